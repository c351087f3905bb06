// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/public_pages.h"

#include <functional>
#include <memory>
#include <utility>

#include "kiosk/desk/confirm_page.h"
#include "kiosk/desk/text_entry.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::chrono::seconds kPowerPatience{10};

}  // namespace

Screen PublicPage::screen() const {
  Panel panel = context_.panel("desk:public", "public");
  const auto closure = state_.closure();
  if (!error_.empty()) panel.error(error_);
  if (closure && !*closure) {
    panel.fact("state", context_.text("publicOpen"), "", Level::Fine);
    panel.deed("close", context_.text("publicClose"), context_.text("publicCloseDetail"), "close");
    panel.row("notice", context_.text("publicCloseWith"), "", "notice");
  } else {
    panel.fact("state", context_.text("publicClosed"), "", Level::Warning);
    if (closure && !(*closure)->notice.empty())
      panel.fact("text", context_.text("publicText"), (*closure)->notice);
    panel.row("notice", context_.text("publicOtherText"), "", "notice");
    panel.deed("open", context_.text("publicReopen"), "", "open");
  }
  panel.back();
  return panel.take();
}

Result<void> PublicPage::close(const std::string& notice) {
  auto closed = state_.close({notice, context_.now()});
  // What it says is the public's to read, not the log's to keep.
  context_.record("close", "kiosk", closed);
  return closed;
}

DeskMove PublicPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "notice") return write_notice();
  Result<void> done;
  if (action.value == "close") done = close("");
  if (action.value == "open") {
    done = state_.open();
    context_.record("open", "kiosk", done);
  }
  error_ = done ? "" : context_.words_of(done.error());
  return DeskMove::stay();
}

DeskMove PublicPage::write_notice() {
  const auto closure = state_.closure();
  return DeskMove::open(std::make_unique<TextEntry>(
      context_, TextToEnter{.name = "desk:public:notice",
                            .title = context_.text("publicNoticeTitle"),
                            .hint = context_.text("publicNoticeHint"),
                            .text = closure && *closure ? (*closure)->notice : "",
                            .most = kLongestNotice,
                            .check =
                                [this](const std::string& text) {
                                  return check_notice(trimmed(text))
                                             ? ""
                                             : context_.text("publicNoticeWrong");
                                },
                            // Without a text there is the other way to close.
                            .may_save =
                                [is_closed = closure && *closure](const std::string& text) {
                                  const std::string notice = trimmed(text);
                                  return (is_closed || !notice.empty()) && check_notice(notice);
                                },
                            .agree = closure && *closure ? "" : context_.text("publicCloseNow"),
                            .done = [this](const std::string& text) { return close(text); }}));
}

Screen PowerPage::screen() const {
  Panel panel = context_.panel("desk:power", "power");
  if (!error_.empty()) panel.error(error_);
  if (asked_) panel.hint(context_.text("powerWait"));
  panel.row("restart", context_.text("power:restart"), "", "restart");
  if (context_.parts.power.is_offered()) {
    panel.row("reboot", context_.text("power:reboot"), "", "reboot");
    panel.row("poweroff", context_.text("power:poweroff"), "", "poweroff");
  } else {
    panel.fact("none", context_.text("powerNotHere"));
  }
  panel.back();
  return panel.take();
}

DeskMove PowerPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "restart")
    return confirm("restart", [this]() -> Result<DeskMove> {
      context_.record("restart", "zuil");
      return DeskMove{.kind = DeskMove::Kind::Quit, .exit_code = kStartAgain};
    });
  for (const PowerAct act : {PowerAct::Off, PowerAct::Restart})
    if (action.value == name_of(act) && context_.parts.power.is_offered())
      return confirm(std::string(name_of(act)), [this, act] { return ask(act); });
  return DeskMove::stay();
}

DeskMove PowerPage::confirm(const std::string& what, std::function<Result<DeskMove>()> done) {
  return DeskMove::open(std::make_unique<ConfirmPage>(
      context_, ToConfirm{.name = "desk:power:" + what,
                          .title = context_.text("power:" + what + "Ask"),
                          .hint = context_.text("power:" + what + "Hint"),
                          .agree = context_.text("power:" + what + "Do"),
                          .done = std::move(done)}));
}

Result<DeskMove> PowerPage::ask(PowerAct act) {
  const auto asked = context_.parts.power.ask(act);
  context_.record(std::string(name_of(act)), "machine", asked);
  if (!asked) return tl::make_unexpected(asked.error());
  asked_ = act;
  error_.clear();
  gives_up_at_ = context_.parts.clock.steady() + kPowerPatience;
  return DeskMove::stay();
}

bool PowerPage::tick() {
  if (!asked_ || context_.parts.clock.steady() < gives_up_at_) return false;
  const PowerAct act = *std::exchange(asked_, std::nullopt);
  if (!context_.parts.power.is_waiting(act)) return true;
  // Later, when nobody expects it, would be worse than never.
  const auto withdrawn = context_.parts.power.withdraw(act);
  context_.record(std::string(name_of(act)), "machine", "nobody took it up");
  error_ = withdrawn ? context_.text("powerNobody") : context_.words_of(withdrawn.error());
  return true;
}

std::optional<SteadyTime> PowerPage::deadline() const {
  return asked_ ? std::optional(gives_up_at_) : std::nullopt;
}

}  // namespace zuil
