// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/confirm_page.h"

#include <memory>
#include <utility>

#include "kiosk/desk/list_page.h"

namespace zuil {

Screen ConfirmPage::screen() const {
  Panel panel(context_.texts, context_.language, wanted_.name, wanted_.title);
  if (!wanted_.hint.empty()) panel.hint(wanted_.hint);
  if (!error_.empty()) panel.error(error_);
  for (const std::string& line : wanted_.lines) panel.fact("", line);
  if (!wanted_.all.empty()) add_all_row(panel, context_, wanted_.all.size());
  panel.back(wanted_.refuse.empty() ? context_.text("doNot") : wanted_.refuse, "back");
  panel.finish("agree", wanted_.agree, "agree");
  return panel.take();
}

DeskMove ConfirmPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == "all" && !wanted_.all.empty())
    return DeskMove::open(std::make_unique<ListPage>(context_, wanted_.all));
  if (action.value != "agree") return DeskMove::stay();
  auto done = wanted_.done();
  if (!done) {
    error_ = context_.words_of(done.error());
    return DeskMove::stay();
  }
  if (done->kind == DeskMove::Kind::Stay) done->kind = DeskMove::Kind::Back;
  return std::move(*done);
}

}  // namespace zuil
