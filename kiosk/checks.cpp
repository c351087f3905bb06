// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/checks.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "kiosk/base/file.h"
#include "kiosk/fit_check.h"
#include "kiosk/house_style.h"
#include "kiosk/service.h"
#include "kiosk/stage/window.h"
#include "kiosk/survey/text_list.h"

namespace zuil {
namespace {

class Report {
 public:
  explicit Report(std::ostream& out) : out_(out) {}

  void ok(std::string_view what, std::string_view found) {
    out_ << "ok     " << what << ": " << found << '\n';
  }
  // May be meant, and is no reason to exit with 1.
  void doubt(std::string_view what, const Error& error) {
    out_ << "doubt  " << what << ": " << error.message << '\n';
    if (!error.hint.empty()) out_ << "       " << error.hint << '\n';
  }
  void fault(std::string_view what, const Error& error) {
    faults_ = true;
    out_ << "FAULT  " << what << ": " << error.message << '\n';
    if (!error.hint.empty()) out_ << "       " << error.hint << '\n';
  }
  template <class T>
  bool add(std::string_view what, const Result<T>& result, std::string_view found) {
    if (result)
      ok(what, found);
    else
      fault(what, result.error());
    return result.has_value();
  }
  int exit_code() const { return faults_ ? 1 : 0; }

 private:
  std::ostream& out_;
  bool faults_ = false;
};

// Every text of the program and the questionnaires must have a picture for each of its characters.
Result<void> check_fonts(TextTextures& texts, const Strings& strings,
                         const std::vector<Questionnaire>& questionnaires) {
  const auto missing = [&](const std::string& text, const std::string& language) -> Result<void> {
    if (texts.count_missing_glyphs(text, {.language = language}) == 0) return {};
    return fail(ErrorCode::NotFound, "no installed font can write: " + text,
                "Install fonts-noto-core.");
  };
  for (const std::string& language : strings.languages())
    ZUIL_CHECK(missing(strings.text(language, "languageName"), language));
  for (const Questionnaire& questionnaire : questionnaires)
    for (const auto& [path, text] : texts_of(questionnaire))
      for (const auto& [language, words] : text->all()) ZUIL_CHECK(missing(words, language));
  return {};
}

// Nothing may be clipped, in any language, at the largest letters, on the display there is or else
// on the smallest ones; in the size that was configured.
void check_room(Report& report, const std::vector<Questionnaire>& questionnaires,
                const Strings& strings, Stage& stage, const KioskSettings& settings,
                const std::optional<Viewport>& display) {
  std::vector<Viewport> screens(kSmallestScreens.begin(), kSmallestScreens.end());
  if (display) screens = {*display};
  for (Viewport& screen : screens) screen.short_side_mm = settings.short_side_mm;
  for (const Questionnaire& questionnaire : questionnaires) {
    const auto findings = check_fit(std::make_shared<const Questionnaire>(questionnaire), strings,
                                    stage, {.screens = screens, .site = settings.site});
    if (findings.empty())
      report.ok("fits the screen", questionnaire.id);
    else
      report.fault("fits the screen",
                   {ErrorCode::Invalid,
                    questionnaire.id + ": " + findings.front().path + ": " + findings.front().what,
                    findings.front().mend +
                        " Or the screen is not so small, \"shortSideMm\", or \"site\" so long."});
  }
}

// A language that nobody speaks is nearly always a misspelt one.
void check_languages(Report& report, const std::vector<Questionnaire>& questionnaires,
                     const KioskSettings& settings) {
  for (const std::string& language : settings.languages) {
    const bool known = std::any_of(
        questionnaires.begin(), questionnaires.end(), [&](const Questionnaire& questionnaire) {
          const auto& languages = questionnaire.languages;
          return std::find(languages.begin(), languages.end(), language) != languages.end();
        });
    if (!known)
      report.fault("languages",
                   {ErrorCode::Invalid, "no questionnaire has \"" + language + "\"",
                    "Take it out of \"languages\", or write it as the questionnaires do."});
  }
}

std::vector<Questionnaire> check_questionnaires(Report& report, const KioskSettings& settings,
                                                const Strings& strings) {
  std::vector<Questionnaire> sound;
  for (const auto& file : settings.questionnaires) {
    auto questionnaire = read_offered_questionnaire(file, strings);
    const bool taken =
        questionnaire && std::any_of(sound.begin(), sound.end(), [&](const Questionnaire& other) {
          return other.id == questionnaire->id;
        });
    if (taken)
      report.fault("questionnaire " + file.string(), same_id(questionnaire->id));
    else if (report.add("questionnaire", questionnaire, file.string()))
      sound.push_back(std::move(*questionnaire));
  }
  return sound;
}

Result<Theme> check_theme(Report& report, const KioskSettings& settings) {
  const auto file = theme_file(settings);
  auto theme = read_theme(file);
  if (report.add("theme", theme, file.string() + ", contrast is sufficient"))
    report.add("theme's font", check_font(*theme), theme->font);
  return theme;
}

// The display that the kiosk will have; none when it is not looked for, or not found.
std::optional<Viewport> check_display(Report& report, bool headless, Rotation rotation) {
  const auto window =
      Window::open({.headless = headless, .full_screen = !headless, .rotation = rotation});
  if (!window) {
    report.fault("display", window.error());
    return std::nullopt;
  }
  if (headless) {
    report.ok("display", "not looked for (--headless)");
    return std::nullopt;
  }
  report.ok("display", std::to_string((*window)->width()) + "x" +
                           std::to_string((*window)->height()) + ", renderer " +
                           (*window)->renderer_name());
  if (const int devices = Window::count_touch_devices(); devices > 0)
    report.ok("touch device", std::to_string(devices) + " found");
  else
    report.fault("touch device",
                 {ErrorCode::NotFound, "none was found",
                  "Connect the touch screen; the user must be in the group \"input\"."});
  return Viewport{.width = (*window)->width(), .height = (*window)->height()};
}

}  // namespace

int check_kiosk(const std::filesystem::path& config, const std::filesystem::path& data,
                bool headless, std::ostream& out) {
  Report report(out);
  const auto strings = Strings::read(data_dir() / "assets" / "strings");
  report.add("texts", strings, data_dir().string());
  const auto settings = read_kiosk_settings(config);
  const bool configured = report.add("configuration", settings, config.string());
  const auto theme = check_theme(report, settings.value_or(KioskSettings{}));
  if (configured) {
    for (const Error& doubt : doubts_about(*settings)) report.doubt("configuration", doubt);
    report.add("collector's key", read_public_key(settings->collector.public_key_file),
               settings->collector.public_key_file.string());
  }
  auto store = ResponseStore::open(data / "zuil.db");
  if (report.add("database", store, (data / "zuil.db").string()))
    report.add("database can be written", store->check(), "yes");
  const auto display = check_display(report, headless, settings.value_or(KioskSettings{}).rotation);
  if (settings && strings) {
    const auto questionnaires = check_questionnaires(report, *settings, *strings);
    check_languages(report, questionnaires, *settings);
    const auto canvas = Window::open({.headless = true, .width = 320, .height = 320});
    if (canvas && theme) {
      Stage stage((*canvas)->renderer(), {}, *theme, data_dir() / "assets" / "icons");
      report.add("fonts", check_fonts(stage.texts(), *strings, questionnaires), theme->font);
      check_room(report, questionnaires, *strings, stage, *settings, display);
    }
  }
  return report.exit_code();
}

}  // namespace zuil
