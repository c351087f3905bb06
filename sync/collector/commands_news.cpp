// SPDX-License-Identifier: EUPL-1.2
// The subcommands about what the attract screens tell.
#include <iostream>

#include "kiosk/base/file.h"
#include "kiosk/survey/news_json.h"
#include "sync/collector/commands.h"

namespace zuil {
namespace {

constexpr std::chrono::days kCountedBefore{365};
constexpr std::chrono::days kShownAfter{90};

std::string day(const Clock& clock, std::chrono::days later = std::chrono::days(0)) {
  const std::chrono::sys_days today(local_time(clock.wall()).date);
  return to_string(std::chrono::year_month_day(today + later));
}

// "nl=Het wachten duurt te lang." for each language.
Result<nlohmann::json> read_spoken(const std::vector<std::string>& texts, const std::string& name) {
  nlohmann::json by_language = nlohmann::json::object();
  for (const std::string& text : texts) {
    const auto is = text.find('=');
    if (is == std::string::npos || is == 0)
      return fail(ErrorCode::Invalid, "--" + name + " " + text + " names no language",
                  "Write it as --" + name + " nl=\"…\", once for each language.");
    if (by_language.contains(text.substr(0, is)))
      return fail(ErrorCode::Invalid, "--" + name + " " + text.substr(0, is) + "=… is there twice");
    by_language[text.substr(0, is)] = text.substr(is + 1);
  }
  return by_language;
}

Result<News> read_texts(const NewsWords& words) {
  if (!words.file.empty()) {
    const std::filesystem::path file(words.file);
    ZUIL_TRY(const std::string text, read_file(file));
    ZUIL_TRY(const auto document, parse_json(text, file.filename().string()));
    const JsonReader json(document, file.filename().string());
    ZUIL_CHECK(json.allow_only({"said", "done"}));
    return read_news_texts(json);
  }
  nlohmann::json document;
  ZUIL_TRY(document["said"], read_spoken(words.said, "said"));
  ZUIL_TRY(document["done"], read_spoken(words.done, "done"));
  return read_news_texts(JsonReader(document, "news"));
}

}  // namespace

Result<void> set_news(const DataFolder& data, const NewsWords& words, NewsOrder order,
                      const Clock& clock) {
  Selection& about = order.about;
  if (about.from.empty()) about.from = day(clock, -kCountedBefore);
  if (about.to.empty()) about.to = day(clock);
  if (order.valid_until.empty()) order.valid_until = day(clock, kShownAfter);
  ZUIL_TRY(order.texts, read_texts(words));
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_TRY(const NewsEntry entry, put_up_news(store, order, day(clock)));
  std::cout << "news about " << about.questionnaire << " at "
            << (about.site ? *about.site : "all sites") << " until " << order.valid_until
            << ", resting on " << entry.published.news.respondents
            << " respondents; kiosks show it after their next nightly upload\n";
  return {};
}

Result<void> print_news(const DataFolder& data, bool withdrawn_too, const Clock& clock) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_TRY(const auto entries, store.news(withdrawn_too));
  return put_out(to_text(entries, day(clock)), {});
}

Result<void> withdraw_news(const DataFolder& data, const NewsOrder& order, const Clock& clock) {
  ZUIL_TRY(auto store, open_store(data));
  const Selection& about = order.about;
  ZUIL_CHECK(
      store.withdraw_news(about.questionnaire, about.site.value_or(""), day(clock), order.by));
  std::cout << "the news about " << about.questionnaire << " at "
            << (about.site ? *about.site : "all sites")
            << " was withdrawn; kiosks take it down after their next nightly upload\n";
  return {};
}

}  // namespace zuil
