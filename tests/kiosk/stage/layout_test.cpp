// SPDX-License-Identifier: EUPL-1.2
// Where things come, over every screen of shipped questionnaires: low reach (design/citizen.md,
// rule 18), and that nothing moves when an error is told.
#include "kiosk/stage/layout.h"

#include <map>
#include <memory>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/attract.h"
#include "kiosk/screens/screen_tour.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "tests/support/require_ok.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;

namespace {

class Glass {
 public:
  explicit Glass(int width, int height)
      : window_(test::require_ok(Window::open({.headless = true, .width = 64, .height = 64}))),
        stage_(window_->renderer(), {.width = width, .height = height, .short_side_mm = 299},
               test::require_ok(read_theme(data_dir() / "assets/themes/default.json")),
               data_dir() / "assets/icons") {}

  Stage& show(Screen screen) {
    stage_.show(std::move(screen));
    return stage_;
  }
  const Strings& strings() const { return strings_; }
  std::vector<TourStop> tour(const std::string& name, Preferences preferences) const {
    return zuil::tour(test::shipped_questionnaire(name), strings_,
                      {.preferences = std::move(preferences), .site = "Stadhuis", .fullest = true});
  }

 private:
  Strings strings_ = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  std::unique_ptr<Window> window_;
  Stage stage_;
};

const std::vector<std::string> kNames{"balie", "smiley-5", "melding", "kwh-reparatie"};

}  // namespace

TEST_CASE("with low reach all that can be touched is in the lower part of a portrait screen") {
  Glass glass(1080, 1920);
  for (const std::string language : {"nl", "ar", "uk"})
    for (const bool large : {false, true})
      for (const std::string& name : kNames)
        for (TourStop& stop :
             glass.tour(name, {.language = language, .large_text = large, .low_reach = true})) {
          const Stage& stage = glass.show(std::move(stop.screen));
          INFO(name << " " << stop.name << " " << stop.state << " " << language << large);
          CHECK(stage.layout().fits);
          for (const Placed& placed : stage.layout().placed)
            if (stage.screen().nodes[placed.node].interactive()) CHECK(placed.box.y >= 768);
        }
}

TEST_CASE("with low reach the answers stand as low as they can") {
  Glass glass(1080, 1920);
  for (TourStop& stop : glass.tour("balie", {.language = "nl", .low_reach = true})) {
    const Stage& stage = glass.show(std::move(stop.screen));
    float answers = 0;
    for (const Placed& placed : stage.layout().placed)
      if (stage.screen().nodes[placed.node].role == Role::Choice)
        answers = std::max(answers, placed.box.bottom());
    const auto back = stage.find("back");
    if (answers == 0 || !back || stage.screen().kind != ScreenKind::Question) continue;
    INFO(stop.name << " " << stop.state);
    const auto not_applicable = stage.find("na");
    CHECK(back->y - std::max(answers, not_applicable ? not_applicable->bottom() : 0) < 100);
  }
}

TEST_CASE("a site's name as long as it may be is written smaller and runs into nothing") {
  const auto balie = test::shipped_questionnaire("balie");
  for (const std::string& site :
       {std::string("Gemeentelijk Klantcontactcentrum Stichtse Vecht en Wijdemeren, vestiging "
                    "Maarssen, begane grond"),
        std::string(97, 'W')})
    for (const auto& [width, height] :
         {std::pair(1080, 1920), std::pair(1920, 1080), std::pair(1280, 800)})
      for (const bool large : {false, true}) {
        Glass glass(width, height);
        const Stage& stage =
            glass.show(attract_screen({.offered = {balie.get()}, .site = site}, glass.strings(),
                                      {.language = "nl", .large_text = large}));
        INFO(width << std::string(large ? " large " : " ") << site);
        REQUIRE(stage.screen().nodes.front().part == Part::Brand);
        const Placed& brand = stage.layout().placed.front();
        if (stage.layout().fits) {
          CHECK(brand.text.y >= 0);
          CHECK(brand.text.right() <= stage.layout().panel.right());
          CHECK(brand.text.bottom() <= stage.find("title")->y);
        }
        if (!large) CHECK(stage.layout().fits);
      }
}

TEST_CASE("nothing moves and no letter changes when an answer is said to be missing") {
  int compared = 0;
  for (const auto& [width, height] : {std::pair(1080, 1920), std::pair(1920, 1080),
                                      std::pair(1280, 800), std::pair(2160, 3840)}) {
    Glass glass(width, height);
    for (const std::string language : {"nl", "ar", "uk"})
      for (const bool large : {false, true})
        for (const std::string& name : kNames) {
          std::map<std::string, Layout> calm;
          for (TourStop& stop : glass.tour(name, {.language = language, .large_text = large})) {
            const Stage& stage = glass.show(std::move(stop.screen));
            if (stop.state.empty()) calm[stop.name] = stage.layout();
            if (stop.state != "missing") continue;
            INFO(name << " " << stop.name << " " << language << width
                      << std::string(large ? " large" : ""));
            const Layout& before = calm.at(stop.name);
            ++compared;
            CHECK(stage.layout().scale == before.scale);
            std::size_t at = 0;
            for (const Placed& placed : stage.layout().placed)
              if (stage.screen().nodes[placed.node].role != Role::Error)
                CHECK(placed.box == before.placed.at(at++).box);
          }
        }
  }
  CHECK(compared > 0);
}

TEST_CASE("news as long as it may be stands beside the invitation, in letters of every size") {
  const auto balie = test::shipped_questionnaire("balie");
  std::string words = "De balie is open. ";
  while (words.size() < kLongestNewsText) words += "Wij zijn er langer. ";
  words.resize(kLongestNewsText);
  for (const auto& [width, height] :
       {std::pair(1080, 1920), std::pair(1920, 1080), std::pair(1280, 800)})
    for (const bool large : {false, true}) {
      Glass glass(width, height);
      const LocalText text(std::map<std::string, std::string, std::less<>>{{"nl", words}});
      const News news{.said = text, .done = text, .respondents = kFewestNewsRespondents};
      const Stage& stage =
          glass.show(attract_screen({.offered = {balie.get()},
                                     .site = "Stadhuis",
                                     .day_part = DayPart::Evening,
                                     .news = &news},
                                    glass.strings(), {.language = "nl", .large_text = large}));
      INFO(width << std::string(large ? " large" : ""));
      CHECK(stage.layout().fits);
      CHECK(stage.find("news-done")->bottom() <= stage.layout().panel.bottom());
      CHECK(stage.find("title")->bottom() <= stage.layout().cards.at(0).y);
    }
}
