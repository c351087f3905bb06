// SPDX-License-Identifier: EUPL-1.2
// Who must be looked at by hand, by the rules of Signalen, and who wants to be called or mailed.
#include "sync/collector/follow_up.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/survey/contact_record.h"
#include "sync/collector/pages.h"
#include "tests/sync/collector/import_lines.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

struct Desk {
  explicit Desk(const std::string& id) : questionnaire(id) { respondents.publish(id); }

  // One respondent with these answers.
  Desk& answered(const std::string& date, const Json& answers, const Json& more = {}) {
    respondents.add(
        questionnaire, date, 1, [&](int) { return answers; }, more);
    return *this;
  }
  std::vector<Review> reviews(bool judged_too = false,
                              const std::optional<std::string>& site = std::nullopt) {
    return require_ok(
        review_list(house.store, {questionnaire, kFirstDay, kLastDay, site}, judged_too));
  }

  CollectorHouse house;
  Respondents respondents{house};
  std::string questionnaire;
};

const Json kNothingDone = {{"tevreden", "ontevreden"}, {"reden_ontevreden", {"niets_gedaan"}}};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Only the unhappy ask for review, by a reason that reopens or by what they wrote") {
  Desk desk("smiley");
  desk.answered("2026-05-01", kNothingDone)
      .answered("2026-05-02",
                {{"tevreden", "ontevreden"}, {"open_antwoord", "De tegel ligt nog los."}})
      .answered("2026-05-03", {{"tevreden", "ontevreden"},
                               {"reden_ontevreden", {"te_lang", "kwam_terug"}},
                               {"open_antwoord", "Weer stuk."}})
      .answered("2026-05-04", {{"tevreden", "ontevreden"}, {"reden_ontevreden", {"te_lang"}}})
      .answered("2026-05-05", {{"tevreden", "ontevreden"}})
      .answered("2026-05-06", {{"tevreden", "tevreden"}, {"reden_tevreden", {"snel"}}})
      .answered("2026-05-07", {{"reden_ontevreden", {"niets_gedaan"}}});
  desk.respondents.import();
  const auto reviews = desk.reviews();
  REQUIRE(reviews.size() == 3);
  CHECK(reviews[0].date == "2026-05-03");
  CHECK(reviews[0].reasons ==
        std::vector<std::string>{"De behandeling duurde te lang", "Het probleem kwam terug"});
  CHECK(reviews[0].texts == std::vector<std::string>{"Weer stuk."});
  CHECK(reviews[1].date == "2026-05-02");
  CHECK(reviews[1].reasons.empty());
  CHECK(reviews[2].date == "2026-05-01");
  CHECK(reviews[2].reasons == std::vector<std::string>{"Er is niets gedaan"});
  CHECK(reviews[2].day_part == DayPart::Morning);
  CHECK_FALSE(reviews[2].has_contact);
}

TEST_CASE("The middle face is not unhappy") {
  Desk desk("smiley-3");
  desk.answered("2026-05-01", {{"tevreden", "gaat_wel"}, {"reden_ontevreden", {"niets_gedaan"}}});
  desk.respondents.import();
  CHECK(desk.reviews().empty());
}

TEST_CASE("Within a day the order is that of random ids, and says nothing of who came first") {
  Desk desk("smiley");
  for (int i = 0; i < 20; ++i) desk.answered(i < 10 ? "2026-05-02" : "2026-05-01", kNothingDone);
  desk.respondents.import();
  const auto reviews = desk.reviews();
  REQUIRE(reviews.size() == 20);
  CHECK(std::is_sorted(reviews.begin(), reviews.end(), [](const Review& a, const Review& b) {
    return a.date > b.date || (a.date == b.date && a.response < b.response);
  }));
}

TEST_CASE("Who left before the end is looked at too, and counts in no measure") {
  Desk desk("smiley");
  desk.answered("2026-05-01", kNothingDone, {{"disposition", "breakoff"}});
  desk.respondents.import();
  REQUIRE(desk.reviews().size() == 1);
  CHECK_FALSE(desk.reviews()[0].complete);
  CHECK(has(to_text(desk.reviews()), "voortijdig gestopt"));
}

TEST_CASE("What was judged leaves the list, with who and when; counting again keeps that") {
  Desk desk("smiley");
  desk.answered("2026-05-01", kNothingDone).answered("2026-05-02", kNothingDone);
  desk.answered("2026-05-03", {{"tevreden", "tevreden"}});
  desk.respondents.import();
  const std::string id = desk.reviews()[0].response;
  require_ok(desk.house.store.judge(id, {"2026-05-04", "A. Jansen", true, "Opnieuw gepland"}));
  CHECK(desk.reviews().size() == 1);
  CHECK(require_ok(desk.house.store.reviews_to_judge("smiley")) == 1);
  require_ok(desk.house.store.rebuild_counts());
  CHECK(desk.reviews().size() == 1);
  const auto all = desk.reviews(true);
  REQUIRE(all.size() == 2);
  REQUIRE(all[0].judgement);
  CHECK(all[0].judgement->by == "A. Jansen");
  CHECK(all[0].judgement->on == "2026-05-04");
  CHECK(all[0].judgement->reopened);
  CHECK_FALSE(all[1].judgement);

  require_ok(desk.house.store.judge(id, {"2026-05-05", "B. de Vries", false, ""}));
  CHECK_FALSE(desk.reviews(true)[0].judgement->reopened);
  const auto unknown = desk.house.store.judge(make_uuid(desk.house.random), {"", "", true, ""});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::NotFound);
}

