// SPDX-License-Identifier: EUPL-1.2
// The audit: every screen of every shipped questionnaire in every language, as it is laid out and
// as it is drawn. The table goes to the file that tests/run shows at its end.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/screen_tour.h"
#include "kiosk/stage/motion.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "tests/audit/layout_audit.h"
#include "tests/audit/ledger.h"
#include "tests/audit/other_screens.h"
#include "tests/audit/pixel_audit.h"
#include "tests/support/require_ok.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace zuil::test;

// Pango asks for memory a thousand times a screen: who asked need not be remembered so far back.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "malloc_context_size=1:quarantine_size_mb=8";
}

namespace {

constexpr auto kSite = "Gemeente Stichtse Vecht";
constexpr double kShortSide = 299;  // mm

struct Glass {
  int width;
  int height;
};
constexpr Glass kPortrait{1080, 1920};
constexpr Glass kLandscape{1920, 1080};
constexpr Glass kSmall{1280, 800};
constexpr Glass kLarge{2160, 3840};

std::string words_of(Glass glass, const Preferences& preferences) {
  std::string words =
      preferences.language + " " + std::to_string(glass.width) + "x" + std::to_string(glass.height);
  if (preferences.large_text) words += " large";
  if (preferences.contrast == Contrast::Dark) words += " dark";
  if (preferences.contrast == Contrast::Light) words += " light";
  if (preferences.low_reach) words += " low reach";
  return words;
}

// One glass, and the screens that were seen on it.
class Booth {
 public:
  explicit Booth(Glass glass, bool drawn = true)
      : glass_(glass),
        window_(require_ok(Window::open({.headless = true,
                                         .width = drawn ? glass.width : 64,
                                         .height = drawn ? glass.height : 64}))),
        stage_(window_->renderer(),
               {.width = glass.width, .height = glass.height, .short_side_mm = kShortSide},
               require_ok(read_theme(data_dir() / "assets/themes/default.json")),
               data_dir() / "assets/icons") {}

  Glass glass() const { return glass_; }
  Stage& stage() { return stage_; }
  SDL_Renderer* renderer() const { return window_->renderer(); }

  // False for a screen of which the like was on this glass before, in another questionnaire.
  bool show(Screen screen) {
    std::string looks = screen.language + static_cast<char>('0' + screen.large_text) +
                        static_cast<char>('0' + static_cast<int>(screen.contrast)) +
                        static_cast<char>('0' + screen.low_reach);
    for (const Node& node : screen.nodes)
      if (node.role != Role::Progress) looks += '\n' + node.id + '\t' + node.label;
    if (!seen_.insert(std::hash<std::string>{}(looks)).second) return false;
    stage_.show(std::move(screen));
    return true;
  }

 private:
  Glass glass_;
  std::unique_ptr<Window> window_;
  Stage stage_;
  std::set<std::size_t> seen_;
};

// What is audited together: the screens of one questionnaire, or those of none.
struct Work {
  std::string name;
  std::shared_ptr<const Questionnaire> questionnaire;  // none: the other screens
};

class Audit {
 public:
  Audit() {
    for (const auto& file : shipped_files())
      work_.push_back({file.stem().string(), questionnaire_in(file)});
    for (const Work& work : work_) offered_.push_back(work.questionnaire);
    // The longest titles.
    std::sort(offered_.begin(), offered_.end(), [](const auto& a, const auto& b) {
      return a->title.in("nl").size() > b->title.in("nl").size();
    });
    work_.push_back({"every-type", questionnaire_in(std::filesystem::path(ZUIL_SOURCE_DIR) /
                                                    "tests/kiosk/survey/every_type.json")});
    work_.push_back({"-", nullptr});
  }

  const Ledger& run() {
    for (std::size_t i = 0; i < work_.size(); ++i) {
      const auto& languages =
          work_[i].questionnaire ? work_[i].questionnaire->languages : strings_.languages();
      for (std::size_t j = 0; j < languages.size(); ++j)
        if (strings_.has_language(languages[j])) look_at(work_[i], languages[j], i + j);
    }
    look_at_states();
    look_at_motion();
    return ledger_;
  }

 private:
  std::vector<TourStop> screens_of(const Work& work, const Preferences& preferences) const {
    if (!work.questionnaire) return other_screens(offered_, strings_, preferences);
    return tour(work.questionnaire, strings_,
                {.preferences = preferences, .site = kSite, .fullest = true});
  }

