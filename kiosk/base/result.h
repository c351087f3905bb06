// SPDX-License-Identifier: EUPL-1.2
// What can go wrong is returned, not thrown: every fallible function gives a Result.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace zuil {

enum class ErrorCode {
  Invalid,   // the input breaks a rule (questionnaire, configuration, command line, message)
  NotFound,  // what was asked for is not there
  Io,        // the operating system refused a read, a write or a sync
  Full,      // the disk is full
  Corrupt,   // a database or file is not what it was when it was written
  Crypto,    // a key is missing or wrong, or a sealed box does not open
  Network,   // the other side could not be reached or did not answer; trying again may help
  Refused,   // the other side answered no; trying the same again will not help
  Conflict,  // an id is already taken by other bytes
};

// `message` says what is wrong and where; `hint` says what an operator can do about it.
// Neither ever holds an answer or a secret.
struct Error {
  ErrorCode code;
  std::string message;
  std::string hint;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {}) {
  return tl::make_unexpected(Error{code, std::move(message), std::move(hint)});
}

// "message (hint)", for a terminal or a log.
inline std::string to_string(const Error& error) {
  return error.hint.empty() ? error.message : error.message + "\n  " + error.hint;
}

// "message. hint", for a screen.
inline std::string in_sentences(const Error& error) {
  if (error.hint.empty()) return error.message;
  const bool ends =
      !error.message.empty() && std::string(".!?").find(error.message.back()) != std::string::npos;
  return error.message + (ends ? " " : ". ") + error.hint;
}

}  // namespace zuil

#define ZUIL_JOIN_(a, b) a##b
#define ZUIL_JOIN(a, b) ZUIL_JOIN_(a, b)

// Evaluates a Result<void> (or any Result whose value is not needed) and returns its error.
#define ZUIL_CHECK(expression)                                    \
  do {                                                            \
    if (auto zuil_result = (expression); !zuil_result)            \
      return tl::make_unexpected(std::move(zuil_result).error()); \
  } while (false)

// ZUIL_TRY(auto value, fallible()): declares `value`, or returns the error.
#define ZUIL_TRY(declaration, expression)                                             \
  auto ZUIL_JOIN(zuil_result_, __LINE__) = (expression);                              \
  if (!ZUIL_JOIN(zuil_result_, __LINE__))                                             \
    return tl::make_unexpected(std::move(ZUIL_JOIN(zuil_result_, __LINE__)).error()); \
  declaration = std::move(*ZUIL_JOIN(zuil_result_, __LINE__))
