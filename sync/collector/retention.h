// SPDX-License-Identifier: EUPL-1.2
// The end of the term that a questionnaire states for what respondents wrote: after it their texts
// and how to reach them are erased. What they chose stays, and so do the counts.
// What operators did is erased after a term of its own.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/base/clock.h"
#include "sync/collector/collector_store.h"

namespace zuil {

// Of contact records to a questionnaire that states no term of its own.
inline constexpr int kContactDays = 365;

// As long as a kiosk itself keeps what operators did on it.
inline constexpr int kOperatorLogDays = 90;

// "2026-11-21", a number of days earlier.
std::string days_before(const std::string& date, int days);

struct Purged {
  std::int64_t responses = 0;  // whose texts, if they had any, were erased
  std::int64_t contacts = 0;
  std::int64_t acts = 0;  // of operators
};

// Erases what is older than its term on that day: a text given N days ago is kept for N days. In
// steps of one transaction each, so that a server beside it is not kept waiting. The old bytes are
// overwritten on the disk.
Result<Purged> purge(CollectorStore& store, const std::string& today);

// Purges once a day, beside the server.
class DailyPurge {
 public:
  // Both outlive the DailyPurge.
  DailyPurge(CollectorStore& store, const Clock& clock) : store_(store), clock_(clock) {}

  // At the first call, and at the first of each day after. A failure is logged, and tried again the
  // next day.
  void tick();

 private:
  CollectorStore& store_;
  const Clock& clock_;
  std::string day_;  // of the last purge
};

}  // namespace zuil
