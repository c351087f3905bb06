// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/retention.h"

#include <charconv>

#include "kiosk/base/log.h"

namespace zuil {
namespace {

constexpr int kStep = 500;  // responses in one transaction

int number_in(const std::string& text, std::size_t from, std::size_t length) {
  int number = 0;
  std::from_chars(text.data() + from, text.data() + from + length, number);
  return number;
}

Response without_texts(Response response) {
  for (auto& [question, answer] : response.answers)
    if (std::holds_alternative<TextAnswer>(answer)) answer = TextAnswer{std::string(kErasedText)};
  return response;
}

Result<std::int64_t> purge_texts(CollectorStore& store, const Questionnaire& version,
                                 const std::string& day, const std::string& today) {
  std::int64_t total = 0;
  std::string last;
  while (true) {
    ZUIL_TRY(auto transaction, store.begin());
    ZUIL_TRY(const auto responses, store.responses_before(version.hash, day, last, kStep));
    for (const auto& stored : responses) {
      ZUIL_TRY(Response response, read_response(stored.canonical_json, version));
      ZUIL_CHECK(store.erase_texts(without_texts(std::move(response)), today));
      last = stored.id;
      ++total;
    }
    ZUIL_CHECK(transaction.commit());
    if (responses.size() < kStep) return total;
  }
}

}  // namespace

std::string days_before(const std::string& date, int days) {
  using namespace std::chrono;
  const year_month_day day{year(number_in(date, 0, 4)),
                           month(static_cast<unsigned>(number_in(date, 5, 2))),
                           std::chrono::day(static_cast<unsigned>(number_in(date, 8, 2)))};
  return to_string(year_month_day(sys_days(day) - std::chrono::days(days)));
}

Result<Purged> purge(CollectorStore& store, const std::string& today) {
  Purged purged;
  ZUIL_TRY(const auto questionnaires, store.questionnaires());
  for (const std::string& id : questionnaires) {
    ZUIL_TRY(const auto versions, store.versions(id));
    for (const auto& version : versions) {
      const int term = version->free_text ? version->free_text->retention_days : 0;
      if (term > 0) {
        ZUIL_TRY(const auto responses,
                 purge_texts(store, *version, days_before(today, term), today));
        purged.responses += responses;
      }
      const std::string day = days_before(today, term > 0 ? term : kContactDays);
      ZUIL_TRY(const auto contacts, store.erase_contacts(version->hash, day));
      purged.contacts += contacts;
    }
  }
  ZUIL_TRY(purged.acts, store.erase_acts(days_before(today, kOperatorLogDays)));
  return purged;
}

void DailyPurge::tick() {
  const std::string today = to_string(local_time(clock_.wall()).date);
  if (today == day_) return;
  day_ = today;
  const auto purged = purge(store_, today);
  if (!purged) {
    log::error("purge", "texts past their term", purged.error());
    return;
  }
  log::info("purge", "texts past their term",
            std::to_string(purged->responses) + " responses, " + std::to_string(purged->contacts) +
                " contact records, " + std::to_string(purged->acts) + " acts of operators");
}

}  // namespace zuil
