// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/news_desk.h"

#include <algorithm>

#include "kiosk/survey/constraint.h"
#include "sync/collector/factsheet.h"
#include "sync/collector/tips.h"

namespace zuil {
namespace {

constexpr std::size_t kLongestName = 100;

Result<void> check_text(const std::string& name, const LocalText& text,
                        const Questionnaire& questionnaire) {
  const auto& languages = questionnaire.languages;
  for (const std::string& language : languages)
    if (text.in(language).empty())
      return fail(ErrorCode::Invalid, name + "." + language + " is missing",
                  "The questionnaire offers this language: write the text in it too.");
  for (const auto& [language, words] : text.all()) {
    const std::string where = name + "." + language;
    if (std::find(languages.begin(), languages.end(), language) == languages.end())
      return fail(ErrorCode::Invalid, where + " is in a language the questionnaire does not offer",
                  "Leave it out.");
    if (has_personal_data(words))
      return fail(ErrorCode::Invalid, where + " may hold personal data",
                  "Write no names, telephone numbers, addresses or links.");
  }
  return {};
}

Result<void> check_order(const NewsOrder& order, const Questionnaire& questionnaire,
                         const std::string& today) {
  if (trimmed(order.by) != order.by || order.by.empty() || order.by.size() > kLongestName ||
      !is_plain_text(order.by))
    return fail(ErrorCode::Invalid, "--by is not a name", "Say who puts it up.");
  if (order.valid_until < today)
    return fail(ErrorCode::Invalid, "--until " + order.valid_until + " is over already",
                "Give the last day on which it is true.");
  ZUIL_CHECK(check_text("said", order.texts.said, questionnaire));
  return check_text("done", order.texts.done, questionnaire);
}

}  // namespace

Result<NewsEntry> put_up_news(CollectorStore& store, const NewsOrder& order,
                              const std::string& today) {
  const Selection& about = order.about;
  ZUIL_TRY(const auto version, store.current_version(about.questionnaire));
  if (!version)
    return fail(ErrorCode::NotFound, "the collector has no questionnaire " + about.questionnaire,
                "See which it has with: zuil-collector totals.");
  ZUIL_CHECK(check_order(order, *version, today));
  ZUIL_TRY(const Factsheet factsheet, make_factsheet(store, about));
  if (!factsheet.respondents)
    return fail(ErrorCode::Invalid,
                "fewer than " + std::to_string(kFewestShown) + " respondents from " + about.from +
                    " to " + about.to + (about.site ? " at " + *about.site : std::string()),
                "Give a longer period, or leave --site out: nothing is told of so few.");
  NewsEntry entry;
  entry.published = {about.questionnaire, order.valid_until, order.texts};
  entry.published.news.respondents = static_cast<int>(*factsheet.respondents);
  entry.site = about.site.value_or("");
  entry.counted_from = about.from;
  entry.counted_to = about.to;
  entry.set_on = today;
  entry.set_by = order.by;
  ZUIL_CHECK(store.add_news(entry));
  return entry;
}

Result<std::vector<PublishedNews>> news_for(CollectorStore& store, const std::string& site,
                                            const std::string& today) {
  ZUIL_TRY(const auto entries, store.news(false));
  std::vector<PublishedNews> news;
  // Of one questionnaire the entry without a site comes first.
  for (const NewsEntry& entry : entries) {
    if (entry.published.valid_until < today) continue;
    if (!entry.site.empty() && entry.site != site) continue;
    if (!news.empty() && news.back().questionnaire == entry.published.questionnaire)
      news.back() = entry.published;
    else
      news.push_back(entry.published);
  }
  return news;
}

std::string to_text(const std::vector<NewsEntry>& entries, const std::string& today) {
  std::string text;
  for (const NewsEntry& entry : entries) {
    const PublishedNews& published = entry.published;
    text += published.questionnaire + ", " +
            (entry.site.empty() ? std::string("alle locaties") : entry.site) + ": ";
    if (!entry.withdrawn_on.empty())
      text += "ingetrokken op " + entry.withdrawn_on + " door " + entry.withdrawn_by;
    else
      text += (published.valid_until < today ? "verlopen op " : "te zien tot en met ") +
              published.valid_until;
    text += "\n  geplaatst op " + entry.set_on + " door " + entry.set_by + ", " +
            std::to_string(published.news.respondents) + " respondenten van " + entry.counted_from +
            " tot en met " + entry.counted_to + "\n";
    for (const auto& [language, said] : published.news.said.all())
      text += "  " + language + ": " + said + " / " + published.news.done.in(language) + "\n";
  }
  return text;
}

}  // namespace zuil
