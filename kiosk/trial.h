// SPDX-License-Identifier: EUPL-1.2
// A rehearsal of a questionnaire on the kiosk itself: the public's own screens, with a database in
// memory of which nothing stays. "Proefrun".
#pragma once

#include <memory>
#include <string>

#include "kiosk/app.h"
#include "kiosk/store/news_board.h"

namespace zuil {

struct TrialWords {
  std::string what;  // "Proefrun: antwoorden worden niet bewaard"
  std::string stop;
  std::string language;
};

class Trial {
 public:
  // `strings`, `clock` and `random` outlive it.
  static Result<std::unique_ptr<Trial>> begin(
      const std::shared_ptr<const Questionnaire>& questionnaire, KioskSettings settings,
      const Strings& strings, const Clock& clock, Random& random);

  App& app() { return *app_; }
  // Puts above the screen, in the operator's language, that it is one, and the way out: a button
  // that asks for the desk.
  void mark(Screen& screen, const TrialWords& words) const;
  // The visit that was rehearsed has ended, or nobody began one for a while.
  bool is_over();

 private:
  Trial(KioskSettings settings, ResponseStore store, NewsStore news, const Clock& clock)
      : settings_(std::move(settings)),
        store_(std::move(store)),
        news_(std::move(news)),
        clock_(clock),
        began_(clock.steady()) {}

  KioskSettings settings_;
  ResponseStore store_;
  NewsBoard news_;
  const Clock& clock_;
  SteadyTime began_;
  bool was_begun_ = false;
  std::unique_ptr<App> app_;
};

}  // namespace zuil
