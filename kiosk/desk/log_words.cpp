// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/log_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/desk/errand_page.h"
#include "kiosk/desk/sync_words.h"

namespace zuil {
namespace {

constexpr std::size_t kQuoted = 40;  // characters of a question

using Words = std::pair<std::string_view, std::string_view>;  // in the log, and the text's key

constexpr std::array<Words, 25> kActions{{
    {"enter", "logEnter"},       {"leave", "logLeave"},
    {"set PIN", "logSetPin"},    {"edit", "logEdit"},
    {"publish", "logPublish"},   {"roll back", "logRollBack"},
    {"discard", "logDiscard"},   {"leave file", "logLeaveFile"},
    {"offer", "logOffer"},       {"rehearse", "logRehearse"},
    {"set", "logSet"},           {"go back", "logGoBack"},
    {"open", "logOpen"},         {"close", "logClose"},
    {"restart", "logRestart"},   {"reboot", "logRestart"},
    {"poweroff", "logPowerOff"}, {"synchronise", "logSynchronise"},
    {"cancel", "logCancel"},     {"export", "logExport"},
    {"receipt", "logReceipt"},   {"bundle", "logBundle"},
    {"reach", "logReach"},       {"enrol", "logEnrol"},
    {"test", "logTest"},
}};

constexpr std::array<Words, 12> kObjects{{
    {"kiosk", "logKiosk"},
    {"zuil", "logProgram"},
    {"machine", "logMachine"},
    {"collector", "logCollector"},
    {"outbox", "logOutbox"},
    {"synchronise", "logSynchronise"},
    {"touch", "logTouch"},
    {"sound", "logSound"},
    {"staff", "staff"},
    {"manager", "manager"},
    {"desk", ""},        // all of it is done there
    {"kiosk.json", ""},  // so says the act
}};

constexpr std::array<Words, 17> kSettings{{
    {"/site", "settings:site"},
    {"/languages", "settings:languages"},
    {"/openingHours", "settings:hours"},
    {"/timing/idleWarningSeconds", "settings:idleWarning"},
    {"/timing/idleCountdownSeconds", "settings:idleCountdown"},
    {"/timing/thanksSeconds", "settings:thanks"},
    {"/sound/speech", "settings:speech"},
    {"/sound/volume", "settings:volume"},
    {"/contrast", "settings:contrast"},
    {"/theme", "settings:theme"},
    {"/screen/rotation", "settings:rotation"},
    {"/screen/shortSideMm", "settingsShortSide"},
    {"/screen/mountHeightMm", "settings:mountHeight"},
    {"/sync/time", "settings:uploadFrom"},
    {"/sync/windowMinutes", "settings:uploadWindow"},
    {"/timeResolution", "settings:precision"},
    {"/collector/url", "setupAddress"},
}};
constexpr std::string_view kBreakdowns = "/breakdowns/";

// What was done to a question or a choice.
constexpr std::array<Words, 11> kEdits{{
    {"visible", "logVisible"},
    {"required", "logRequired"},
    {"asksReview", "logReopens"},
    {"reopens", "logReopens"},
    {"add", "addChoice"},
    {"remove", "removeChoice"},
    {"showIf", "condition"},
    {"move", "logMoved"},
    {"specify", "openAnswer"},
    {"undo", "undo"},
    {"redo", "redo"},
}};

constexpr std::array<Words, 5> kResults{{
    {"wrong PIN", "logWrongPin"},
    {"left", "logLeft"},
    {"nobody was there", "logNobody"},
    {"nobody took it up", "logNobodyTook"},
    {"without sound", "logNoSound"},
}};

constexpr std::array<Words, 3> kOffers{{
    {"on", "logOn"},
    {"off", "logOff"},
    {"move", "logMoved"},
}};

template <std::size_t N>
std::optional<std::string_view> key_in(const std::array<Words, N>& table, std::string_view text) {
  for (const auto& [written, key] : table)
    if (written == text) return key;
  return std::nullopt;
}

std::string_view key_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Invalid:
      return "failedInvalid";
    case ErrorCode::Refused:
      return "failedRefused";
    case ErrorCode::NotFound:
      return "failedNotFound";
    case ErrorCode::Io:
      return "failedIo";
    case ErrorCode::Network:
      return "failedNetwork";
    case ErrorCode::Full:
      return "failedFull";
    case ErrorCode::Corrupt:
    case ErrorCode::Conflict:
      return "failedDamaged";
    case ErrorCode::Crypto:
      return "failedKey";
  }
  return "failedInvalid";
}

// "balie moeite required" is "balie" and "moeite required".
std::pair<std::string, std::string> first_of(const std::string& text) {
  const auto end = std::min(text.find(' '), text.size());
  return {text.substr(0, end), text.substr(std::min(end + 1, text.size()))};
}

std::optional<ErrandKind> errand_of(const OperatorAct& act) {
  for (const ErrandKind kind : {ErrandKind::Reach, ErrandKind::Enrol, ErrandKind::Test})
    if (act.object == "collector" && act.action == name_of(kind)) return kind;
  return std::nullopt;
}

bool is_of_questionnaire(std::string_view action) {
  constexpr std::array<std::string_view, 7> kOfQuestionnaires{
      "edit", "publish", "roll back", "discard", "leave file", "offer", "rehearse"};
  return std::find(kOfQuestionnaires.begin(), kOfQuestionnaires.end(), action) !=
         kOfQuestionnaires.end();
}

}  // namespace

