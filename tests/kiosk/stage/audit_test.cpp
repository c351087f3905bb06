// SPDX-License-Identifier: EUPL-1.2
// Every screen of every questionnaire, in each language, size and letter size: nothing clipped,
// nothing overlapping, every target large enough (design/citizen.md, rules 1, 2 and 6).
#include "tests/support/audit.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/kiosk/stage/every_screen.h"
#include "tests/support/require_ok.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;

namespace {

Questionnaire read(const std::filesystem::path& file) {
  return test::require_ok(read_questionnaire(test::require_ok(read_file(file)), file.string()));
}

struct Glass {
  int width;
  int height;
};
constexpr Glass kPortrait{1080, 1920};
constexpr Glass kLandscape{1920, 1080};
constexpr Glass kSmall{1280, 800};
constexpr Glass kLarge{2160, 3840};

// What was audited, and how far type and space had to shrink: printed for who reads the log.
struct Row {
  std::size_t screens = 0;
  std::size_t faults = 0;
  float smallest = 1;
};

class Audits {
 public:
  Audits(Glass glass, bool large)
      : glass_(glass),
        large_(large),
        window_(test::require_ok(Window::open({.headless = true, .width = 64, .height = 64}))),
        stage_(window_->renderer(),
               {.width = glass.width, .height = glass.height, .short_side_mm = 299},
               test::require_ok(read_theme(data_dir() / "assets/themes/default.json")),
               data_dir() / "assets/icons") {}

  const Strings& strings() const { return strings_; }

  void look_at(const std::string& what, const std::string& language, std::vector<Screen> screens) {
    Row& row = rows_[what];
    for (Screen& screen : screens) {
      stage_.show(std::move(screen));
      const std::string problems = test::faults_of(stage_);
      CHECK_MESSAGE(problems.empty(), what, " ", language, " ", glass_.width, "x", glass_.height,
                    " ", problems);
      ++row.screens;
      if (!problems.empty()) ++row.faults;
      row.smallest = std::min(row.smallest, stage_.layout().scale);
    }
  }

  void questionnaire(const std::string& name, Questionnaire questionnaire) {
    // A fixture may have a language that the kiosk does not speak; it would not be offered.
    std::erase_if(questionnaire.languages,
                  [&](const std::string& language) { return !strings_.has_language(language); });
    for (const std::string& language : questionnaire.languages)
      look_at(name, language,
              test::every_screen(questionnaire, strings_,
                                 {.language = language, .large_text = large_}));
  }

  ~Audits() {
    std::ostringstream table;
    for (const auto& [what, row] : rows_)
      table << "\n  " << what << ": " << row.screens << " screens, " << row.faults
            << " faults, type at " << static_cast<int>(row.smallest * 100 + 0.5F) << "% at least";
    MESSAGE(glass_.width << "x" << glass_.height << std::string(large_ ? " large" : " normal")
                         << table.str());
  }
  Audits(const Audits&) = delete;
  Audits& operator=(const Audits&) = delete;

 private:
  Glass glass_;
  bool large_;
  Strings strings_ = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  std::unique_ptr<Window> window_;
  Stage stage_;
  std::map<std::string, Row> rows_;
};

// Every `parts`-th questionnaire of those shipped, from `part` on, so that cases share the work.
constexpr std::size_t kParts = 4;

void audit_shipped(Glass glass, bool large, std::size_t part) {
  Audits audits(glass, large);
  const auto files = test::shipped_files();
  for (std::size_t i = part; i < files.size(); i += kParts) {
    Questionnaire questionnaire = read(files[i]);
    for (const std::string& language : questionnaire.languages)
      CHECK_MESSAGE(audits.strings().has_language(language), files[i], " ", language);
    audits.questionnaire(files[i].stem().string(), std::move(questionnaire));
  }
}

void audit_common(Glass glass) {
  std::vector<Questionnaire> offered;
  for (const auto& file : test::shipped_files()) offered.push_back(read(file));
  // The longest titles.
  std::sort(offered.begin(), offered.end(), [](const Questionnaire& a, const Questionnaire& b) {
    return a.title.in("nl").size() > b.title.in("nl").size();
  });
  std::vector<const Questionnaire*> pointers;
  for (const Questionnaire& questionnaire : offered) pointers.push_back(&questionnaire);
  for (const bool large : {false, true}) {
    Audits audits(glass, large);
    for (const std::string& language : audits.strings().languages())
      audits.look_at("common", language,
                     test::common_screens(pointers, audits.strings(),
                                          {.language = language, .large_text = large}));
  }
}

void audit_every_type(Glass glass) {
  for (const bool large : {false, true})
    Audits(glass, large)
        .questionnaire("every type", read(std::filesystem::path(ZUIL_SOURCE_DIR) /
                                          "tests/kiosk/survey/every_type.json"));
}

}  // namespace

// One case for each part of the questionnaires, so that they run beside each other.
#define ZUIL_AUDIT(NAME, GLASS)                   \
  TEST_CASE("audit " NAME ", 1") {                \
    audit_shipped(GLASS, false, 0);               \
  }                                               \
  TEST_CASE("audit " NAME ", 2") {                \
    audit_shipped(GLASS, false, 1);               \
  }                                               \
  TEST_CASE("audit " NAME ", 3") {                \
    audit_shipped(GLASS, false, 2);               \
  }                                               \
  TEST_CASE("audit " NAME ", 4") {                \
    audit_shipped(GLASS, false, 3);               \
  }                                               \
  TEST_CASE("audit " NAME ", large letters, 1") { \
    audit_shipped(GLASS, true, 0);                \
  }                                               \
  TEST_CASE("audit " NAME ", large letters, 2") { \
    audit_shipped(GLASS, true, 1);                \
  }                                               \
  TEST_CASE("audit " NAME ", large letters, 3") { \
    audit_shipped(GLASS, true, 2);                \
  }                                               \
  TEST_CASE("audit " NAME ", large letters, 4") { \
    audit_shipped(GLASS, true, 3);                \
  }                                               \
  TEST_CASE("audit " NAME ", every type") {       \
    audit_every_type(GLASS);                      \
  }                                               \
  TEST_CASE("audit " NAME ", common screens") {   \
    audit_common(GLASS);                          \
  }

ZUIL_AUDIT("portrait", kPortrait)
ZUIL_AUDIT("landscape", kLandscape)
ZUIL_AUDIT("small landscape", kSmall)
ZUIL_AUDIT("4K portrait", kLarge)
