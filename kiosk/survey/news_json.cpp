// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/news_json.h"

#include <limits>

#include "kiosk/survey/constraint.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/question_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

Result<LocalText> read_lines(const JsonReader& json, std::string_view key) {
  ZUIL_TRY(LocalText text, read_text_of(json, key));
  ZUIL_TRY(const JsonReader place, json.member(key));
  if (text.empty()) return place.fail_here("has no text", "Write it in each language.");
  for (const auto& [language, words] : text.all()) {
    ZUIL_TRY(const JsonReader here, place.member(language));
    if (!is_plain_text(words) || words.find_first_of("\t\r\n") != std::string::npos)
      return here.fail_here("holds control characters", "Type the text again, in one line.");
    if (count_characters(words) > kLongestNewsText)
      return here.fail_here("is longer than " + std::to_string(kLongestNewsText) + " characters",
                            "Shorten it: it must fit beside the invitation in large type.");
  }
  return text;
}

Result<PublishedNews> read_item(const JsonReader& json) {
  ZUIL_CHECK(json.allow_only({"done", "questionnaire", "respondents", "said", "validUntil"}));
  PublishedNews item;
  ZUIL_TRY(const JsonReader questionnaire, json.member("questionnaire"));
  ZUIL_TRY(item.questionnaire, questionnaire.non_empty_string());
  ZUIL_TRY(const JsonReader until, json.member("validUntil"));
  ZUIL_TRY(item.valid_until, until.string());
  if (!is_date(item.valid_until)) return until.fail_here("is no date");
  ZUIL_TRY(item.news, read_news_texts(json));
  ZUIL_TRY(const JsonReader respondents, json.member("respondents"));
  ZUIL_TRY(const auto number,
           respondents.integer(kFewestNewsRespondents, std::numeric_limits<int>::max()));
  item.news.respondents = static_cast<int>(number);
  return item;
}

}  // namespace

std::string to_canonical_json(const std::vector<PublishedNews>& news) {
  Json list = Json::array();
  for (const PublishedNews& item : news)
    list.push_back({{"questionnaire", item.questionnaire},
                    {"validUntil", item.valid_until},
                    {"said", item.news.said.all()},
                    {"done", item.news.done.all()},
                    {"respondents", item.news.respondents}});
  return Json{{"news", std::move(list)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<News> read_news_texts(const JsonReader& json) {
  News news;
  ZUIL_TRY(news.said, read_lines(json, "said"));
  ZUIL_TRY(news.done, read_lines(json, "done"));
  return news;
}

Result<std::vector<PublishedNews>> read_news(std::string_view text) {
  if (text.size() > kMostBytesOfNews)
    return fail(ErrorCode::Invalid,
                "news: is larger than " + std::to_string(kMostBytesOfNews) + " bytes");
  ZUIL_TRY(const Json document, parse_json(text, "news"));
  const JsonReader json(document, "news");
  ZUIL_CHECK(json.allow_only({"news"}));
  ZUIL_TRY(const JsonReader list, json.member("news"));
  ZUIL_TRY(const auto elements, list.elements());
  std::vector<PublishedNews> news;
  for (const JsonReader& element : elements) {
    ZUIL_TRY(news.emplace_back(), read_item(element));
  }
  return news;
}

}  // namespace zuil
