// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/fit_check.h"

#include <set>
#include <string>
#include <utility>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/screens/screen_tour.h"
#include "kiosk/stage/window.h"

namespace zuil {
namespace {

std::string size_of(const Viewport& viewport) {
  return std::to_string(viewport.width) + "x" + std::to_string(viewport.height);
}

class FitCheck {
 public:
  FitCheck(const std::shared_ptr<const Questionnaire>& questionnaire, const Strings& strings,
           Stage& stage, const Fitting& fitting)
      : questionnaire_(questionnaire), strings_(strings), stage_(stage), fitting_(fitting) {}

  std::vector<Finding> run() {
    for (const std::string& language : questionnaire_->languages)
      for (const bool large : {false, true})
        if (strings_.has_language(language)) try_on(language, large);
    return std::move(findings_);
  }

 private:
  void try_on(const std::string& language, bool large) {
    const auto stops = tour(questionnaire_, strings_,
                            {.preferences = {.language = language, .large_text = large},
                             .site = fitting_.site,
                             .fullest = true});
    for (const Viewport& viewport : fitting_.screens) {
      stage_.resize(viewport);
      for (const TourStop& stop : stops) {
        stage_.show(stop.screen);
        if (!stage_.layout().fits && found_.emplace(stop.path, language).second)
          report(stop, language, large);
      }
    }
  }

  void report(const TourStop& stop, const std::string& language, bool large) {
    const std::string state = stop.state.empty() ? "" : " (" + stop.state + ")";
    findings_.push_back({stop.path,
                         "does not fit in \"" + language + "\": screen " + stop.name + state +
                             " at " + size_of(stage_.viewport()) +
                             (large ? " in large letters" : " in normal letters"),
                         "Shorten its texts, or spread them over two questions."});
  }

  const std::shared_ptr<const Questionnaire>& questionnaire_;
  const Strings& strings_;
  Stage& stage_;
  const Fitting& fitting_;
  std::vector<Finding> findings_;
  std::set<std::pair<std::string, std::string>> found_;  // path and language
};

}  // namespace

std::vector<Finding> check_fit(const std::shared_ptr<const Questionnaire>& questionnaire,
                               const Strings& strings, Stage& stage, const Fitting& fitting) {
  return FitCheck(questionnaire, strings, stage, fitting).run();
}

std::vector<Finding> check_fit_apart(const Questionnaire& questionnaire, const Strings& strings,
                                     Theme theme, const Viewport& glass, const std::string& site) {
  const auto canvas = Window::open({.headless = true, .width = 64, .height = 64});
  if (!canvas) {
    log::error("check", questionnaire.id, canvas.error());
    return {};
  }
  Stage stage((*canvas)->renderer(), glass, std::move(theme), data_dir() / "assets" / "icons");
  return check_fit(std::make_shared<const Questionnaire>(questionnaire), strings, stage,
                   {.screens = {&glass, 1}, .site = site});
}

}  // namespace zuil
