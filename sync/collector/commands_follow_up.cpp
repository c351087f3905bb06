// SPDX-License-Identifier: EUPL-1.2
// The subcommands about single respondents, and those that take something away.
#include <iostream>

#include "kiosk/base/uuid.h"
#include "sync/collector/commands.h"
#include "sync/collector/follow_up.h"
#include "sync/collector/retention.h"

namespace zuil {
namespace {

constexpr auto kOnlyHere =
    "Each of these is one respondent, nothing is hidden: keep them among those who handle them.\n";

template <class List>
Result<void> put_out_list(const List& list, ListFormat format, const Output& output) {
  std::cerr << kOnlyHere;
  switch (format) {
    case ListFormat::Text:
      return put_out(to_text(list), output, 0600);
    case ListFormat::Csv:
      return put_out(to_csv(list), output, 0600);
    case ListFormat::Json:
      return put_out(to_json(list), output, 0600);
  }
  return {};
}

std::string today(const Clock& clock) {
  return to_string(local_time(clock.wall()).date);
}

// A misspelt id is not an empty list.
Result<void> check_questionnaire(CollectorStore& store, const std::string& questionnaire) {
  ZUIL_TRY(const auto version, store.current_version(questionnaire));
  if (version) return {};
  return fail(ErrorCode::NotFound, "the collector has no questionnaire " + questionnaire,
              "See which it has with: zuil-collector totals.");
}

}  // namespace

Result<void> print_reviews(const DataFolder& data, const Selection& selection, bool judged_too,
                           ListFormat format, const Output& output) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_CHECK(check_questionnaire(store, selection.questionnaire));
  ZUIL_TRY(const auto reviews, review_list(store, selection, judged_too));
  return put_out_list(reviews, format, output);
}

Result<void> judge_review(const DataFolder& data, const std::string& response, Judgement judgement,
                          const Clock& clock) {
  ZUIL_TRY(auto store, open_store(data));
  judgement.on = today(clock);
  ZUIL_CHECK(store.judge(response, judgement));
  std::cout << "response " << response << " was judged by " << judgement.by << " on "
            << judgement.on << "\n";
  return {};
}

Result<void> print_contacts(const DataFolder& data, const Selection& selection, bool done_too,
                            ListFormat format, const Output& output) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_CHECK(check_questionnaire(store, selection.questionnaire));
  ZUIL_TRY(const auto contacts, contact_list(store, selection, done_too));
  return put_out_list(contacts, format, output);
}

Result<void> finish_contact(const DataFolder& data, const std::string& contact,
                            const std::string& by, const Clock& clock) {
  ZUIL_TRY(auto store, open_store(data));
  const FollowedUp done{today(clock), by};
  ZUIL_CHECK(store.follow_up(contact, done));
  std::cout << "contact " << contact << " was followed up by " << done.by << " on " << done.on
            << "\n";
  return {};
}

Result<void> purge_texts(const DataFolder& data, const std::optional<std::string>& day,
                         const Clock& clock) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_TRY(const Purged purged, purge(store, day.value_or(today(clock))));
  std::cout << "texts erased from " << purged.responses << " responses past their term, "
            << purged.contacts << " contact records erased, " << purged.acts
            << " acts of operators erased\n";
  return {};
}

Result<void> revoke(const DataFolder& data, const std::string& device) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_CHECK(store.revoke_device(device));
  std::cout << "kiosk " << device << " is no longer admitted\n";
  return {};
}

}  // namespace zuil
