// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/pick_page.h"

namespace zuil {

Screen PickPage::screen() const {
  Panel panel(context_.texts, context_.language, wanted_.name, wanted_.title);
  if (!error_.empty()) panel.error(error_);
  for (const ToPick::Item& item : wanted_.items) {
    const bool is_chosen = wanted_.is_chosen(item.id);
    if (wanted_.several)
      panel.check("pick:" + item.id, item.label, is_chosen, "pick:" + item.id);
    else
      panel.option("pick:" + item.id, item.label, is_chosen, "pick:" + item.id);
    if (!item.language.empty()) panel.last().language = item.language;
  }
  panel.back();
  return panel.take();
}

DeskMove PickPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  constexpr std::string_view kPick = "pick:";
  if (!action.value.starts_with(kPick)) return DeskMove::stay();
  const auto picked = wanted_.pick(action.value.substr(kPick.size()));
  if (!picked) {
    error_ = context_.words_of(picked.error());
    return DeskMove::stay();
  }
  error_.clear();
  return wanted_.several ? DeskMove::stay() : DeskMove::back();
}

}  // namespace zuil
