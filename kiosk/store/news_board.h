// SPDX-License-Identifier: EUPL-1.2
// The news that may be shown: what zuil-sync brought, checked once more. Nothing that is wrong with
// it keeps the kiosk from its respondents: it is logged, and then there is no news.
#pragma once

#include <string>
#include <vector>

#include "kiosk/store/news_store.h"
#include "kiosk/survey/news.h"

namespace zuil {

class NewsBoard {
 public:
  explicit NewsBoard(NewsStore store) : store_(std::move(store)) {}

  // Looks what was brought; costs one read. True when find() may now give something else.
  bool refresh(const std::string& today);
  // The news about the first of these of which there is any, in that language and true today. Null
  // when there is none. Valid until the next refresh().
  const News* find(const std::vector<const Questionnaire*>& offered,
                   const std::string& language) const;

 private:
  NewsStore store_;
  std::string document_;  // as read last
  std::string today_;
  std::vector<PublishedNews> news_;
};

}  // namespace zuil
