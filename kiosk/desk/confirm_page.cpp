// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/confirm_page.h"

namespace zuil {

Screen ConfirmPage::screen() const {
  Panel panel(context_.texts, context_.language, wanted_.name, wanted_.title);
  if (!wanted_.hint.empty()) panel.hint(wanted_.hint);
  if (!error_.empty()) panel.error(error_);
  for (const std::string& line : wanted_.lines) panel.fact("", line);
  panel.back(wanted_.refuse.empty() ? context_.text("doNot") : wanted_.refuse, "back");
  panel.finish("agree", wanted_.agree, "agree");
  return panel.take();
}

DeskMove ConfirmPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value != "agree") return DeskMove::stay();
  auto done = wanted_.done();
  if (!done) {
    error_ = context_.words_of(done.error());
    return DeskMove::stay();
  }
  return done->kind == DeskMove::Kind::Stay ? DeskMove::back() : std::move(*done);
}

}  // namespace zuil