LogWords::LogWords(const DeskContext& context)
    : context_(context), words_(context.texts, context.language) {
  // Without it the ids are told: the log is there all the same.
  if (auto versions = QuestionnaireStore::open(context.database()))
    versions_ = std::move(*versions);
}

bool LogWords::knows(std::string_view action) {
  return key_in(kActions, action).has_value();
}

std::string LogWords::act(const OperatorAct& act) {
  const bool is_refused = act.action == "enter" && act.result != "done";
  const auto key = key_in(kActions, act.action);
  std::string words =
      is_refused ? context_.text("logRefused") : (key ? context_.text(*key) : act.action);
  if (const std::string what = object(act); !what.empty()) words += ": " + what;
  if (const std::string why = result(act); !why.empty()) words += " (" + why + ")";
  return words;
}

std::string LogWords::who(const OperatorAct& act) const {
  return context_.text(act.role ? name_of(*act.role) : std::string_view("logNobodyIn"));
}

std::string LogWords::object(const OperatorAct& act) {
  if (act.action == "set") return setting(act.object);
  if (is_of_questionnaire(act.action)) {
    const auto& [id, rest] = first_of(act.object);
    std::string more;
    if (act.action == "edit")
      more = edited(id, rest);
    else if (const auto key = key_in(kOffers, rest))
      more = context_.text(*key);
    else if (!rest.empty())
      more = version(id, rest, act.at);
    return title(id) + (more.empty() ? "" : ", " + more);
  }
  if (const auto key = key_in(kObjects, act.object)) return key->empty() ? "" : context_.text(*key);
  const auto& [first, number] = first_of(act.object);
  if (act.action == "bundle" && act.object == first + " " + number && first == "number")
    return context_.text("logBundleNumber", {{"number", number}});
  return act.object;  // a file's name
}

std::string LogWords::result(const OperatorAct& act) const {
  if (act.result == "done") return "";
  if (const auto key = key_in(kResults, act.result)) return context_.text(*key);
  if (const auto records = records_in(act.result))
    return *records == 1
               ? context_.text("logRecordOne")
               : context_.text("logRecords", {{"count", number_in_words(context_, *records)}});
  if (const auto kind = errand_of(act))
    if (const auto outcome = outcome_named(act.result))
      return errand_in_words(context_, *kind, *outcome);
  const auto cause = cause_in(act.result);
  if (cause == ErrorCode::Refused && act.action == "enter") return context_.text("logLocked");
  return cause ? context_.text("logFailed", {{"cause", context_.text(key_of(*cause))}})
               : context_.text("logFailedSomehow");
}

std::string LogWords::edited(const std::string& id, const std::string& what) {
  if (const auto key = key_in(kEdits, what)) return context_.text(*key);
  const Questionnaire* offered = questionnaire(id);
  if (what.starts_with("$"))
    return offered == nullptr ? context_.text("texts") : words_.place(what, *offered);
  const auto& [place, verb] = first_of(what);
  if (place == "language") return words_.language(verb) + ", " + context_.text("takeOut");
  constexpr std::string_view kSection = "section:";
  const auto end = std::min(place.find('.'), place.size());
  const std::string question = place.substr(0, end);
  std::string node;
  if (place.starts_with(kSection))
    node = context_.text("section", {{"name", place.substr(kSection.size())}});
  else
    node =
        "“" + (offered == nullptr ? question : words_.question(*offered, question, kQuoted)) + "”";
  if (end < place.size() && offered != nullptr)
    node = context_.text("choiceOf",
                         {{"choice", words_.choice(*offered, question, place.substr(end + 1))},
                          {"question", words_.question(*offered, question, kQuoted)}});
  const auto key = key_in(kEdits, verb);
  return node + (key ? ", " + context_.text(*key) : "");
}

std::string LogWords::setting(const std::string& at) const {
  if (const auto key = key_in(kSettings, at)) return context_.text(*key);
  return context_.text(at.starts_with(kBreakdowns) ? "settings:breakdowns" : "settings");
}

std::string LogWords::version(const std::string& id, const std::string& hash, WallTime at) {
  const auto all = versions_ ? versions_->publications(id)
                             : Result<std::vector<Publication>>(std::vector<Publication>());
  if (!all) return "";
  const auto is_it = [&](const Publication& one) { return one.hash.starts_with(hash); };
  auto found = std::find_if(all->begin(), all->end(),
                            [&](const Publication& one) { return is_it(one) && one.at <= at; });
  if (found == all->end()) found = std::find_if(all->begin(), all->end(), is_it);
  if (found == all->end()) return "";
  return context_.text("logVersion", {{"number", std::to_string(all->end() - found)}});
}

std::string LogWords::title(const std::string& id) {
  const Questionnaire* offered = questionnaire(id);
  return offered == nullptr ? id : offered->title.in(words_.text_language(*offered));
}

const Questionnaire* LogWords::questionnaire(const std::string& id) {
  const auto [known, is_new] = known_.try_emplace(id);
  std::optional<Questionnaire>& offered = known->second;
  if (is_new && versions_) {
    const auto active = versions_->active(id);
    if (active && *active)
      if (auto found = versions_->find((*active)->hash)) offered = std::move(*found);
  }
  return offered ? &*offered : nullptr;
}

}  // namespace zuil
