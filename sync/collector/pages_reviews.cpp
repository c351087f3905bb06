// SPDX-License-Identifier: EUPL-1.2
// The page of responses that wait for a judgement.
#include "sync/collector/dutch.h"
#include "sync/collector/figures.h"
#include "sync/collector/pages.h"

namespace zuil {
namespace {

using Data = kainjow::mustache::data;

constexpr std::size_t kMostOnPage = 100;  // of one questionnaire

Data list_of(const std::vector<std::string>& texts) {
  Data list{Data::type::list};
  for (const std::string& text : texts) list.push_back(Data(text));
  return list;
}

Data review_data(const Review& review) {
  Data data;
  data.set("moment", dutch_moment(review.date, review.day_part));
  data.set("site", review.site);
  data.set("id", review.response);
  data.set("reference", review.reference);
  data.set("has_reference", !review.reference.empty());
  data.set("reasons", list_of(review.reasons));
  data.set("has_reasons", !review.reasons.empty());
  data.set("texts", list_of(review.texts));
  data.set("contact", review.has_contact);
  data.set("left_early", !review.complete);
  return data;
}

Data waiting_data(const ReviewsWaiting& waiting) {
  Data rows{Data::type::list};
  for (std::size_t i = 0; i < waiting.reviews.size() && i < kMostOnPage; ++i)
    rows.push_back(review_data(waiting.reviews[i]));
  Data data;
  data.set("id", waiting.id);
  data.set("title", waiting.title);
  data.set("count", dutch_count(static_cast<std::int64_t>(waiting.reviews.size())));
  data.set("rows", rows);
  if (waiting.reviews.size() > kMostOnPage)
    data.set("more", dutch_count(static_cast<std::int64_t>(waiting.reviews.size() - kMostOnPage)));
  return data;
}

}  // namespace

Result<std::vector<ReviewsWaiting>> reviews_waiting(CollectorStore& store) {
  ZUIL_TRY(const auto transaction, store.begin());  // one state of the database
  ZUIL_TRY(const auto ids, store.questionnaires());
  std::vector<ReviewsWaiting> all;
  for (const std::string& id : ids) {
    ZUIL_TRY(auto reviews, review_list(store, Selection{id, kFirstDay, kLastDay, {}}, false));
    if (reviews.empty()) continue;
    ZUIL_TRY(const auto version, store.current_version(id));
    all.push_back({id, dutch(version->title, *version), std::move(reviews)});
  }
  return all;
}

std::string reviews_page(const std::vector<ReviewsWaiting>& waiting) {
  Data questionnaires{Data::type::list};
  for (const ReviewsWaiting& one : waiting) questionnaires.push_back(waiting_data(one));
  Data data;
  data.set("questionnaires", questionnaires);
  data.set("nothing", waiting.empty());
  return render_page("reviews", data);
}

}  // namespace zuil
