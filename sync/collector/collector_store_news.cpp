// SPDX-License-Identifier: EUPL-1.2
// The half of CollectorStore for what is told on the attract screens.
#include <nlohmann/json.hpp>

#include "sync/collector/collector_store.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

Result<LocalText> read_text(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  std::map<std::string, std::string, std::less<>> texts;
  if (!json.is_object()) return fail(ErrorCode::Corrupt, "a text of the news is no JSON");
  for (const auto& [language, words] : json.items())
    if (words.is_string()) texts[language] = words.get<std::string>();
  return LocalText(std::move(texts));
}

std::string to_json(const LocalText& text) {
  return Json(text.all()).dump(-1, ' ', false, Json::error_handler_t::replace);
}

// What is told now about a questionnaire, at a site or at all sites.
Result<void> withdraw(Database& database, const std::string& questionnaire, const std::string& site,
                      const std::string& on, const std::string& by) {
  return database.run(
      "UPDATE news SET withdrawn_on = ?, withdrawn_by = ? WHERE questionnaire = ? AND site = ? "
      "AND withdrawn_on IS NULL",
      on, by, questionnaire, site);
}

}  // namespace

Result<void> CollectorStore::add_news(const NewsEntry& entry) {
  const PublishedNews& published = entry.published;
  ZUIL_TRY(auto transaction, begin());
  ZUIL_CHECK(withdraw(*database_, published.questionnaire, entry.site, entry.set_on, entry.set_by));
  ZUIL_CHECK(database_->run(
      "INSERT INTO news (questionnaire, site, said, done, respondents, counted_from, counted_to, "
      "valid_until, set_on, set_by) VALUES (?,?,?,?,?,?,?,?,?,?)",
      published.questionnaire, entry.site, to_json(published.news.said),
      to_json(published.news.done), published.news.respondents, entry.counted_from,
      entry.counted_to, published.valid_until, entry.set_on, entry.set_by));
  return transaction.commit();
}

Result<void> CollectorStore::withdraw_news(const std::string& questionnaire,
                                           const std::string& site, const std::string& on,
                                           const std::string& by) {
  ZUIL_CHECK(withdraw(*database_, questionnaire, site, on, by));
  if (database_->changes() > 0) return {};
  return fail(ErrorCode::NotFound,
              "there is no news about " + questionnaire +
                  (site.empty() ? " for all sites" : " for the site " + site),
              "See what there is with: zuil-collector news list.");
}

Result<std::vector<NewsEntry>> CollectorStore::news(bool withdrawn_too) {
  ZUIL_TRY(auto rows,
           database_->prepare(
               "SELECT questionnaire, site, said, done, respondents, counted_from, counted_to, "
               "valid_until, set_on, set_by, withdrawn_on, withdrawn_by FROM news "
               "WHERE ? OR withdrawn_on IS NULL ORDER BY questionnaire, site, number"));
  rows.bind(withdrawn_too);
  std::vector<NewsEntry> entries;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return entries;
    NewsEntry& entry = entries.emplace_back();
    entry.published.questionnaire = rows.text(0);
    entry.site = rows.text(1);
    ZUIL_TRY(entry.published.news.said, read_text(rows.text(2)));
    ZUIL_TRY(entry.published.news.done, read_text(rows.text(3)));
    entry.published.news.respondents = static_cast<int>(rows.integer(4));
    entry.counted_from = rows.text(5);
    entry.counted_to = rows.text(6);
    entry.published.valid_until = rows.text(7);
    entry.set_on = rows.text(8);
    entry.set_by = rows.text(9);
    entry.withdrawn_on = rows.text(10);
    entry.withdrawn_by = rows.text(11);
  }
}

}  // namespace zuil
