// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/trial.h"

#include <utility>

#include "kiosk/base/sealed_box.h"

namespace zuil {
namespace {

constexpr std::chrono::minutes kUnused{2};

}  // namespace

Result<std::unique_ptr<Trial>> Trial::begin(
    const std::shared_ptr<const Questionnaire>& questionnaire, KioskSettings settings,
    const Strings& strings, const Clock& clock, Random& random) {
  ZUIL_TRY(ResponseStore store, ResponseStore::open_in_memory());
  ZUIL_TRY(NewsStore news, NewsStore::open_in_memory());
  std::unique_ptr<Trial> trial(
      new Trial(std::move(settings), std::move(store), std::move(news), clock));
  // Its hours do not matter to who rehearses it.
  auto always = std::make_shared<Questionnaire>(*questionnaire);
  always->opening_hours.clear();
  always->valid_from.clear();
  always->valid_until.clear();
  trial->app_ = std::make_unique<App>(AppParts{.settings = trial->settings_,
                                               .strings = strings,
                                               .store = trial->store_,
                                               .news = trial->news_,
                                               .key = make_key_pair().public_key,
                                               .questionnaires = {std::move(always)},
                                               .clock = clock,
                                               .random = random,
                                               .keeps = false});
  return trial;
}

void Trial::mark(Screen& screen, const TrialWords& words) const {
  screen.nodes.push_back({.id = "rehearsal",
                          .role = Role::Text,
                          .part = Part::Banner,
                          .label = words.what,
                          .language = words.language});
  screen.nodes.push_back({.id = "rehearsal-stop",
                          .role = Role::Button,
                          .part = Part::Banner,
                          .label = words.stop,
                          .language = words.language,
                          .action = {Action::Kind::OpenDesk}});
}

bool Trial::is_over() {
  if (!app_->at_rest()) was_begun_ = true;
  const bool is_waiting = app_->at_rest() && app_->screen().kind == ScreenKind::Attract;
  return is_waiting && (was_begun_ || clock_.steady() >= began_ + kUnused);
}

}  // namespace zuil
