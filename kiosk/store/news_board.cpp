// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/news_board.h"

#include <utility>

#include "kiosk/base/log.h"
#include "kiosk/survey/news_json.h"

namespace zuil {

bool NewsBoard::refresh(const std::string& today) {
  const bool another_day = std::exchange(today_, today) != today;
  const auto stored = store_.read();
  if (!stored) {
    log::warning("read", "news", stored.error().message);
    return another_day;
  }
  std::string document = *stored ? (*stored)->document : std::string();
  if (document == document_) return another_day;
  document_ = std::move(document);
  news_.clear();
  if (document_.empty()) return true;
  auto read = read_news(document_);
  if (read)
    news_ = std::move(*read);
  else
    log::warning("read", "news", "not shown: " + read.error().message);
  return true;
}

const News* NewsBoard::find(const std::vector<const Questionnaire*>& offered,
                            const std::string& language) const {
  for (const Questionnaire* questionnaire : offered)
    for (const PublishedNews& item : news_)
      if (item.questionnaire == questionnaire->id && item.valid_until >= today_ &&
          !item.news.said.in(language).empty() && !item.news.done.in(language).empty())
        return &item.news;
  return nullptr;
}

}  // namespace zuil
