// SPDX-License-Identifier: EUPL-1.2
// What people must do something about, one respondent at a time: responses that ask for review
// ("Verzoek tot heropenen") and contact records. No factsheets: nothing is hidden, so they are for
// who handles them only, at the machine itself.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sync/collector/collector_store.h"

namespace zuil {

struct Review {
  std::string response;  // id
  std::string reference;
  std::string date;
  std::string site;
  std::optional<DayPart> day_part;   // nothing: the kiosk keeps the day alone
  bool complete = true;              // false: the respondent left before the end
  std::vector<std::string> reasons;  // the exact labels, in Dutch
  std::vector<std::string> texts;    // what was written
  bool has_contact = false;
  std::optional<Judgement> judgement;
};

// The newest first, in random order within a day: not that in which people answered.
Result<std::vector<Review>> review_list(CollectorStore& store, const Selection& selection,
                                        bool judged_too);
std::string to_text(const std::vector<Review>& reviews);
std::string to_csv(const std::vector<Review>& reviews);
std::string to_json(const std::vector<Review>& reviews);

struct Contact {
  using Line = std::pair<std::string, std::string>;  // "Telefoon", "0612345678"
  std::string id;
  std::string response;  // id
  std::string reference;
  std::string date;
  std::string site;
  std::string language;
  std::vector<Line> reach;  // name, telephone, e-mail
  std::vector<Line> about;  // what the respondent's own summary read back: kind, subject, message
  std::optional<FollowedUp> done;
};

// The oldest first: who has waited longest.
Result<std::vector<Contact>> contact_list(CollectorStore& store, const Selection& selection,
                                          bool done_too);
std::string to_text(const std::vector<Contact>& contacts);
std::string to_csv(const std::vector<Contact>& contacts);
std::string to_json(const std::vector<Contact>& contacts);

}  // namespace zuil
