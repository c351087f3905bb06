// SPDX-License-Identifier: EUPL-1.2
// The collector's own pages, in Dutch, for staff at the machine itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kainjow/mustache.hpp>

#include "sync/collector/collector_store.h"
#include "sync/collector/follow_up.h"

namespace zuil {

// Fills templates/<name>.mustache; {{{style}}} is the common style sheet.
std::string render_page(std::string_view name, kainjow::mustache::data data);

enum class Message {
  OnlyHere,  // 403: pages are answered on the loopback only
  NotFound,  // 404
};
std::string message_page(Message message);

struct Overview {
  struct Year {
    int year = 0;
    std::optional<std::int64_t> respondents;  // nothing where there are fewer than ten
  };
  struct Entry {
    std::string id;
    std::string title;
    std::vector<Year> years;  // newest first
    std::int64_t to_judge = 0;
  };
  std::vector<Entry> questionnaires;
  std::vector<DeviceTotals> devices;
  StoreTotals totals;
};
// Up to `today`, as the factsheet of the year under way.
Result<Overview> make_overview(CollectorStore& store, const std::string& today);
std::string list_page(const Overview& overview);

struct ReviewsWaiting {
  std::string id;  // of the questionnaire
  std::string title;
  std::vector<Review> reviews;
};
// Of every questionnaire that has any.
Result<std::vector<ReviewsWaiting>> reviews_waiting(CollectorStore& store);
std::string reviews_page(const std::vector<ReviewsWaiting>& waiting);

}  // namespace zuil