TEST_CASE("The list is of one site when asked, and can be had as text, CSV and JSON") {
  Desk desk("smiley");
  desk.answered("2026-05-01", kNothingDone, {{"site", "Wijkpost"}, {"reference", "7K4M-9QXB"}});
  desk.answered("2026-05-01", kNothingDone);
  desk.respondents.import();
  const auto reviews = desk.reviews(false, "Wijkpost");
  REQUIRE(reviews.size() == 1);
  CHECK(has(to_text(reviews), "1 mei 2026, ochtend, Wijkpost\n"));
  CHECK(has(to_text(reviews), "Kenmerk: 7K4M-9QXB"));
  CHECK(has(to_csv(reviews), "\r\n2026-05-01,Wijkpost,ochtend,Er is niets gedaan,,"));
  const Json json = Json::parse(to_json(reviews));
  CHECK(json[0]["dayPart"] == "morning");
  CHECK(json[0]["reasons"] == Json{"Er is niets gedaan"});
}

TEST_CASE("The page shows what waits, escaped, and says that it is no factsheet") {
  Desk desk("smiley");
  desk.answered("2026-05-01",
                {{"tevreden", "ontevreden"}, {"open_antwoord", "<script>alert(1)</script>"}});
  desk.respondents.import();
  const std::string html = reviews_page(require_ok(reviews_waiting(desk.house.store)));
  CHECK(has(html, "Dit is geen factsheet"));
  CHECK(has(html, "&lt;script&gt;alert"));
  CHECK_FALSE(has(html, "<script"));
  require_ok(desk.house.store.judge(desk.reviews()[0].response, {"2026-05-04", "A", false, ""}));
  CHECK(has(reviews_page(require_ok(reviews_waiting(desk.house.store))),
            "Er is niets te beoordelen."));
}

TEST_CASE("Contact records stand with what their own respondents told, until they are done") {
  CollectorHouse house;
  const auto report = shipped_questionnaire("melding");
  require_ok(house.ingest.publish(*report));
  Response response = respondent(*report, house.random,
                                 {{"type", ChoiceAnswer{"klacht"}},
                                  {"onderwerp", ChoiceAnswer{"afval"}},
                                  {"gebeurd", TextAnswer{"De container is vol."}},
                                  {"contact", ChoiceAnswer{"bellen"}}});
  response.reference = "7K4M-9QXB";
  const ContactRecord record{
      make_uuid(house.random),
      response.id,
      report->id,
      report->hash,
      response.site,
      response.date,
      "nl",
      "7K4M-9QXB",
      {{"naam", TextAnswer{"Kees"}}, {"telefoon", TextAnswer{"+31612345678"}}}};
  const std::string plain = to_canonical_json(record);
  const SealedRecord sealed{record.id,
                            report->id,
                            report->hash,
                            house.key.id(),
                            require_ok(seal(as_bytes(plain), house.key)),
                            RecordKind::Contact};
  const auto list = [&](bool done_too) {
    return require_ok(
        contact_list(house.store, {"melding", kFirstDay, kLastDay, std::nullopt}, done_too));
  };
  CHECK(house.take_one(sealed) == Fate::Accepted);
  CHECK(list(false).at(0).about.empty());  // the response comes later
  CHECK(house.take_one(house.sealed(response)) == Fate::Accepted);

  const auto contacts = list(false);
  REQUIRE(contacts.size() == 1);
  CHECK(to_text(contacts).ends_with("\n1 contact\n"));
  CHECK(has(to_text(contacts), "Telefoon: +31612345678"));
  CHECK(has(to_text(contacts), "Soort bericht: Een klacht"));
  const std::string csv = to_csv(contacts);
  CHECK(csv.starts_with("datum,locatie,taal,kenmerk,Naam,Telefoon,Soort bericht,Onderwerp,"));
  CHECK(has(csv, "\r\n2026-11-21,Stadhuis,nl,7K4M-9QXB,Kees,+31612345678,Een klacht,"));
  CHECK(Json::parse(to_json(contacts))[0]["about"]["Uw bericht"] == "De container is vol.");

  require_ok(house.store.follow_up(record.id, {"2026-11-22", "Sonja"}));
  CHECK(list(false).empty());
  CHECK(list(true).at(0).done->by == "Sonja");
  CHECK_FALSE(house.store.follow_up(response.id, {"2026-11-22", "Sonja"}));
}
