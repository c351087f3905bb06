// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/operator_log.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kiosk/base/json_reader.h"
#include "kiosk/survey/record_json.h"
#include "sync/wire/batch.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMachineDigits = 32;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// "2026-11-21T08:49:00Z"
bool is_moment(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !digit : text[i] != kForm[i]) return false;
  }
  return true;
}

Result<std::string> read_line(const JsonReader& json, std::string_view key, std::size_t most) {
  ZUIL_TRY(const auto member, json.member(key));
  ZUIL_TRY(auto text, member.string());
  if (text.size() > most)
    return member.fail_here("is longer than " + std::to_string(most) + " bytes");
  for (const char c : text)
    if (is_control(c)) return member.fail_here("must be one line without control characters");
  return text;
}

Result<LoggedAct> read_act(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"number", "at", "role", "action", "object", "result"}));
  LoggedAct act;
  ZUIL_TRY(const auto number, json.member("number"));
  ZUIL_TRY(act.number, number.integer(1, kMostExact));
  ZUIL_TRY(const auto at, json.member("at"));
  ZUIL_TRY(act.at, at.string());
  if (!is_moment(act.at)) return at.fail_here("must be a moment such as 2026-11-21T08:49:00Z");
  ZUIL_TRY(const auto role, json.member("role"));
  ZUIL_TRY(act.role, role.string());
  if (!act.role.empty() && act.role != "staff" && act.role != "manager")
    return role.fail_here("must be staff, manager or empty");
  ZUIL_TRY(act.action, read_line(json, "action", kLongestAction));
  ZUIL_TRY(act.object, read_line(json, "object", kLongestObject));
  ZUIL_TRY(act.result, read_line(json, "result", kLongestResult));
  return act;
}

}  // namespace

std::string fit_for_log(std::string_view text, std::size_t most_bytes) {
  std::size_t size = std::min(text.size(), most_bytes);
  while (size > 0 && size < text.size() && continues_character(text[size])) --size;
  std::string line(text.substr(0, size));
  for (char& c : line)
    if (is_control(c)) c = ' ';
  return line;
}

std::string to_json(const LogPortion& portion) {
  Json acts = Json::array();
  for (const LoggedAct& act : portion.acts)
    acts.push_back({{"number", act.number},
                    {"at", act.at},
                    {"role", act.role},
                    {"action", act.action},
                    {"object", act.object},
                    {"result", act.result}});
  return dump({{"machine", portion.machine}, {"acts", std::move(acts)}});
}

Result<LogPortion> read_log_portion(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(kMostBytesInBatch))
    return fail(ErrorCode::Invalid, "operator log: too large");
  ZUIL_TRY(const Json document, parse_json(text, "operator log"));
  const JsonReader json(document, "operator log");
  ZUIL_CHECK(json.allow_only({"machine", "acts"}));
  LogPortion portion;
  ZUIL_TRY(const auto machine, json.member("machine"));
  ZUIL_TRY(portion.machine, machine.string());
  if (!portion.machine.empty()) ZUIL_CHECK(read_hex(json, "machine", kMachineDigits));
  ZUIL_TRY(const auto acts, json.member("acts"));
  ZUIL_TRY(const auto elements, acts.elements());
  if (elements.size() > static_cast<std::size_t>(kMostActsInPortion))
    return acts.fail_here("has more than " + std::to_string(kMostActsInPortion) + " acts");
  for (const JsonReader& element : elements) {
    ZUIL_TRY(auto act, read_act(element));
    if (!portion.acts.empty() && act.number <= portion.acts.back().number)
      return element.fail_here("must have a higher number than the act before it");
    portion.acts.push_back(std::move(act));
  }
  return portion;
}

std::string to_json(const LogReceipt& receipt) {
  return dump({{"upTo", receipt.up_to},
               {"heldTotal", receipt.held_total},
               {"machine", name_of(receipt.machine)}});
}

Result<LogReceipt> read_log_receipt(std::string_view text) {
  ZUIL_TRY(const Json document, parse_json(text, "receipt"));
  const JsonReader json(document, "receipt");
  ZUIL_CHECK(json.allow_only({"upTo", "heldTotal", "machine"}));
  LogReceipt receipt;
  ZUIL_TRY(const auto up_to, json.member("upTo"));
  ZUIL_TRY(receipt.up_to, up_to.integer(0, kMostExact));
  ZUIL_TRY(const auto total, json.member("heldTotal"));
  ZUIL_TRY(receipt.held_total, total.integer(0, kMostExact));
  ZUIL_TRY(const auto machine, json.member("machine"));
  ZUIL_TRY(const std::string standing, machine.string());
  const auto known = machine_standing(standing);
  if (!known) return machine.fail_here("is nothing that this version knows");
  receipt.machine = *known;
  return receipt;
}

}  // namespace zuil
