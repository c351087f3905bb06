// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/public_state.h"

#include "kiosk/base/file.h"
#include "kiosk/base/json_reader.h"
#include "kiosk/store/store_file.h"
#include "kiosk/survey/constraint.h"

namespace zuil {

Result<void> check_notice(std::string_view notice) {
  if (!is_plain_text(notice) || notice.find_first_of("\t\r\n") != std::string_view::npos)
    return fail(ErrorCode::Invalid, "the text for the public is not one line of text",
                "Write it on one line, without special signs.");
  if (count_characters(notice) > kLongestNotice)
    return fail(
        ErrorCode::Invalid,
        "the text for the public is longer than " + std::to_string(kLongestNotice) + " characters",
        "Make it shorter: visitors read it while they walk by.");
  return {};
}

Result<std::optional<Closure>> PublicState::closure() const {
  const auto text = read_file(file_);
  if (!text && text.error().code == ErrorCode::NotFound) return std::nullopt;
  if (!text) return tl::make_unexpected(text.error());
  ZUIL_TRY(const auto document, parse_json(*text, file_.string()));
  const JsonReader json(document, file_.string());
  ZUIL_CHECK(json.allow_only({"notice", "since"}));
  Closure closure;
  ZUIL_TRY(closure.notice, json.string_or("notice", ""));
  ZUIL_CHECK(check_notice(closure.notice));
  ZUIL_TRY(const auto since, json.integer_or("since", 0, 0, INT64_MAX / 1000));
  closure.since = WallTime(std::chrono::seconds(since));
  return closure;
}

Result<void> PublicState::close(const Closure& closure) const {
  ZUIL_CHECK(check_notice(closure.notice));
  const nlohmann::json json{{"notice", closure.notice}, {"since", unix_seconds(closure.since)}};
  return write_file(file_, json.dump() + "\n", 0640);
}

Result<void> PublicState::open() const {
  return remove_file(file_);
}

}  // namespace zuil
