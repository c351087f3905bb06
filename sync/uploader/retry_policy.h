// SPDX-License-Identifier: EUPL-1.2
// What follows on each outcome of a request: again and when, or never. The table is in the .cpp.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/store/sync_cause.h"
#include "sync/uploader/transport.h"

namespace zuil {

enum class Verdict {
  Done,     // the collector has it on its disk
  Again,    // later; trying the same again may help
  Smaller,  // this content is refused: half of the batch at a time; one alone is reported, skipped
  Stop,     // nothing will be accepted until an operator mends the configuration
};

inline constexpr int kNoAnswer = 0;  // in place of a status

struct RetryRule {
  int least_status;
  int most_status;
  Verdict verdict;
  SyncCause cause;        // for the operator's screen
  std::string_view what;  // for the log
  std::string_view hint;  // for the operator
};

// The rule for an answer that is not the expected one. A 2xx comes here only when its body is not
// the collector's.
const RetryRule& retry_rule(int status);

// How long the collector asks to be left alone (seconds or an HTTP date); nothing when it does not
// say so, or not in a way that can be understood.
std::optional<std::chrono::seconds> retry_after(const HttpResponse& response, WallTime now);

inline constexpr std::chrono::milliseconds kFirstBackoff{1'000};
inline constexpr std::chrono::milliseconds kMostBackoff{300'000};
// A longer Retry-After than these is cut (running on) or ends the run (--once).
inline constexpr std::chrono::seconds kMostRetryAfter{3600};
inline constexpr std::chrono::seconds kMostRetryAfterOnce{300};

// Exponential back-off with full jitter: evenly over [0, 1 s · 2^failures), at most five minutes,
// so that a thousand kiosks do not come back at the same moment. `failures` counts from 0. After a
// Retry-After the jitter comes on top of it.
std::chrono::milliseconds backoff(int failures, std::optional<std::chrono::seconds> retry_after,
                                  Random& random);

}  // namespace zuil
