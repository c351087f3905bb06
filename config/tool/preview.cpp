// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/preview.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "config/tool/preview_sheet.h"
#include "kiosk/base/file.h"
#include "kiosk/screens/screen_tour.h"
#include "kiosk/screens/strings.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {
namespace {

constexpr int kSmallestSide = 320;
constexpr int kLargestSide = 8192;
constexpr auto kSite = "Stadhuis";

Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) return {};
  return fail(ErrorCode::Io, folder.string() + ": " + error.message(),
              "Name a folder that can be written.");
}

// "003-totaaloordeel-missing.png"
std::string file_name(std::size_t number, const TourStop& stop) {
  std::string digits = std::to_string(number);
  digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
  std::string name = digits + "-" + stop.name + (stop.state.empty() ? "" : "-" + stop.state);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name + ".png";
}

class Preview {
 public:
  Preview(const PreviewOptions& options, std::shared_ptr<const Questionnaire> questionnaire,
          const Strings& strings, const Theme& theme, std::filesystem::path icons)
      : options_(options),
        questionnaire_(std::move(questionnaire)),
        strings_(strings),
        theme_(theme),
        icons_(std::move(icons)) {}

  Result<std::size_t> write(const std::vector<std::string>& languages,
                            const std::vector<PreviewSize>& sizes) {
    for (const std::string& language : languages)
      for (const PreviewSize& size : sizes) ZUIL_CHECK(write_group(language, size));
    ZUIL_CHECK(write_file(options_.out / "index.html",
                          preview_sheet(*questionnaire_, languages.front(), groups_)));
    return pictures_;
  }

 private:
  Result<void> write_group(const std::string& language, const PreviewSize& size) {
    PreviewGroup group{.language = language,
                       .name = strings_.text(language, "languageName"),
                       .size = std::to_string(size.width) + "x" + std::to_string(size.height),
                       .pictures = {}};
    const std::string folder = language + "-" + group.size;
    ZUIL_CHECK(make_folder(options_.out / folder));
    ZUIL_TRY(const auto window,
             Window::open({.headless = true, .width = size.width, .height = size.height}));
    Stage stage(window->renderer(), {.width = size.width, .height = size.height}, theme_, icons_);
    for (TourStop& stop : tour(questionnaire_, strings_, {preferences_in(language), kSite})) {
      const std::string file = folder + "/" + file_name(group.pictures.size() + 1, stop);
      stage.show(std::move(stop.screen));
      stage.draw();
      ZUIL_CHECK(stage.save_png(options_.out / file));
      group.pictures.push_back({file, stop.name, stop.state});
      ++pictures_;
    }
    groups_.push_back(std::move(group));
    return {};
  }

  Preferences preferences_in(const std::string& language) const {
    return {.language = language,
            .large_text = options_.large_text,
            .contrast = options_.contrast,
            .low_reach = options_.low_reach};
  }

  const PreviewOptions& options_;
  std::shared_ptr<const Questionnaire> questionnaire_;
  const Strings& strings_;
  const Theme& theme_;
  std::filesystem::path icons_;
  std::vector<PreviewGroup> groups_;
  std::size_t pictures_ = 0;
};

Result<std::vector<std::string>> chosen_languages(const PreviewOptions& options,
                                                  const Questionnaire& questionnaire,
                                                  const Strings& strings) {
  const auto& known = questionnaire.languages;
  const auto& wanted = options.languages.empty() ? known : options.languages;
  for (const std::string& language : wanted) {
    if (std::find(known.begin(), known.end(), language) == known.end())
      return fail(ErrorCode::Invalid, "the questionnaire has no language \"" + language + "\"",
                  "Choose one of its \"languages\".");
    if (!strings.has_language(language))
      return fail(ErrorCode::Invalid, "the program does not speak \"" + language + "\"",
                  "Add assets/strings/" + language + ".json, or name other languages.");
  }
  return wanted;
}

}  // namespace

Result<PreviewSize> read_preview_size(const std::string& text) {
  PreviewSize size;
  const char* end = text.data() + text.size();
  const auto width = std::from_chars(text.data(), end, size.width);
  const bool has_cross = width.ec == std::errc() && width.ptr != end && *width.ptr == 'x';
  const auto fits = [](int side) { return side >= kSmallestSide && side <= kLargestSide; };
  if (has_cross) {
    const auto height = std::from_chars(width.ptr + 1, end, size.height);
    if (height.ec == std::errc() && height.ptr == end && fits(size.width) && fits(size.height))
      return size;
  }
  return fail(ErrorCode::Invalid, "\"" + text + "\" is not a size",
              "Give it as 1080x1920, from 320 to 8192 pixels.");
}

Result<std::size_t> write_preview(const PreviewOptions& options,
                                  const std::filesystem::path& data) {
  ZUIL_TRY(const std::string text, read_file(options.file));
  ZUIL_TRY(auto questionnaire, read_questionnaire(text, options.file.filename().string()));
  ZUIL_TRY(const Strings strings, Strings::read(data / "assets" / "strings"));
  ZUIL_TRY(const Theme theme,
           read_theme(options.theme.empty() ? data / "assets" / "themes" / "default.json"
                                            : options.theme));
  ZUIL_TRY(const auto languages, chosen_languages(options, questionnaire, strings));
  const std::vector<PreviewSize> both{{1080, 1920}, {1920, 1080}};
  ZUIL_CHECK(make_folder(options.out));
  Preview preview(options, std::make_shared<const Questionnaire>(std::move(questionnaire)), strings,
                  theme, data / "assets" / "icons");
  return preview.write(languages, options.sizes.empty() ? both : options.sizes);
}

}  // namespace zuil
