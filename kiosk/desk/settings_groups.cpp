// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/settings_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

#include "kiosk/base/log.h"
#include "kiosk/desk/commissioning.h"
#include "kiosk/desk/confirm_page.h"
#include "kiosk/desk/offered_here.h"
#include "kiosk/desk/settings_words.h"
#include "kiosk/desk/text_entry.h"
#include "kiosk/screens/operator/editor_words.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

// ISO/IEC 7810 ID-1: a bank card, an identity card.
constexpr double kCardWidthMm = 85.60;

constexpr std::array<std::pair<const char*, Contrast>, 3> kContrasts{
    {{"normal", Contrast::Normal}, {"dark", Contrast::Dark}, {"light", Contrast::Light}}};
constexpr std::array kRotations{Rotation::None, Rotation::Quarter, Rotation::Half,
                                Rotation::ThreeQuarters};

std::vector<int> from_to(int first, int last, int step) {
  std::vector<int> values;
  for (int value = first; value <= last; value += step) values.push_back(value);
  return values;
}

bool is_offered(const KioskSettings& settings, const std::string& language) {
  const auto& languages = settings.languages;
  return languages.empty() ||
         std::find(languages.begin(), languages.end(), language) != languages.end();
}

// What follows the colon of a verb: "contrast:dark".
bool takes(const std::string& verb, std::string_view head, std::string& rest) {
  if (!verb.starts_with(head)) return false;
  rest = verb.substr(head.size());
  return true;
}

}  // namespace

std::string languages_now(const DeskContext& context, const KioskSettings& settings) {
  if (settings.languages.empty()) return context.text("settingsAll");
  return context.text("settingsSome", {{"count", std::to_string(settings.languages.size())}});
}

LanguageSettings::LanguageSettings(DeskContext& context)
    : SettingsPage(context, "languages"),
      offered_(read_offered(context).value_or(std::vector<Questionnaire>())) {
  const auto add = [&](const std::string& language) {
    if (std::find(languages_.begin(), languages_.end(), language) == languages_.end())
      languages_.push_back(language);
  };
  const Strings& strings = context.parts.strings;
  if (strings.has_language("nl")) add("nl");
  for (const Questionnaire& questionnaire : offered_)
    for (const std::string& language : questionnaire.languages)
      if (strings.has_language(language)) add(language);
  for (const std::string& language : strings.languages()) add(language);
}

std::vector<std::string> LanguageSettings::titles_without(
    const std::vector<std::string>& languages) const {
  const EditorWords words(context().texts, context().language);
  std::vector<std::string> titles;
  for (const Questionnaire& questionnaire : offered_)
    if (std::none_of(questionnaire.languages.begin(), questionnaire.languages.end(),
                     [&](const std::string& language) {
                       return std::find(languages.begin(), languages.end(), language) !=
                              languages.end();
                     }))
      titles.push_back(questionnaire.title.in(words.text_language(questionnaire)));
  return titles;
}

std::vector<std::string> LanguageSettings::chosen_but(const std::string& one) const {
  std::vector<std::string> chosen;
  for (const std::string& language : languages_)
    if (language != one && is_offered(settings(), language)) chosen.push_back(language);
  return chosen;
}

void LanguageSettings::fill(Panel& panel) const {
  panel.hint(context().text("settingsLanguagesHint"));
  const Strings& strings = context().parts.strings;
  std::vector<std::string> chosen;
  for (const std::string& language : languages_) {
    const bool is_on = is_offered(settings(), language);
    if (is_on) chosen.push_back(language);
    panel.check(language, strings.text(language, "languageName"), is_on, language);
    panel.last().language = language;
    if (language != refused_) continue;
    for (const std::string& title : titles_without(chosen_but(language)))
      panel.finding("needs", context().text("settingsLanguageNeeded", {{"title", title}}),
                    Level::Warning);
  }
  // As kiosk.json may have it.
  for (const std::string& title : titles_without(chosen))
    panel.finding("none", context().text("settingsNoLanguage", {{"title", title}}), Level::Warning);
}

