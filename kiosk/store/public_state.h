// SPDX-License-Identifier: EUPL-1.2
// Whether an operator closed the kiosk, and what that tells the public. In a file of the data
// folder, closed.json: it outlives a restart, and a database that must be made anew.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace zuil {

inline constexpr std::size_t kLongestNotice = 160;  // characters

struct Closure {
  std::string notice;  // for the public, in Dutch; empty: the usual text
  WallTime since;      // to the second
  bool operator==(const Closure&) const = default;
};

// Invalid, with the mend, when the public cannot be shown that.
Result<void> check_notice(std::string_view notice);

class PublicState {
 public:
  explicit PublicState(const std::filesystem::path& data) : file_(data / "closed.json") {}

  // Nothing: the kiosk is open. A file that cannot be read is an error, and no reason to open.
  Result<std::optional<Closure>> closure() const;
  // In one step: a power cut leaves the kiosk open or closed, as it was or as is asked.
  Result<void> close(const Closure& closure) const;
  Result<void> open() const;

 private:
  std::filesystem::path file_;
};

}  // namespace zuil
