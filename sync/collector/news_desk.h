// SPDX-License-Identifier: EUPL-1.2
// "U zei, wij deden": what a municipality tells its visitors on the attract screens of its kiosks.
#pragma once

#include <string>
#include <vector>

#include "sync/collector/collector_store.h"

namespace zuil {

// What somebody wants to be shown.
struct NewsOrder {
  Selection about;  // whose answers it rests on; its site, if any, is where it is shown
  News texts;       // respondents is not looked at: they are counted
  std::string valid_until;
  std::string by;
};

// Puts it up, in place of what was up there; gives it as it was stored. NotFound: no such
// questionnaire. Invalid: fewer respondents than a factsheet shows, a language of the questionnaire
// missing or too many, what may be somebody's personal data, or a last day that is over.
Result<NewsEntry> put_up_news(CollectorStore& store, const NewsOrder& order,
                              const std::string& today);

// What a kiosk at that site shows today: of each questionnaire the site's own, else that of all
// sites.
Result<std::vector<PublishedNews>> news_for(CollectorStore& store, const std::string& site,
                                            const std::string& today);

// For an operator, in Dutch.
std::string to_text(const std::vector<NewsEntry>& entries, const std::string& today);

}  // namespace zuil
