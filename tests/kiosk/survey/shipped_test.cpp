// SPDX-License-Identifier: EUPL-1.2
// The questionnaires that are shipped ask what the source documents ask, word for word.
#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "kiosk/survey/interview.h"
#include "kiosk/survey/review.h"
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

Ids shipped_ids() {
  Ids ids;
  for (const auto& file : test::shipped_files()) ids.push_back(file.stem().string());
  return ids;
}

using Texts = std::vector<const LocalText*>;

void add_texts(const Question& question, Texts& texts) {
  texts.insert(texts.end(), {&question.text, &question.hint, &question.label, &question.least_label,
                             &question.most_label, &question.measure.label});
  for (const Choice& choice : question.choices) texts.push_back(&choice.label);
  for (const Topic& topic : question.topics)
    texts.insert(texts.end(), {&topic.label, &topic.description});
}

Texts texts_of(const Questionnaire& questionnaire) {
  Texts texts{&questionnaire.title, &questionnaire.invitation, &questionnaire.invitation_hint,
              &questionnaire.thanks, &questionnaire.free_text->purpose};
  for (const Promise& promise : questionnaire.promises) texts.push_back(&promise.text);
  for (const Section& section : questionnaire.sections) texts.push_back(&section.title);
  for (const Question& question : questionnaire.questions) add_texts(question, texts);
  return texts;
}

// What a respondent could type.
std::string typed(ContactKind kind) {
  switch (kind) {
    case ContactKind::Name:
      return "S. de Vries";
    case ContactKind::Phone:
      return "0612345678";
    case ContactKind::Email:
      return "sonja@voorbeeld.nl";
  }
  return "";
}

// The answers that make a difference for what is asked next.
std::vector<Answer> answers_to(const Interview& interview) {
  const Question& question = *interview.current();
  std::vector<Answer> answers;
  switch (question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
      for (const Choice* choice : interview.choices_of(question))
        answers.emplace_back(ChoiceAnswer{choice->id});
      return answers;
    case QuestionType::Scale:
      return {ChoiceAnswer{question.choices.front().id}};
    case QuestionType::MultipleChoice:
      for (const Choice* choice : interview.choices_of(question))
        answers.emplace_back(ChoicesAnswer{{choice->id}});
      return answers;
    case QuestionType::Mark:
      return {MarkAnswer{8}};
    case QuestionType::Text:
      return {TextAnswer{"De brug ging niet open."}};
    case QuestionType::Number:
      return {NumberAnswer{question.minimum}};
    case QuestionType::Date:
      return {DateAnswer{"2026-11-21"}};
    case QuestionType::Contact:
      return {TextAnswer{typed(question.contact)}};
    case QuestionType::Info:
    case QuestionType::Summary:
      return {};
  }
  return answers;
}

// Every way through, where only what a condition looks at makes ways part.
struct Ways {
  std::set<std::string> asked;
  std::vector<Answers> ends;
};

std::set<std::string> deciding(const Questionnaire& questionnaire) {
  std::set<std::string> ids;
  const auto add = [&](const std::optional<Condition>& condition) {
    if (!condition) return;
    for (std::string& id : questions_of(*condition)) ids.insert(std::move(id));
  };
  for (const Question& question : questionnaire.questions) add(question.show_if);
  for (const Section& section : questionnaire.sections) add(section.show_if);
  for (const Promise& promise : questionnaire.promises) add(promise.show_if);
  return ids;
}

void walk(Interview interview, const std::set<std::string>& deciding_ids, Ways& ways) {
  while (const Question* question = interview.current()) {
    ways.asked.insert(question->id);
    const std::vector<Answer> answers = answers_to(interview);
    const bool parts = deciding_ids.contains(question->id);
    if (parts && !question->required) {
      Interview skipped = interview;
      REQUIRE(skipped.next() == Outcome::Accepted);
      walk(skipped, deciding_ids, ways);
    }
    for (std::size_t i = 1; parts && i < answers.size(); ++i) {
      Interview other = interview;
      REQUIRE(other.answer(answers[i]) == Outcome::Accepted);
      REQUIRE(other.next() == Outcome::Accepted);
      walk(other, deciding_ids, ways);
    }
    if (!answers.empty()) REQUIRE(interview.answer(answers.front()) == Outcome::Accepted);
    REQUIRE(interview.next() == Outcome::Accepted);
  }
  REQUIRE(interview.disposition() == Disposition::Complete);
  ways.ends.push_back(interview.answers());
}