DeskMove LanguageSettings::operate(const std::string& verb) {
  std::vector<std::string> offered = chosen_but(verb);
  const bool is_taken_off = is_offered(settings(), verb);
  if (!is_taken_off) offered.push_back(verb);
  refused_.clear();
  // Without a language nobody is asked anything.
  if (is_taken_off && (offered.empty() || !titles_without(offered).empty())) {
    refused_ = verb;
    return DeskMove::stay();
  }
  draft().set("/languages", offered.size() == languages_.size() ? Json() : Json(offered));
  return DeskMove::stay();
}

void SteppedPage::fill(Panel& panel) const {
  for (const SteppedSetting& setting : steppers_)
    add_stepper(panel, context(), setting, settings());
}

DeskMove SteppedPage::operate(const std::string& verb) {
  for (const SteppedSetting& setting : steppers_)
    if (step(draft(), setting, verb)) break;
  return DeskMove::stay();
}

TimeSettings::TimeSettings(DeskContext& context)
    : SteppedPage(
          context, "times",
          {{.id = "idleWarning",
            .at = "/timing/idleWarningSeconds",
            .values = {10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 600},
            .get = [](const auto& all) { return static_cast<int>(all.idle_warning.count()); },
            .words = [&context](int value) { return context.wait_of(value); }},
           {.id = "idleCountdown",
            .at = "/timing/idleCountdownSeconds",
            .values = {20, 30, 45, 60, 90, 120, 180},
            .get = [](const auto& all) { return static_cast<int>(all.idle_countdown.count()); },
            .words = [&context](int value) { return context.wait_of(value); }},
           {.id = "thanks",
            .at = "/timing/thanksSeconds",
            .values = {3, 5, 8, 12, 15, 20, 30, 45, 60, 90, 120},
            .get = [](const auto& all) { return static_cast<int>(all.thanks.count()); },
            .words = [&context](int value) { return context.wait_of(value); }}}) {}

std::string upload_now(const DeskContext& context, const KioskSettings& settings) {
  const int from = settings.upload.from;
  const int until = from + static_cast<int>(settings.upload.window.count());
  return context.text("settingsBetween",
                      {{"from", time_of_day(from)}, {"until", time_of_day(until % kMinutesOfDay)}});
}

SendingSettings::SendingSettings(DeskContext& context)
    : SteppedPage(
          context, "upload",
          {{.id = "uploadFrom",
            .at = "/sync/time",
            .values = from_to(0, kMinutesOfDay - 30, 30),
            .get = [](const auto& all) { return all.upload.from; },
            .words = [](int value) { return time_of_day(value); },
            .json = [](int value) { return Json(time_of_day(value)); }},
           {.id = "uploadWindow",
            .at = "/sync/windowMinutes",
            .values = {5, 15, 30, 60, 120, 180, 240, 360, 480, 720},
            .get = [](const auto& all) { return static_cast<int>(all.upload.window.count()); },
            .words =
                [this](int value) {
                  return time_of_day((settings().upload.from + value) % kMinutesOfDay);
                }}}) {}

std::string sound_now(const DeskContext& context, const KioskSettings& settings) {
  return settings.speech ? volume_of(context, settings.volume) : context.text("settingsOff");
}

SoundSettings::SoundSettings(DeskContext& context)
    : SteppedPage(context, "sound",
                  {{.id = "volume",
                    .at = "/sound/volume",
                    .values = from_to(kSoftest, kLoudest, 1),
                    .get = [](const auto& all) { return all.volume; },
                    .words = [&context](int value) { return volume_of(context, value); }}}) {}

void SoundSettings::fill(Panel& panel) const {
  panel.hint(context().text("settingsSoundHint"));
  panel.check("speech", context().text("settings:speech"), settings().speech, "speech");
  SteppedPage::fill(panel);
}

DeskMove SoundSettings::operate(const std::string& verb) {
  if (verb == "speech") draft().set("/sound/speech", !settings().speech);
  return SteppedPage::operate(verb);
}

std::string look_now(const DeskContext& context, const KioskSettings& settings) {
  return contrast_of(context, settings.contrast);
}

