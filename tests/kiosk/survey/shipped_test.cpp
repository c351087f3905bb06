// SPDX-License-Identifier: EUPL-1.2
// The questionnaires that are shipped ask what the source documents ask, word for word.
#include <doctest/doctest.h>

#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using Ids = std::vector<std::string>;

namespace {

Ids ids_of(const auto& items) {
  Ids ids;
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

const std::string& dutch(const Questionnaire& questionnaire, std::string_view id) {
  const Question* question = questionnaire.find(id);
  REQUIRE(question != nullptr);
  return question->text.in("nl");
}

}  // namespace

TEST_CASE("balie: the questions in their order") {
  const auto balie = test::shipped_questionnaire("balie");
  CHECK(balie->id == "balie");
  CHECK(balie->languages == Ids{"nl", "en"});
  CHECK(ids_of(balie->questions) == Ids{"product",
                                        "totaaloordeel",
                                        "toelichting",
                                        "moeite",
                                        "openingstijden",
                                        "wachtruimte",
                                        "wachttijd",
                                        "privacy",
                                        "vriendelijkheid",
                                        "deskundigheid",
                                        "hostmanship_bereidheid",
                                        "hostmanship_deskundigheid",
                                        "hostmanship_inleven",
                                        "hostmanship_verantwoordelijk",
                                        "hostmanship_oplossingen",
                                        "hostmanship_gemeente",
                                        "prijs",
                                        "doorlooptijd",
                                        "suggestie",
                                        "suggestie_tekst"});
  CHECK(ids_of(balie->find("product")->choices) == Ids{"paspoort_id", "rijbewijs", "uittreksel",
                                                       "verhuizing", "burgerlijke_stand", "vog",
                                                       "anders"});
  CHECK(ids_of(balie->find("moeite")->choices) ==
        Ids{"heel_weinig", "weinig", "neutraal", "veel", "heel_veel"});
  CHECK(ids_of(balie->find("suggestie")->choices) == Ids{"ja", "nee"});
}

TEST_CASE("balie: the published texts to the letter") {
  const auto balie = test::shipped_questionnaire("balie");
  CHECK(dutch(*balie, "totaaloordeel") ==
        "Welk rapportcijfer geeft u voor de manier waarop u in het algemeen bent geholpen?");
  CHECK(dutch(*balie, "moeite") ==
        "Hoeveel moeite heeft u persoonlijk moeten doen om uw vraag/verzoek/klacht afgehandeld te "
        "krijgen?");
  CHECK(dutch(*balie, "suggestie") ==
        "Heeft u nog suggesties voor de gemeente over hoe de dienstverlening aan de balie kan "
        "worden verbeterd?");
  const std::vector<std::pair<const char*, const char*>> hostmanship{
      {"bereidheid", "de bereidheid van de medewerker om u te helpen"},
      {"deskundigheid", "de deskundigheid van de medewerker"},
      {"inleven", "de mate waarin de medewerker zich in uw situatie heeft ingeleefd"},
      {"verantwoordelijk",
       "de mate waarin de medewerker zich verantwoordelijk toonde om uw vraag of probleem op te "
       "lossen"},
      {"oplossingen",
       "de mate waarin de medewerker oplossingen of ideeën aandroeg waar u zelf nog niet aan had "
       "gedacht"},
      {"gemeente",
       "de manier waarop de medewerker niet alleen zichzelf vertegenwoordigde maar de hele "
       "gemeente"}};
  for (const auto& [id, object] : hostmanship)
    CHECK(dutch(*balie, std::string("hostmanship_") + id) ==
          std::string("Welk rapportcijfer geeft u voor ") + object + "?");
  Ids effort;
  for (const Choice& choice : balie->find("moeite")->choices)
    effort.push_back(choice.label.in("nl"));
  CHECK(effort == Ids{"heel weinig of geen moeite", "weinig moeite", "niet weinig, niet veel",
                      "veel moeite", "heel veel moeite"});
}

TEST_CASE("balie: what the factsheet makes of it") {
  const auto balie = test::shipped_questionnaire("balie");
  Ids aspects;
  Ids labels;
  int hostmanship = 0;
  for (const Question& question : balie->questions) {
    if (question.type == QuestionType::Mark) {
      CHECK(question.required);
      CHECK(question.not_applicable);
    }
    CHECK(question.measure.kind != MeasureKind::None);
    if (question.measure.kind != MeasureKind::Aspect) continue;
    if (question.measure.id == "hostmanship") ++hostmanship;
    if (!aspects.empty() && aspects.back() == question.measure.id) continue;
    aspects.push_back(question.measure.id);
    labels.push_back(question.measure.label.in("nl"));
  }
  CHECK(hostmanship == 6);
  CHECK(aspects == Ids{"openingstijden", "wachtruimte", "wachttijd", "privacy", "vriendelijkheid",
                       "deskundigheid", "hostmanship", "prijs", "doorlooptijd"});
  CHECK(labels == Ids{"Openingstijden", "Wachtruimte", "Wachttijd", "Privacy a.d. balie",
                      "Vriendelijkheid", "Deskundigheid", "Hostmanship", "Prijs v.h. product",
                      "Doorlooptijd"});
}

TEST_CASE("balie-kort: the short list asks the same questions in the same words") {
  const auto balie = test::shipped_questionnaire("balie");
  const auto kort = test::shipped_questionnaire("balie-kort");
  CHECK(ids_of(kort->questions) == Ids{"product", "totaaloordeel", "moeite", "wachttijd",
                                       "vriendelijkheid", "suggestie", "suggestie_tekst"});
  for (const Question& question : kort->questions) {
    const Question* same = balie->find(question.id);
    REQUIRE(same != nullptr);
    CHECK(question.text.all() == same->text.all());
    CHECK(ids_of(question.choices) == ids_of(same->choices));
    CHECK(question.measure.kind == same->measure.kind);
  }
  CHECK(kort->hash != balie->hash);
}

TEST_CASE("shipped: texts fit large type, and free text warns against names") {
  for (const char* id : {"balie", "balie-kort"}) {
    const auto questionnaire = test::shipped_questionnaire(id);
    for (const Question& question : questionnaire->questions) {
      for (const auto& [language, text] : question.text.all()) CHECK(text.size() <= 150);
      if (question.type != QuestionType::Text) continue;
      CHECK(!question.required);
      CHECK(question.hint.in("nl").find("Typ geen namen") != std::string::npos);
      CHECK(question.hint.in("en").find("do not type names") != std::string::npos);
    }
  }
}