Ways ways_through(const std::shared_ptr<const Questionnaire>& questionnaire) {
  Ways ways;
  walk(Interview(questionnaire, "nl"), deciding(*questionnaire), ways);
  return ways;
}

Ids promised(const Questionnaire& questionnaire, const Answers& answers) {
  Ids lines;
  for (const Promise& promise : questionnaire.promises)
    if (!promise.show_if || holds(*promise.show_if, answers))
      lines.push_back(promise.text.in("nl"));
  return lines;
}

bool has(const Ids& lines, std::string_view line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

bool chose(const Answers& answers, std::string_view question, const std::string& choice) {
  const auto given = answers.find(question);
  return given != answers.end() && given->second == Answer(ChoiceAnswer{choice});
}

std::size_t contacts_in(const Questionnaire& questionnaire, const Answers& answers) {
  return static_cast<std::size_t>(
      std::count_if(answers.begin(), answers.end(), [&](const auto& entry) {
        return questionnaire.find(entry.first)->type == QuestionType::Contact;
      }));
}

}  // namespace

TEST_CASE("balie: the questions in their order") {
  const auto balie = test::shipped_questionnaire("balie");
  CHECK(balie->id == "balie");
  CHECK(balie->languages.front() == "nl");
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

TEST_CASE("telefoon: as the counter, about the telephone") {
  const auto balie = test::shipped_questionnaire("balie");
  const auto telefoon = test::shipped_questionnaire("telefoon");
  for (const Question& question : telefoon->questions) {
    if (question.id == "bereikbaarheid") continue;
    const Question* same = balie->find(question.id);
    REQUIRE(same != nullptr);
    CHECK(question.type == same->type);
    CHECK(question.measure.label.all() == same->measure.label.all());
  }
  CHECK(dutch(*telefoon, "suggestie") ==
        "Heeft u nog suggesties voor onze dienstverlening aan de telefoon?");
}

TEST_CASE("digitaal: the statements as the factsheet prints them") {
  const auto digitaal = test::shipped_questionnaire("digitaal");
  Ids ids;
  Ids labels;
  for (const Question& question : digitaal->questions) {
    if (question.measure.kind != MeasureKind::Statement) continue;
    CHECK(question.id == question.measure.id);
    CHECK(ids_of(question.choices) ==
          Ids{"helemaal_eens", "eens", "neutraal", "oneens", "helemaal_oneens"});
    ids.push_back(question.id);
    labels.push_back(question.measure.label.in("nl"));
  }
  CHECK(ids == Ids{"eenvoudig", "gebruiksvriendelijk", "vindbaar", "info_duidelijk",
                   "info_vindbaar", "formulier", "taal"});
  CHECK(labels == Ids{"Aanvraag verliep eenvoudig", "Digitaal loket is gebruiksvriendelijk",
                      "Digitaal loket is goed vindbaar", "Benodigde info is duidelijk",
                      "Benodigde info is eenvoudig te vinden", "Formulier makkelijk in te vullen",
                      "Gebruikte taal is duidelijk"});
  for (const char* id : {"totaaloordeel", "moeite", "product", "suggestie"})
    CHECK(digitaal->find(id) != nullptr);
}

TEST_CASE("smiley: an unhappy open answer is always judged, a happy respondent is not asked who") {
  for (const char* id : {"smiley", "smiley-3", "smiley-5"}) {
    CAPTURE(id);
    const auto smiley = test::shipped_questionnaire(id);
    for (const Answers& answers : ways_through(smiley).ends) {
      const auto satisfied = is_satisfied(*smiley, answers);
      const Ids lines = promised(*smiley, answers);
      CHECK(has(lines, "Een medewerker leest wat u heeft gekozen of geschreven.") ==
            asks_review(*smiley, answers));
      if (answers.contains("open_antwoord")) CHECK(asks_review(*smiley, answers));
      CHECK(answers.contains("toestemming") == (satisfied == false));
      if (satisfied != false) CHECK(lines.empty());
      CHECK(answers.contains("reden_tevreden") <= (satisfied == true));
      CHECK(answers.contains("reden_ontevreden") <= (satisfied != true));
    }
  }
}

TEST_CASE("smiley: two, three and five faces") {
  const auto faces = [](const char* id) {
    return ids_of(test::shipped_questionnaire(id)->find("tevreden")->choices);
  };
  CHECK(faces("smiley") == Ids{"ontevreden", "tevreden"});
  CHECK(faces("smiley-3") == Ids{"ontevreden", "gaat_wel", "tevreden"});
  CHECK(faces("smiley-5") ==
        Ids{"zeer_ontevreden", "ontevreden", "gaat_wel", "tevreden", "zeer_tevreden"});
}

TEST_CASE("melding: a term is promised only to who asked for contact") {
  const auto melding = test::shipped_questionnaire("melding");
  CHECK(ids_of(melding->find("type")->choices) == Ids{"mening", "klacht", "compliment", "tip"});
  CHECK(melding->reference);
  CHECK(melding->urgent);
  CHECK(melding->partial_answers == PartialAnswers::Discard);
  CHECK(melding->questions.back().type == QuestionType::Summary);
  for (const Answers& answers : ways_through(melding).ends) {
    const Ids lines = promised(*melding, answers);
    const bool call = chose(answers, "contact", "bellen");
    const bool mail = chose(answers, "contact", "mailen");
    CHECK(has(lines, "U krijgt binnen 4 uur een eerste reactie.") == (call || mail));
    CHECK(has(lines, "Binnen 2 dagen bellen wij u.") == call);
    CHECK(has(lines, "U wilde geen contact. U krijgt daarom geen reactie.") == !(call || mail));
    CHECK(answers.contains("telefoon") == call);
    CHECK(answers.contains("email") == mail);
    CHECK(answers.contains("gebeurd") == chose(answers, "type", "klacht"));
    CHECK(answers.contains("gebeurd") != answers.contains("bericht"));
  }
}

TEST_CASE("kwh: anonymous, unless the respondent consents at the end") {
  for (const char* id :
       {"kwh-algemeen", "kwh-reparatie", "kwh-huuropzegging", "kwh-nieuwe-verhuring"}) {
    CAPTURE(id);
    const auto kwh = test::shipped_questionnaire(id);
    for (const Choice& choice : kwh->find("woning")->choices) CHECK(choice.breakdowns.contains(3));
    for (const Answers& answers : ways_through(kwh).ends) {
      const bool consents = chose(answers, "toestemming", "ja");
      CHECK((contacts_in(*kwh, answers) > 0) == consents);
      CHECK(has(promised(*kwh, answers), "De corporatie weet niet wie u bent.") == !consents);
    }
  }
}

TEST_CASE("shipped: every question is asked on some way, and every promise is made on some way") {
  for (const std::string& id : shipped_ids()) {
    CAPTURE(id);
    const auto questionnaire = test::shipped_questionnaire(id);
    CHECK(questionnaire->id == id);
    const Ways ways = ways_through(questionnaire);
    for (const Question& question : questionnaire->questions) {
      CAPTURE(question.id);
      CHECK(ways.asked.contains(question.id));
    }
    for (const Promise& promise : questionnaire->promises)
      CHECK(std::any_of(ways.ends.begin(), ways.ends.end(), [&](const Answers& answers) {
        return !promise.show_if || holds(*promise.show_if, answers);
      }));
  }
}

TEST_CASE("shipped: texts fit large type, and free text warns against names") {
  for (const std::string& id : shipped_ids()) {
    CAPTURE(id);
    const auto questionnaire = test::shipped_questionnaire(id);
    CHECK(questionnaire->free_text.has_value());
    for (const Question& question : questionnaire->questions) {
      CAPTURE(question.id);
      for (const auto* language : {"nl", "en"}) CHECK(question.text.in(language).size() <= 150);
      if (question.type != QuestionType::Text) continue;
      // A message must say something; everywhere else nobody has to type.
      CHECK(question.required == (id == "melding"));
      CHECK(question.hint.in("nl").find("Typ geen namen") != std::string::npos);
      CHECK(question.hint.in("en").find("do not type names") != std::string::npos);
    }
  }
}

TEST_CASE("shipped: the same Dutch has the same translation everywhere") {
  std::map<std::string, std::map<std::string, std::string, std::less<>>> translations;
  for (const std::string& id : shipped_ids()) {
    CAPTURE(id);
    const auto questionnaire = test::shipped_questionnaire(id);
    for (const LocalText* text : texts_of(*questionnaire)) {
      if (text->empty()) continue;
      const auto first = translations.try_emplace(text->in("nl"), text->all()).first;
      CHECK(first->second == text->all());
    }
  }
}
