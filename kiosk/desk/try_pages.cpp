// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/try_pages.h"

#include <string>

namespace zuil {
Screen TouchTestPage::screen() const {
  Panel panel = context_.panel("desk:touch", "setupTouch");
  panel.hint(context_.text("touchHint"));
  for (int point = 1; point <= kTouchPoints; ++point) {
    const std::string id = std::to_string(point);
    panel.point("point:" + id, context_.text("touchPoint", {{"number", id}}),
                touched_.contains(point), "point:" + id);
  }
  panel.back();
  return panel.take();
}

DeskMove TouchTestPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  for (int point = 1; point <= kTouchPoints; ++point)
    if (action.value == "point:" + std::to_string(point)) touched_.insert(point);
  if (touched_.size() < kTouchPoints) return DeskMove::stay();
  passed_();
  context_.record("test", "touch");
  return DeskMove::back();
}

Screen SoundTestPage::screen() const {
  Panel panel = context_.panel("desk:sound", "setupSound");
  panel.hint(context_.text("soundHint"));
  if (silent_) panel.error(context_.text("soundSilent"));
  panel.row("say", context_.text("soundSay"), "", "say");
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
  // A kiosk may well have no sound: that is for the operator to say.
  if (action.value != "heard" && action.value != "without") return DeskMove::stay();
  passed_();
  context_.record("test", "sound", action.value == "heard" ? "done" : "without sound");
  return DeskMove::back();
}

}  // namespace zuil
