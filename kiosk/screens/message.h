// SPDX-License-Identifier: EUPL-1.2
// Screens that tell something: "Bent u er nog?", "Wilt u stoppen?", "Bedankt", "Buiten gebruik".
#pragma once

#include <string>

#include "kiosk/base/result.h"
#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/survey/answer.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

// What becomes of the answers to a questionnaire that is left before its end.
struct PartialView {
  const Questionnaire& questionnaire;
  bool keeps = true;  // false: a rehearsal, of which nothing stays
};

// `seconds` until the session ends by itself.
Screen still_there_screen(const PartialView& view, const Strings& strings,
                          const Preferences& preferences, int seconds);

Screen ask_stop_screen(const PartialView& view, const Strings& strings,
                       const Preferences& preferences);

// What the last screen tells: the promises that hold for these answers and, where there is one, the
// reference as text ("reference") and as QR code ("reference-code").
struct ThanksView {
  const Questionnaire& questionnaire;
  const Answers& answers;      // with those to Contact questions
  std::string reference = {};  // "7K4M-9QXB"; empty: none
  bool keeps = true;           // false: a rehearsal
};

Screen thanks_screen(const ThanksView& view, const Strings& strings,
                     const Preferences& preferences);

// In Dutch and, for visitors, English; with the reason and the mend for the operator.
Screen out_of_service_screen(const Strings& strings, const Error& reason);

}  // namespace zuil
