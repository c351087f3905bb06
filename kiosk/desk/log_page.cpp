// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/log_page.h"

#include "kiosk/desk/log_words.h"
#include "kiosk/desk/sync_words.h"

namespace zuil {
namespace {

constexpr int kMostShown = 100;

}  // namespace

LogPage::LogPage(DeskContext& context) : context_(context) {
  const auto acts = context.log().latest(kMostShown);
  if (!acts) {
    error_ = context.words_of(acts.error());
    return;
  }
  LogWords words(context);
  for (const OperatorAct& act : *acts)
    lines_.push_back(
        {act.number, words.act(act), moment_in_words(context, act.at) + ", " + words.who(act)});
}

Screen LogPage::screen() const {
  Panel panel = context_.panel("desk:log", "log");
  panel.hint(context_.text("logHint"));
  if (!error_.empty()) panel.error(error_);
  for (const Line& line : lines_)
    panel.fact("act:" + std::to_string(line.number), line.what, line.when_and_who);
  panel.back();
  return panel.take();
}

DeskMove LogPage::act(const Action& action) {
  return action.value == "back" ? DeskMove::back() : DeskMove::stay();
}

}  // namespace zuil