LookSettings::LookSettings(DeskContext& context) : SettingsPage(context, "look") {
  if (context.parts.themes) themes_ = context.parts.themes();
}

void LookSettings::fill(Panel& panel) const {
  panel.heading(context().text("settings:contrast"));
  for (const auto& [name, contrast] : kContrasts) {
    const std::string id = "contrast:" + std::string(name);
    panel.option(id, context().text(id), settings().contrast == contrast, id);
  }
  if (!themes_.empty()) panel.heading(context().text("settings:theme"));
  for (std::size_t i = 0; i < themes_.size(); ++i) {
    const std::string id = "theme:" + std::to_string(i);
    panel.option(id, themes_[i].name.empty() ? context().text("settingsOurTheme") : themes_[i].name,
                 themes_[i].file == settings().theme, id);
  }
  panel.heading(context().text("settings:rotation"));
  for (const Rotation rotation : kRotations)
    panel.option(id_of(rotation), context().text(id_of(rotation)), settings().rotation == rotation,
                 id_of(rotation));
}

DeskMove LookSettings::operate(const std::string& verb) {
  std::string rest;
  if (takes(verb, "contrast:", rest)) draft().set("/contrast", rest);
  if (takes(verb, "rotation:", rest))
    for (const Rotation rotation : kRotations)
      if (verb == id_of(rotation)) draft().set("/screen/rotation", static_cast<int>(rotation));
  if (takes(verb, "theme:", rest))
    for (std::size_t i = 0; i < themes_.size(); ++i)
      if (rest == std::to_string(i)) choose_theme(themes_[i].file);
  return DeskMove::stay();
}

// As short as an administrator would write it.
void LookSettings::choose_theme(const std::filesystem::path& file) {
  const bool is_beside = file.parent_path() == context().parts.config.parent_path();
  const auto name = is_beside ? file.filename() : file;
  draft().set("/theme", file.empty() ? Json() : Json(name.string()));
}

DeskMove LookSettings::saved(const KioskSettings& before) {
  if (before.theme == settings().theme && before.rotation == settings().rotation)
    return SettingsPage::saved(before);
  return DeskMove::replace(std::make_unique<ConfirmPage>(
      context(), ToConfirm{.name = "desk:settings:restart",
                           .title = context().text("settingsRestart"),
                           .hint = context().text("settingsRestartHint"),
                           .agree = context().text("settingsRestartNow"),
                           .refuse = context().text("settingsRestartLater"),
                           .done = [&context = context()]() -> Result<DeskMove> {
                             context.record("restart", "zuil");
                             return DeskMove{.kind = DeskMove::Kind::Quit,
                                             .exit_code = kStartAgain};
                           }}));
}

std::string screen_now(const DeskContext& context, const KioskSettings& settings) {
  return millimetres(context, settings.short_side_mm);
}

ScreenSettings::ScreenSettings(DeskContext& context)
    : SteppedPage(context, "screen",
                  {{.id = "mountHeight",
                    .at = "/screen/mountHeightMm",
                    .values = from_to(500, 1600, 10),
                    .get =
                        [](const auto& all) {
                          return static_cast<int>(
                              std::lround(all.mount_height_mm.value_or(kLowestGlassMm)));
                        },
                    .words = [&context](int value) { return millimetres(context, value); }}}) {}

void ScreenSettings::resume() {
  draft().read_again();
}

void ScreenSettings::fill(Panel& panel) const {
  panel.row("card", context().text("settings:card"),
            millimetres(context(), settings().short_side_mm), "card");
  SteppedPage::fill(panel);
  if (!settings().mount_height_mm)
    panel.finding("height", context().text("settingsNotMeasured"), Level::Plain);
  else if (!doubts_about(settings()).empty())
    panel.finding("height", context().text("settingsHeightDoubt"), Level::Warning);
  else
    panel.finding("height", context().text("settingsHeightFine"), Level::Fine);
}

DeskMove ScreenSettings::operate(const std::string& verb) {
  if (verb == "card") return DeskMove::open(std::make_unique<CardPage>(context()));
  return SteppedPage::operate(verb);
}

