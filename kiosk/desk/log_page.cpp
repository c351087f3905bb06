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
constexpr std::array<std::pair<std::string_view, std::string_view>, 35> kWords{{
    {"enter", "logEnter"},
    {"leave", "logLeave"},
    {"set PIN", "logSetPin"},
    {"edit", "logEdit"},
    {"publish", "logPublish"},
    {"roll back", "logRollBack"},
    {"discard", "logDiscard"},
    {"leave file", "logLeaveFile"},
    {"offer", "logOffer"},
    {"rehearse", "logRehearse"},
    {"set", "logSet"},
    {"go back", "logGoBack"},
    {"open", "logOpen"},
    {"close", "logClose"},
    {"restart", "logRestart"},
    {"reboot", "logRestart"},
    {"poweroff", "logPowerOff"},
    {"synchronise", "logSynchronise"},
    {"cancel", "logCancel"},
    {"export", "logExport"},
    {"receipt", "logReceipt"},
    {"bundle", "logBundle"},
    {"test", "logTest"},
    {"touch", "logTouch"},
    {"sound", "logSound"},
    {"without sound", "logNoSound"},
    {"kiosk", "logKiosk"},
    {"collector", "logCollector"},
    {"machine", "logMachine"},
    {"staff", "staff"},
    {"manager", "manager"},
    {"wrong PIN", "logWrongPin"},
    {"left", "logLeft"},
    {"nobody was there", "logNobody"},
    {"nobody took it up", "logNobodyTook"},
}};

std::string words_for(const DeskContext& context, const std::string& text) {
  for (const auto& [written, key] : kWords)
    if (written == text) return context.text(key);
  return text;
}

// "Gepubliceerd: balie", "Binnengekomen (verkeerde pincode)".
std::string told(const DeskContext& context, const OperatorAct& act) {
  const bool is_refused = act.action == "enter" && act.result != "done";
  std::string words = is_refused ? context.text("logRefused") : words_for(context, act.action);
  if (!act.object.empty() && act.object != "desk") words += ": " + words_for(context, act.object);
  if (act.result != "done") words += " (" + words_for(context, act.result) + ")";
  return words;
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
      panel.fact("act:" + std::to_string(act.number), told(context_, act),
                 moment_in_words(context_, act.at) + ", " + who(context_, act));
  }
  panel.back();
  return panel.take();
}

DeskMove LogPage::act(const Action& action) {
  return action.value == "back" ? DeskMove::back() : DeskMove::stay();
}

}  // namespace zuil