  // The largest letters everywhere (rule 6); the other combinations for some of the languages of
  // each questionnaire, by turns.
  void look_at(const Work& work, const std::string& language, std::size_t turn) {
    const std::vector<Booth*> sizes{&portrait_, &landscape_, &small_};
    lay_out(work, {.language = language, .large_text = true}, {&portrait_, &landscape_});
    if (turn % 2 == 0) lay_out(work, {.language = language, .large_text = true}, {&small_});
    lay_out(work, {.language = language, .large_text = turn % 2 == 0, .low_reach = true},
            {sizes[turn % 3]});
    if (turn % 7 == 0)
      lay_out(work, {.language = language, .large_text = turn % 2 == 0}, {&large_});
    draw_some(work, {.language = language, .contrast = static_cast<Contrast>(turn % 3)},
              turn % 2 == 0 ? portrait_ : landscape_, turn);
    if (language == "nl") mirror(work, turn % 2 == 0 ? landscape_ : portrait_);
  }

  bool show(const Work& work, const TourStop& stop, const Preferences& preferences, Booth& booth) {
    ledger_.at(work.name + "/" + stop.name + (stop.state.empty() ? "" : ":" + stop.state) + " " +
               words_of(booth.glass(), preferences));
    return booth.show(stop.screen);
  }

  void lay_out(const Work& work, const Preferences& preferences,
               const std::vector<Booth*>& booths) {
    const auto stops = screens_of(work, preferences);
    for (Booth* booth : booths)
      for (const TourStop& stop : stops)
        if (show(work, stop, preferences, *booth)) audit_layout(booth->stage(), ledger_);
  }

  // Lays all of them out, and draws the screens of which the turn has come: each questionnaire has
  // seven languages, and each screen of it is drawn in one of them.
  void draw_some(const Work& work, const Preferences& preferences, Booth& booth, std::size_t turn) {
    constexpr std::size_t kLanguages = 7;
    const auto stops = screens_of(work, preferences);
    for (std::size_t i = 0; i < stops.size(); ++i) {
      if (!show(work, stops[i], preferences, booth)) continue;
      audit_layout(booth.stage(), ledger_);
      if ((i + turn) % kLanguages != 0) continue;
      draw(booth.stage(), booth.renderer(), picture_);
      audit_contrast(booth.stage(), picture_, ledger_);
      audit_faces(booth.stage(), picture_, ledger_);
    }
  }

  void mirror(const Work& work, Booth& booth) {
    for (const TourStop& stop : screens_of(work, {.language = "nl"})) {
      ledger_.at(work.name + "/" + stop.name + " " + words_of(booth.glass(), {.language = "nl"}));
      audit_mirror(booth.stage(), stop.screen, ledger_);
    }
  }

  void look_at_states() {
    const Work& work = *std::find_if(work_.begin(), work_.end(),
                                     [](const Work& one) { return one.name == "every-type"; });
    for (const Contrast contrast : {Contrast::Normal, Contrast::Dark, Contrast::Light}) {
      const Preferences preferences{.language = "nl", .contrast = contrast};
      Booth& booth = contrast == Contrast::Normal ? landscape_ : portrait_;
      StateAudit states(booth.stage(), booth.renderer(), ledger_);
      for (const TourStop& stop : screens_of(work, preferences)) {
        ledger_.at(work.name + "/" + stop.name + " " + words_of(booth.glass(), preferences));
        states.run(stop.screen);
      }
    }
  }

  // The screen that invites, as it moves.
  void look_at_motion() {
    const Preferences preferences{.language = "nl"};
    for (Booth* booth : {&portrait_, &landscape_}) {
      ledger_.at("attract " + words_of(booth->glass(), preferences));
      booth->stage().show(screens_of(work_.front(), preferences).front().screen);
      std::vector<Picture> frames;
      for (int i = 0; i <= kMotionFrames; ++i) {
        booth->stage().nudge(motion_at({}, SteadyTime{} + kMotionRest + i * kMotionFrame));
        draw(booth->stage(), booth->renderer(), frames.emplace_back());
      }
      audit_flashes(frames, booth->stage().viewport().pixels_per_mm(), ledger_);
    }
  }

  Strings strings_ = require_ok(Strings::read(data_dir() / "assets/strings"));
  std::vector<Work> work_;
  std::vector<std::shared_ptr<const Questionnaire>> offered_;
  Booth portrait_{kPortrait};
  Booth landscape_{kLandscape};
  Booth small_{kSmall, false};
  Booth large_{kLarge, false};
  Ledger ledger_;
  Picture picture_;
};

}  // namespace

TEST_CASE("every screen of every shipped questionnaire") {
  Audit audit;
  const Ledger& ledger = audit.run();
  require_ok(write_file(ZUIL_AUDIT_TABLE, ledger.table()));
  CHECK_MESSAGE(ledger.clean(), ledger.faults());
}