void CardPage::fill(Panel& panel) const {
  panel.hint(context().text("settingsCardHint"));
  panel.card("card", context().text("settingsCardPlace"), kCardWidthMm / settings().short_side_mm);
  panel.stepper("large", context().text("settingsLargeStep"), "", true, true);
  panel.stepper("small", context().text("settingsSmallStep"), "", true, true);
  panel.fact("side", context().text("settingsShortSide"),
             millimetres(context(), settings().short_side_mm));
}

// A screen that is thought larger shows the card smaller.
DeskMove CardPage::operate(const std::string& verb) {
  const double step = verb.ends_with(":large") ? 10 : 1;
  const double now = std::round(settings().short_side_mm);
  if (verb.starts_with("less:")) draft().set("/screen/shortSideMm", now + step);
  if (verb.starts_with("more:")) draft().set("/screen/shortSideMm", now - step);
  return DeskMove::stay();
}

DeskMove CardPage::saved(const KioskSettings& before) {
  if (const auto marked = mark_setup_step(context(), "screen"); !marked)
    log::error("write", "setup", marked.error());
  return SettingsPage::saved(before);
}

std::string breakdowns_now(const DeskContext& context, const KioskSettings& settings) {
  if (settings.breakdowns.empty()) return context.text("settingsNone");
  std::string all;
  for (const auto& [number, value] : settings.breakdowns) all += (all.empty() ? "" : ", ") + value;
  return all;
}

Screen BreakdownSettings::screen() const {
  Panel panel = context_.panel("desk:settings:breakdowns", "settings:breakdowns");
  panel.hint(context_.text("settingsBreakdownsHint"));
  for (int number = 1; number <= 4; ++number) {
    const std::string id = std::to_string(number);
    const auto found = draft_.settings().breakdowns.find(number);
    panel.row(
        id, context_.text("settingsBreakdown", {{"number", id}}),
        found == draft_.settings().breakdowns.end() ? context_.text("settingsNone") : found->second,
        id);
  }
  panel.back();
  return panel.take();
}

DeskMove BreakdownSettings::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  for (int number = 1; number <= 4; ++number)
    if (action.value == std::to_string(number)) return open(number);
  return DeskMove::stay();
}

DeskMove BreakdownSettings::open(int number) {
  const std::string at = "/breakdowns/uitsplitsing" + std::to_string(number);
  const auto value = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  const auto found = draft_.settings().breakdowns.find(number);
  return DeskMove::open(std::make_unique<TextEntry>(
      context_,
      TextToEnter{
          .name = "desk:settings:breakdown",
          .title = context_.text("settingsBreakdown", {{"number", std::to_string(number)}}),
          .hint = context_.text("settingsBreakdownHint"),
          .text = found == draft_.settings().breakdowns.end() ? "" : found->second,
          .most = 60,
          .check =
              [this, at, value](const std::string& text) {
                const auto read =
                    SettingsFile(context_.parts.config).preview({{at, value(trimmed(text))}});
                return read ? "" : context_.text("settingsNoName");
              },
          .done = [this, at, value](const std::string& text) -> Result<void> {
            draft_.set(at, value(text));
            if (draft_.error().empty() && draft_.save()) return {};
            return fail(ErrorCode::Io, draft_.error());
          }}));
}

std::string precision_now(const DeskContext& context, const KioskSettings& settings) {
  return context.text(settings.time_resolution == TimeResolution::Day ? "precision:day"
                                                                      : "precision:daypart");
}

void PrecisionSettings::fill(Panel& panel) const {
  panel.hint(context().text("settingsPrecisionHint"));
  const bool is_day = settings().time_resolution == TimeResolution::Day;
  panel.option("daypart", context().text("precision:daypart"), !is_day, "daypart");
  panel.option("day", context().text("precision:day"), is_day, "day");
}

DeskMove PrecisionSettings::operate(const std::string& verb) {
  draft().set("/timeResolution", verb);
  return DeskMove::stay();
}

}  // namespace zuil
