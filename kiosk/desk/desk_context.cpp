// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/desk_context.h"

#include "kiosk/base/log.h"

namespace zuil {
namespace {

// What an operator can understand of it, with the mend: a key of the texts.
std::string_view cause_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Invalid:
      return "causeInvalid";
    case ErrorCode::Refused:
      return "causeRefused";
    case ErrorCode::NotFound:
      return "causeNotFound";
    case ErrorCode::Io:
      return "causeIo";
    case ErrorCode::Network:
      return "causeNetwork";
    case ErrorCode::Full:
      return "causeFull";
    case ErrorCode::Corrupt:
    case ErrorCode::Conflict:
      return "causeDamaged";
    case ErrorCode::Crypto:
      return "causeKey";
  }
  return "causeInvalid";
}

}  // namespace

std::string DeskContext::text(
    std::string_view key, const std::vector<std::pair<std::string, std::string>>& values) const {
  return texts.text(language, key, values);
}

std::string DeskContext::cause_in_words(const Error& error) const {
  return text(cause_of(error.code));
}

std::string DeskContext::words_of(const Error& error) const {
  return cause_in_words(error) + "\n" + in_sentences(error);
}

std::string DeskContext::wait_of(int seconds) const {
  const bool in_minutes = seconds > 90;
  const int count = in_minutes ? (seconds + 59) / 60 : seconds;
  if (count == 1) return text(in_minutes ? "minuteOne" : "secondOne");
  return text(in_minutes ? "minutes" : "seconds", {{"count", std::to_string(count)}});
}

Panel DeskContext::panel(std::string name, std::string_view title_key) const {
  return {texts, language, std::move(name), text(title_key)};
}

void DeskContext::record(std::string action, std::string object, std::string result) {
  log_trouble_.reset();
  const auto added = log_.add({.at = now(),
                               .role = role,
                               .action = std::move(action),
                               .object = std::move(object),
                               .result = std::move(result)});
  if (added) return;
  log::error("write", "operator's log", added.error());
  log_trouble_ = added.error();
}

}  // namespace zuil
