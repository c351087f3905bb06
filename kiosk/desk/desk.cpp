// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/desk.h"

#include <algorithm>
#include <utility>

#include "kiosk/base/countdown.h"
#include "kiosk/base/log.h"
#include "kiosk/base/settings_file.h"
#include "kiosk/desk/commissioning.h"
#include "kiosk/desk/home_page.h"
#include "kiosk/desk/pin_pages.h"
#include "kiosk/desk/setup_page.h"
#include "kiosk/screens/operator/entry.h"

namespace zuil {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A second tap on the same node, or any on the next page, within this time is a bounce.
constexpr milliseconds kBounce{250};
constexpr milliseconds kKeyBounce{80};

}  // namespace

Result<std::unique_ptr<Desk>> Desk::open(DeskParts parts, const std::filesystem::path& texts) {
  ZUIL_TRY(Strings read, Strings::read(texts));
  ZUIL_TRY(auto access, OperatorAccess::open(parts.data / "zuil.db", parts.unwritten_lock));
  ZUIL_TRY(auto log, OperatorLog::open(parts.data / "zuil.db"));
  return std::unique_ptr<Desk>(
      new Desk(std::move(parts), std::move(read), std::move(access), std::move(log)));
}

Desk::Desk(DeskParts parts, Strings texts, OperatorAccess access, OperatorLog log)
    : context_(std::move(parts), std::move(texts), std::move(access), std::move(log)),
      last_touch_(context_.parts.clock.steady()),
      last_action_(last_touch_) {
  context_.is_setting_up = zuil::is_setting_up(context_);
  enter();
}

void Desk::enter() {
  context_.role.reset();
  pages_.clear();
  look_at_contrast();
  warned_ = false;
  is_untouched_ = true;
  if (context_.is_setting_up) context_.language = setup_language(context_);
  // What cannot be told counts as a PIN.
  const bool has_pin = context_.access.has_pin(OperatorRole::Manager).value_or(true);
  if (context_.is_setting_up && !has_pin)
    go(DeskMove::open(std::make_unique<SetupPage>(context_)));
  else
    go(DeskMove::open(std::make_unique<PinPage>(context_)));
}

double Desk::short_side_mm() const {
  return best_known_settings(context_.parts.config).short_side_mm;
}

void Desk::touched() {
  // The warning asks for an answer.
  if (!warned_) last_touch_ = context_.parts.clock.steady();
}

void Desk::act(const Node& node) {
  if (pages_.empty()) return;
  const SteadyTime now = context_.parts.clock.steady();
  const bool is_other_page = last_node_.empty();
  const milliseconds quiet = node.role == Role::Key ? kKeyBounce : kBounce;
  if ((is_other_page || node.id == last_node_) && now < last_action_ + quiet) return;
  last_node_ = node.id;
  last_action_ = last_touch_ = now;
  is_untouched_ = false;
  ++revision_;
  if (warned_) {
    warned_ = false;
    if (node.action.value == "leave") leave("left");
    return;
  }
  go(pages_.back()->act(node.action));
}

void Desk::go(DeskMove move) {
  const bool opens = move.page != nullptr;
  notice_ = std::move(move.notice);
  switch (move.kind) {
    case DeskMove::Kind::Stay:
      return;
    case DeskMove::Kind::Back:
      if (pages_.size() == 1) return end_setup("left");
      return close_pages(move.pages);
    case DeskMove::Kind::Open:
      pages_.push_back(std::move(move.page));
      break;
    case DeskMove::Kind::Replace:
      pages_.back() = std::move(move.page);
      break;
    case DeskMove::Kind::Home:
      while (pages_.size() > 1) pages_.pop_back();
      pages_.back()->resume();
      break;
    case DeskMove::Kind::Leave:
      return end_setup("left");
    case DeskMove::Kind::Rehearse:
      context_.record("rehearse", move.questionnaire->id);
      rehearsal_ = std::move(move.questionnaire);
      break;
    case DeskMove::Kind::Quit:
      exit_code_ = move.exit_code;
      return end("left");
  }
  last_node_.clear();
  if (opens) go(pages_.back()->go_on());
}

void Desk::look_at_contrast() {
  contrast_ = best_known_settings(context_.parts.config).contrast;
}

void Desk::close_pages(int count) {
  while (count-- > 0 && pages_.size() > 1) pages_.pop_back();
  look_at_contrast();
  pages_.back()->resume();
  last_node_.clear();
}

void Desk::end(const char* why) {
  if (context_.role) context_.record("leave", "desk", why);
  pages_.clear();
  ++revision_;
}

// Who asks to leave also leaves the steps into use.
void Desk::end_setup(const char* why) {
  if (context_.is_setting_up)
    if (const auto left = leave_setup(context_); !left) log::error("write", "setup", left.error());
  end(why);
}

// Of a kiosk that is not in use yet the steps stay; only their page is closed.
void Desk::leave(const char* why) {
  if (!context_.is_setting_up) return end(why);
  if (context_.role) context_.record("leave", "desk", why);
  enter();
  ++revision_;
}

void Desk::resume() {
  if (pages_.empty()) return;
  last_touch_ = context_.parts.clock.steady();
  pages_.back()->resume();
  ++revision_;
}

void Desk::tick() {
  if (pages_.empty()) return;
  const SteadyTime now = context_.parts.clock.steady();
  if (waits() && now >= last_touch_ + kDeskPatience) return leave("nobody was there");
  if (waits() && now >= warns_at()) {
    const int left = seconds_until(last_touch_ + kDeskPatience, now);
    if (!warned_ || left != shown_seconds_) ++revision_;
    warned_ = true;
    shown_seconds_ = left;
  }
  if (pages_.back()->tick()) ++revision_;
}

std::optional<SteadyTime> Desk::deadline() const {
  if (pages_.empty()) return std::nullopt;
  std::optional<SteadyTime> next;
  if (waits()) next = warns_at();
  if (warned_) next = last_touch_ + kDeskPatience - seconds(shown_seconds_ - 1);
  if (const auto own = pages_.back()->deadline()) next = next ? std::min(*next, *own) : *own;
  return next;
}

Screen Desk::screen() const {
  if (pages_.empty()) return {};
  Screen screen = warned_ ? desk_warning_screen(context_.texts, context_.language, shown_seconds_)
                          : pages_.back()->screen();
  screen.contrast = contrast_;
  if (!warned_ && !notice_.empty()) put_notice(screen, notice_);
  return screen;
}

const TextEditor* Desk::editor() const {
  return pages_.empty() || warned_ ? nullptr : pages_.back()->editor();
}

}  // namespace zuil
