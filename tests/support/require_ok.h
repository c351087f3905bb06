// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <utility>

#include <doctest/doctest.h>

#include "kiosk/base/result.h"

namespace zuil::test {

// The value of a Result that must be there; the test stops with the error where it is not.
template <class T>
T require_ok(Result<T> result) {
  if (!result) FAIL(to_string(result.error()));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace zuil::test
