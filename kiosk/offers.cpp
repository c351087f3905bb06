// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/offers.h"

#include <algorithm>
#include <utility>

#include "kiosk/screens/attract.h"
#include "kiosk/store/news_board.h"
#include "kiosk/survey/opening.h"

namespace zuil {
namespace {

using std::chrono::minutes;

constexpr minutes kNewsInterval{10};  // it comes at night, when nobody is there

bool has_times(const Questionnaire& questionnaire) {
  return !questionnaire.opening_hours.empty() || !questionnaire.valid_from.empty() ||
         !questionnaire.valid_until.empty();
}

}  // namespace

Offers::Offers(std::vector<std::shared_ptr<const Questionnaire>> questionnaires,
               OpeningHours hours_of_kiosk, NewsBoard& news, const Clock& clock)
    : questionnaires_(std::move(questionnaires)),
      hours_of_kiosk_(std::move(hours_of_kiosk)),
      news_(news),
      clock_(clock) {
  refresh_all();
}

bool Offers::refresh() {
  const LocalTime now = local_time(clock_.wall());
  std::vector<const Questionnaire*> open;
  for (const auto& questionnaire : questionnaires_)
    if (is_open(hours_of_kiosk_, now) && is_offered(*questionnaire, now))
      open.push_back(questionnaire.get());
  auto reopening =
      open.empty() ? next_opening(questionnaires_, hours_of_kiosk_, now) : std::nullopt;
  bool changed = open != open_ || day_part(now) != greeting_ || reopening != reopening_;
  open_ = std::move(open);
  reopening_ = reopening;
  greeting_ = day_part(now);
  if (clock_.steady() >= news_at_) {
    news_at_ = clock_.steady() + kNewsInterval;
    changed |= news_.refresh(to_string(now.date));
  }
  return changed;
}

bool Offers::refresh_all() {
  news_at_ = clock_.steady();
  return refresh();
}

SteadyTime Offers::next_change() const {
  const bool timed =
      !hours_of_kiosk_.empty() || std::any_of(questionnaires_.begin(), questionnaires_.end(),
                                              [](const auto& each) { return has_times(*each); });
  // Opening hours are in whole minutes; the greeting changes on the hour, in any time zone on a
  // quarter.
  const minutes step(timed ? 1 : 15);
  const auto since = clock_.wall().time_since_epoch();
  return std::min(news_at_, clock_.steady() + (step - since % step));
}

std::shared_ptr<const Questionnaire> Offers::find(const std::string& id) const {
  const auto found =
      std::find_if(questionnaires_.begin(), questionnaires_.end(), [&](const auto& questionnaire) {
        return questionnaire->id == id &&
               std::find(open_.begin(), open_.end(), questionnaire.get()) != open_.end();
      });
  return found == questionnaires_.end() ? nullptr : *found;
}

std::vector<std::string> Offers::languages() const {
  return open_.empty() ? questionnaires_.front()->languages : languages_of(open_);
}

const News* Offers::news(const std::string& language) const {
  return news_.find(open_, language);
}

}  // namespace zuil
