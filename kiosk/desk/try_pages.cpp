// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/try_pages.h"

#include <string>

namespace zuil {
namespace {

Result<void> keep(const DeskContext& context, const char* test, TestResult result) {
  ZUIL_TRY(auto marks, SetupMarks::open(context.database()));
  return marks.set_test(test, result, context.now());
}

}  // namespace

Screen TouchTestPage::screen() const {
  Panel panel = context_.panel("desk:touch", "setupTouch");
  panel.hint(context_.text("touchHint"));
  if (!error_.empty()) panel.error(error_);
  for (int point = 1; point <= kTouchPoints; ++point) {
    const std::string id = std::to_string(point);
    panel.point("point:" + id, context_.text("touchPoint", {{"number", id}}),
                touched_.contains(point), "point:" + id);
  }
  panel.back();
  return panel.take();
}

DeskMove TouchTestPage::act(const Action& action) {
  if (action.value == "back") return touched_.empty() ? DeskMove::back() : end(TestResult::Failed);
  for (int point = 1; point <= kTouchPoints; ++point)
    if (action.value == "point:" + std::to_string(point)) touched_.insert(point);
  return touched_.size() < kTouchPoints ? DeskMove::stay() : end(TestResult::Passed);
}

DeskMove TouchTestPage::end(TestResult result) {
  context_.record("test", kTouchTest,
                  result == TestResult::Passed
                      ? "done"
                      : std::to_string(touched_.size()) + " of " + std::to_string(kTouchPoints));
  const auto kept = keep(context_, kTouchTest, result);
  // Who cannot have it kept leaves at the second touch.
  if (kept || !error_.empty()) return DeskMove::back();
  error_ = context_.words_of(kept.error());
  return DeskMove::stay();
}

Screen SoundTestPage::screen() const {
  Panel panel = context_.panel("desk:sound", "setupSound");
  panel.hint(context_.text("soundHint"));
  if (!error_.empty()) panel.error(error_);
  if (silent_) panel.error(context_.text("soundSilent"));
  panel.row("say", context_.text("soundSay"), "", "say");
  if (said_) panel.row("unheard", context_.text("soundUnheard"), "", "unheard");
  panel.row("without", context_.text("soundWithout"), "", "without");
  panel.back();
  panel.finish("heard", context_.text("soundHeard"), "heard", !said_);
  return panel.take();
}

DeskMove SoundTestPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "say") {
    said_ =
        context_.parts.say && context_.parts.say(context_.text("soundSentence"), context_.language);
    silent_ = !said_;
  }
  if (action.value == "heard") return end(TestResult::Passed, "done");
  if (action.value == "unheard") return end(TestResult::Failed, "not heard");
  // A kiosk may well have no sound: that is for the operator to say.
  if (action.value == "without") return end(TestResult::Without, "without sound");
  return DeskMove::stay();
}

DeskMove SoundTestPage::end(TestResult result, const std::string& told) {
  context_.record("test", kSoundTest, told);
  const auto kept = keep(context_, kSoundTest, result);
  if (kept || !error_.empty()) return DeskMove::back();
  error_ = context_.words_of(kept.error());
  return DeskMove::stay();
}

}  // namespace zuil
