// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/log_page.h"

#include <array>
#include <string_view>
#include <utility>

#include "kiosk/desk/sync_words.h"

namespace zuil {
namespace {

constexpr int kMostShown = 100;

// What stands in the log, and its words on the screen. What is not here is shown as it stands.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kWords{{
    {"enter", "logEnter"},
    {"leave", "logLeave"},
    {"set PIN", "logSetPin"},
    {"rehearse", "logRehearse"},
    {"synchronise", "logSynchronise"},
    {"cancel", "logCancel"},
    {"export", "logExport"},
    {"receipt", "logReceipt"},
    {"bundle", "logBundle"},
    {"done", "logDone"},
    {"wrong PIN", "logWrongPin"},
    {"left", "logLeft"},
    {"nobody was there", "logNobody"},
}};

std::string words_for(const DeskContext& context, const std::string& text) {
  for (const auto& [written, key] : kWords)
    if (written == text) return context.text(key);
  return text;
}

std::string who(const DeskContext& context, const OperatorAct& act) {
  return context.text(act.role ? name_of(*act.role) : std::string_view("logNobodyIn"));
}

}  // namespace

LogPage::LogPage(DeskContext& context)
    : context_(context), acts_(context.log().latest(kMostShown)) {}

Screen LogPage::screen() const {
  Panel panel = context_.panel("desk:log", "log");
  panel.hint(context_.text("logHint"));
  if (!acts_) {
    panel.error(context_.words_of(acts_.error()));
  } else {
    for (const OperatorAct& act : *acts_)
      panel.fact("act:" + std::to_string(act.number),
                 words_for(context_, act.action) +
                     (act.object.empty() || act.object == "desk"
                          ? ""
                          : ": " + words_for(context_, act.object)) +
                     " (" + words_for(context_, act.result) + ")",
                 moment_in_words(context_, act.at) + ", " + who(context_, act));
  }
  panel.back();
  return panel.take();
}

DeskMove LogPage::act(const Action& action) {
  return action.value == "back" ? DeskMove::back() : DeskMove::stay();
}

}  // namespace zuil
