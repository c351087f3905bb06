// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/question.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/attract.h"
#include "kiosk/screens/message.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

struct AtQuestion {
  std::shared_ptr<const Questionnaire> questionnaire =
      std::make_shared<const Questionnaire>(test::require_ok(read_questionnaire(
          test::require_ok(read_file(data_dir() / "config/questionnaires/balie.json")), "balie")));
  Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  Interview interview{questionnaire, "nl"};
  TextEditor editor;

  explicit AtQuestion(const std::string& id) {
    while (interview.current()->id != id) {
      const Question& question = *interview.current();
      if (!question.choices.empty())
        interview.answer(ChoiceAnswer{question.choices.front().id});
      else if (question.type == QuestionType::Mark)
        interview.answer(MarkAnswer{8});
      REQUIRE(interview.next() == Outcome::Accepted);
    }
  }
  Screen screen(bool missing = false) const {
    return question_screen({interview, editor, missing}, strings, {.language = "nl"});
  }
};

}  // namespace

TEST_CASE("a mark question offers ten marks, what they mean, and not applicable") {
  const Screen screen = AtQuestion("totaaloordeel").screen();
  for (int mark = 1; mark <= 10; ++mark) CHECK(screen.find("mark:" + std::to_string(mark)));
  CHECK(screen.find("least")->label == "1 = zeer slecht");
  CHECK(screen.find("most")->label == "10 = uitstekend");
  CHECK(screen.find("na"));
  CHECK(screen.find("back"));
  CHECK_FALSE(screen.find("next"));
}

TEST_CASE("a question answered before shows its answer and can be passed") {
  AtQuestion at("totaaloordeel");
  at.interview.answer(MarkAnswer{7});
  const Screen screen = at.screen();
  CHECK(screen.find("mark:7")->chosen);
  CHECK_FALSE(screen.find("mark:8")->chosen);
  REQUIRE(screen.find("next"));
  CHECK(screen.find("next")->label == "Verder");
}

TEST_CASE("an optional text is skipped as long as it is empty") {
  AtQuestion at("toelichting");
  CHECK(at.screen().find("next")->label == "Overslaan");
  CHECK(at.screen().find("counter")->label == "0 van 1000 tekens");
  CHECK_FALSE(at.screen().find("field")->is_private);
  at.editor.text = "Prima";
  at.interview.answer(TextAnswer{"Prima"});
  const Screen screen = at.screen();
  CHECK(screen.find("next")->label == "Verder");
  CHECK(screen.find("counter")->label == "5 van 1000 tekens");
  CHECK(screen.find("field")->is_private);
}

TEST_CASE("progress counts the questions of the longest way, and is full only at the end") {
  const Node progress = *AtQuestion("product").screen().find("progress");
  CHECK(progress.value == 0);
  CHECK(AtQuestion("suggestie").screen().find("progress")->value < 1);
  CHECK(progress.label == "Vraag 1 van 20");
}

TEST_CASE("in reading order come the question, the answers, then the way on") {
  const Screen screen = AtQuestion("totaaloordeel").screen();
  const auto place = [&](const std::string& id) { return screen.find(id) - screen.nodes.data(); };
  CHECK(place("title") < place("mark:1"));
  CHECK(place("mark:1") < place("mark:10"));
  CHECK(place("mark:10") < place("na"));
  CHECK(place("na") < place("back"));
  CHECK(place("back") < place("text-size"));
}

TEST_CASE("every language names itself") {
  const AtQuestion at("product");
  const Screen screen =
      attract_screen({at.questionnaire.get()}, "Stadhuis", at.strings, {.language = "en"});
  CHECK(screen.find("language:nl")->label == "Nederlands");
  CHECK(screen.find("language:nl")->language == "nl");
  CHECK(screen.find("language:en")->chosen);
  CHECK(screen.find("title")->label == at.questionnaire->invitation.in("en"));
}

TEST_CASE("what is promised about a partial answer is what the questionnaire's rule does") {
  const AtQuestion at("product");
  Questionnaire questionnaire = *at.questionnaire;
  questionnaire.partial_answers = PartialAnswers::Keep;
  CHECK(still_there_screen(questionnaire, at.strings, {.language = "nl"}, 20).find("hint")->label ==
        "Wij bewaren uw antwoorden tot nu toe. Ze blijven anoniem.");
  questionnaire.partial_answers = PartialAnswers::Discard;
  CHECK(still_there_screen(questionnaire, at.strings, {.language = "nl"}, 20).find("hint")->label ==
        "Wij bewaren uw antwoorden dan niet.");
}

TEST_CASE("the countdown speaks of one second when there is one") {
  const AtQuestion at("product");
  const auto words = [&](int seconds) {
    return still_there_screen(*at.questionnaire, at.strings, {.language = "nl"}, seconds)
        .find("countdown")
        ->label;
  };
  CHECK(words(20) == "Over 20 seconden stopt de vragenlijst.");
  CHECK(words(1) == "Over 1 seconde stopt de vragenlijst.");
}
