// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/wire_json.h"

#include "kiosk/base/uuid.h"

namespace zuil::wire {
namespace {

constexpr std::size_t kMostInName = 64;

bool only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace

Result<std::string> read_uuid(const JsonReader& json, std::string_view key) {
  ZUIL_TRY(const auto member, json.member(key));
  ZUIL_TRY(auto text, member.string());
  if (!is_uuid(text)) return member.fail_here("must be a UUID in lower case");
  return text;
}

Result<std::string> read_hex(const JsonReader& json, std::string_view key, std::size_t digits) {
  ZUIL_TRY(const auto member, json.member(key));
  ZUIL_TRY(auto text, member.string());
  if (text.size() != digits || !only(text, "0123456789abcdef"))
    return member.fail_here("must be " + std::to_string(digits) + " lower-case hex digits");
  return text;
}

Result<std::string> read_name(const JsonReader& json, std::string_view key) {
  ZUIL_TRY(const auto member, json.member(key));
  ZUIL_TRY(auto text, member.string());
  if (text.empty() || text.size() > kMostInName ||
      !only(text, "abcdefghijklmnopqrstuvwxyz0123456789_-"))
    return member.fail_here("must be 1 to 64 characters of a-z, 0-9, _ and -");
  return text;
}

}  // namespace zuil::wire
