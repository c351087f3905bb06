// SPDX-License-Identifier: EUPL-1.2
// The document a collector gives: what is read, what is not.
#include "kiosk/survey/news_json.h"

#include <doctest/doctest.h>

#include "tests/support/require_ok.h"

using namespace zuil;
using namespace zuil::test;

namespace {

const std::string kCanonical =
    R"({"news":[{"done":{"en":"Shorter","nl":"Korter"},"questionnaire":"balie",)"
    R"("respondents":412,"said":{"en":"Too long","nl":"Te lang"},"validUntil":"2027-02-21"}]})";

std::string changed(const std::string& part, const std::string& by) {
  std::string text = kCanonical;
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), by);
}

}  // namespace

TEST_CASE("news is read, and written the same again byte for byte") {
  const auto news = require_ok(read_news(kCanonical));
  REQUIRE(news.size() == 1);
  CHECK(news[0].questionnaire == "balie");
  CHECK(news[0].valid_until == "2027-02-21");
  CHECK(news[0].news.said.in("en") == "Too long");
  CHECK(news[0].news.done.in("nl") == "Korter");
  CHECK(news[0].news.respondents == 412);
  CHECK(to_canonical_json(news) == kCanonical);
  CHECK(require_ok(read_news(R"({"news":[]})")).empty());
}

TEST_CASE("news with anything wrong in it is not read at all") {
  for (const std::string& text :
       {std::string(), std::string("[]"), std::string("{}"), std::string("{\"news\":{}}"),
        changed("412", "9"), changed("412", "\"412\""), changed("412", "1e99"),
        changed("\"balie\"", "\"\""), changed("2027-02-21", "2027-02-30"),
        changed("\"Te lang\"", "7"), changed("Te lang", " "), changed("Te lang", "Te\\nlang"),
        changed("Te lang", "\\u0007"), changed("Te lang", std::string(121, 'x')),
        changed("{\"en\":\"Too long\",\"nl\":\"Te lang\"}", "{}"), changed("\"done\"", "\"did\""),
        changed("\"done\"", "\"said\""), kCanonical + std::string(kMostBytesOfNews, ' ')}) {
    CAPTURE(text.substr(0, 200));
    const auto read = read_news(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::Invalid);
  }
  CHECK(read_news(changed("Te lang", std::string(120, 'x'))));
}
