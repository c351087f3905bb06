// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/pin_pages.h"

#include <memory>
#include <utility>

#include "kiosk/base/countdown.h"
#include "kiosk/base/pin.h"
#include "kiosk/desk/home_page.h"
#include "kiosk/screens/operator/entry.h"

namespace zuil {
namespace {

using std::chrono::seconds;

// What a key of the pad does to what is typed; false for another action.
bool edit(TextEditor& editor, const Action& action) {
  if (action.kind == Action::Kind::Type) return editor.type(action.value), true;
  if (action.kind == Action::Kind::Erase) return editor.erase(), true;
  return false;
}

}  // namespace

PinPage::PinPage(DeskContext& context) : context_(context) {
  look_at_lock();
}

void PinPage::look_at_lock() {
  const auto locked = context_.access.locked_for(context_.now());
  if (!locked) {
    error_ = context_.cause_in_words(locked.error());
    return;
  }
  locked_until_.reset();
  if (*locked > seconds(0)) locked_until_ = context_.parts.clock.steady() + *locked;
  shown_seconds_ = static_cast<int>(locked->count());
}

Screen PinPage::screen() const {
  const auto has_pin = context_.access.has_pin(OperatorRole::Manager);
  const bool can_enter = has_pin.value_or(true);
  std::string error = error_;
  if (!can_enter) error = context_.text("noPin");
  if (locked_until_)
    error = context_.text("pinLocked", {{"time", context_.wait_of(shown_seconds_)}});
  return pin_screen({.name = "desk:pin",
                     .title = context_.text("pinTitle"),
                     .hint = context_.text(context_.is_setting_up ? "pinHintSetup" : "pinHint"),
                     .error = error,
                     .typed = editor_.length(),
                     .can_finish = editor_.length() >= kShortestPin && !locked_until_,
                     .locked = locked_until_.has_value() || !can_enter,
                     .can_leave = !context_.is_setting_up},
                    context_.texts, context_.parts.strings, context_.language);
}

DeskMove PinPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (edit(editor_, action)) {
    error_.clear();
    return DeskMove::stay();
  }
  if (action.value == "finish") return enter();
  return DeskMove::stay();
}

DeskMove PinPage::enter() {
  const std::string pin = std::exchange(editor_.text, {});
  const auto role = context_.access.enter(pin, context_.now());
  if (role && *role) {
    context_.role = **role;
    context_.record("enter", "desk");
    return DeskMove::replace(std::make_unique<HomePage>(context_));
  }
  context_.record("enter", "desk", role ? "wrong PIN" : failed_because(role.error()));
  error_ = role || role.error().code == ErrorCode::Refused ? context_.text("pinWrong")
                                                           : context_.cause_in_words(role.error());
  look_at_lock();
  return DeskMove::stay();
}

bool PinPage::tick() {
  if (!locked_until_) return false;
  const SteadyTime now = context_.parts.clock.steady();
  const int before = shown_seconds_;
  if (now >= *locked_until_) {
    locked_until_.reset();
    error_.clear();
    return true;
  }
  shown_seconds_ = seconds_until(*locked_until_, now);
  return shown_seconds_ != before;
}

std::optional<SteadyTime> PinPage::deadline() const {
  if (!locked_until_) return std::nullopt;
  return *locked_until_ - seconds(std::max(0, shown_seconds_ - 1));
}

NewPinPage::NewPinPage(DeskContext& context, OperatorRole role) : context_(context), role_(role) {}

Screen NewPinPage::screen() const {
  return pin_screen(
      {.name = "desk:new-pin",
       .title = context_.text(first_.empty() ? "newPinTitle" : "newPinAgain"),
       .hint = context_.text(role_ == OperatorRole::Staff ? "newPinStaff" : "newPinManager"),
       .error = error_,
       .typed = editor_.length(),
       .can_finish = editor_.length() >= kShortestPin},
      context_.texts, context_.parts.strings, context_.language);
}

DeskMove NewPinPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (edit(editor_, action)) {
    error_.clear();
    return DeskMove::stay();
  }
  return action.value == "finish" ? finish() : DeskMove::stay();
}

DeskMove NewPinPage::finish() {
  std::string typed = std::exchange(editor_.text, {});
  if (first_.empty()) {
    if (check_new_pin(typed))
      first_ = std::move(typed);
    else
      error_ = context_.text("pinTooEasy");
    return DeskMove::stay();
  }
  if (typed != std::exchange(first_, {})) {
    error_ = context_.text("pinsDiffer");
    return DeskMove::stay();
  }
  const auto set = context_.access.set_pin(role_, typed, context_.now());
  context_.record("set PIN", std::string(name_of(role_)), set);
  if (set) return DeskMove::back();
  error_ = set.error().code == ErrorCode::Invalid ? context_.text("pinTaken")
                                                  : context_.cause_in_words(set.error());
  return DeskMove::stay();
}

Screen PinsPage::screen() const {
  Panel panel = context_.panel("desk:pins", "pins");
  panel.hint(context_.text("pinsHint"));
  for (const OperatorRole role : {OperatorRole::Staff, OperatorRole::Manager}) {
    const std::string name(name_of(role));
    const bool has = context_.access.has_pin(role).value_or(false);
    panel.row(name, context_.text(name), context_.text(has ? "pinIsSet" : "pinIsNotSet"), name);
  }
  panel.back();
  return panel.take();
}

DeskMove PinsPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  const auto role = operator_role(action.value);
  if (!role) return DeskMove::stay();
  return DeskMove::open(std::make_unique<NewPinPage>(context_, *role));
}

}  // namespace zuil
