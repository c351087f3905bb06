// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/question.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/attract.h"
#include "kiosk/screens/message.h"
#include "kiosk/screens/typing.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/require_ok.h"
#include "tests/support/shipped_questionnaire.h"

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
      attract_screen({{at.questionnaire.get()}, "Stadhuis"}, at.strings, {.language = "en"});
  CHECK(screen.find("language:nl")->label == "Nederlands");
  CHECK(screen.find("language:nl")->language == "nl");
  CHECK(screen.find("language:en")->chosen);
  CHECK(screen.find("title")->label == at.questionnaire->invitation.in("en"));
}

TEST_CASE("what is promised about a partial answer is what the questionnaire's rule does") {
  const AtQuestion at("product");
  Questionnaire questionnaire = *at.questionnaire;
  questionnaire.partial_answers = PartialAnswers::Keep;
  CHECK(
      still_there_screen({questionnaire}, at.strings, {.language = "nl"}, 20).find("hint")->label ==
      "Wij bewaren uw antwoorden tot nu toe. Ze blijven anoniem.");
  questionnaire.partial_answers = PartialAnswers::Discard;
  CHECK(
      still_there_screen({questionnaire}, at.strings, {.language = "nl"}, 20).find("hint")->label ==
      "Wij bewaren uw antwoorden dan niet.");
}

TEST_CASE("the countdown speaks of one second when there is one") {
  const AtQuestion at("product");
  const auto words = [&](int seconds) {
    return still_there_screen({*at.questionnaire}, at.strings, {.language = "nl"}, seconds)
        .find("countdown")
        ->label;
  };
  CHECK(words(20) == "Over 20 seconden stopt de vragenlijst.");
  CHECK(words(1) == "Over 1 seconde stopt de vragenlijst.");
}

namespace {

// The questionnaire of every type, at one of its questions.
struct AtTyped {
  std::shared_ptr<const Questionnaire> questionnaire = test::questionnaire_in(
      std::filesystem::path(ZUIL_SOURCE_DIR) / "tests/kiosk/survey/every_type.json");
  Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  Interview interview{questionnaire, "nl"};

  void go_to(const std::string& id) {
    while (interview.current()->id != id) REQUIRE(interview.next() == Outcome::Accepted);
  }
  void give(const std::string& id, Answer answer) {
    while (interview.current()->id != id) {
      if (interview.current()->id == "cijfer") interview.answer(MarkAnswer{8});
      if (interview.current()->id == "product") interview.answer(ChoiceAnswer{"paspoort"});
      REQUIRE(interview.next() == Outcome::Accepted);
    }
    REQUIRE(interview.answer(std::move(answer)) == Outcome::Accepted);
  }
  Screen screen(std::optional<std::string> reason = std::nullopt) const {
    const Question& question = *interview.current();
    const TextEditor editor = editor_for(question, interview.answer_to(question.id));
    return question_screen({interview, editor, false, std::move(reason)}, strings,
                           {.language = "nl"});
  }
};

}  // namespace

TEST_CASE("choices stand under their topics, with the section above the question") {
  AtTyped at;
  at.give("gezicht", ChoiceAnswer{"boos"});
  at.go_to("reden");
  const Screen screen = at.screen();
  CHECK(screen.find("section")->label == "Uw klacht");
  CHECK(screen.find("title")->label == "Wat ging er mis bij Paspoort?");
  CHECK(screen.find("topic:tijd")->label == "De tijd");
  CHECK(screen.find("topic-text:tijd")->label == "Hoe lang het duurde");
  const auto place = [&](const std::string& id) { return screen.find(id) - screen.nodes.data(); };
  CHECK(place("topic:tijd") < place("choice:wachten"));
  CHECK(place("choice:wachten") < place("topic:mensen"));
  CHECK(place("topic:mensen") < place("choice:onbeleefd"));
  // What has no topic is not of the one before it.
  CHECK(screen.find("choice:onbeleefd")->row == screen.find("topic:mensen")->row);
  CHECK(screen.find("choice:anders")->row != screen.find("topic:mensen")->row);
}

TEST_CASE("the reason why what is typed is wrong stands with the question") {
  AtTyped at;
  at.give("gezicht", ChoiceAnswer{"boos"});
  REQUIRE(at.interview.next() == Outcome::Accepted);
  at.interview.answer(ChoicesAnswer{{"wachten"}});
  at.go_to("uren");
  CHECK_FALSE(at.screen().find("error"));
  CHECK(at.screen().find("counter")->label == "Van 0,5 tot en met 8");
  const Screen screen = at.screen("Dit getal is te groot. Typ 8 of minder.");
  CHECK(screen.find("error")->role == Role::Error);
  CHECK(screen.find("error")->label == "Dit getal is te groot. Typ 8 of minder.");
}

TEST_CASE("the summary reads back what was answered, and sends") {
  AtTyped at;
  at.give("gezicht", ChoiceAnswer{"boos"});
  REQUIRE(at.interview.next() == Outcome::Accepted);
  at.interview.answer(ChoicesAnswer{{"wachten"}});
  at.give("terugbellen", ChoiceAnswer{"ja"});
  at.give("naam", TextAnswer{"Anne"});
  at.give("telefoon", TextAnswer{"+31612345678"});
  at.go_to("nalezen");
  const Screen screen = at.screen();
  CHECK(screen.find("summary-label:naam")->label == "Naam");
  CHECK(screen.find("summary:naam")->label == "Anne");
  CHECK(screen.find("summary:naam")->is_private);
  CHECK_FALSE(screen.find("summary:terugbellen")->is_private);
  CHECK_FALSE(screen.find("summary:mail"));
  CHECK(screen.find("next")->label == "Versturen");
}

TEST_CASE("of a long answer the summary shows the beginning") {
  const AtTyped at;
  Questionnaire changed = *at.questionnaire;
  for (Question& question : changed.questions)
    if (question.id == "oud") {
      question.visible = true;
      question.label = question.text;
    }
  AtTyped with_label;
  with_label.interview = Interview(std::make_shared<const Questionnaire>(changed), "nl");
  std::string text;
  for (int i = 0; i < 200; ++i) text += "é";
  with_label.give("oud", TextAnswer{text});
  with_label.give("gezicht", ChoiceAnswer{"boos"});
  REQUIRE(with_label.interview.next() == Outcome::Accepted);
  with_label.interview.answer(ChoicesAnswer{{"wachten"}});
  with_label.go_to("nalezen");
  const std::string shown = with_label.screen().find("summary:oud")->label;
  CHECK(count_characters(shown) == 151);
  CHECK(shown.ends_with("é…"));
}

TEST_CASE("the thanks promise what holds for this respondent, and show the number twice") {
  const AtTyped at;
  const auto thanks = [&](const Answers& answers, const std::string& reference) {
    return thanks_screen({*at.questionnaire, answers, reference}, at.strings, {.language = "nl"});
  };
  const Screen plain = thanks({{"terugbellen", ChoiceAnswer{"nee"}}}, "");
  CHECK_FALSE(plain.find("promise:1"));
  CHECK_FALSE(plain.find("reference"));
  CHECK(plain.find("stored")->label == "Uw antwoorden zijn bewaard. Ze zijn anoniem.");
  const Screen called =
      thanks({{"terugbellen", ChoiceAnswer{"ja"}}, {"naam", TextAnswer{"Anne"}}}, "7K4M-9QXB");
  CHECK(called.find("promise:1")->label == "Wij bellen u binnen 2 dagen.");
  CHECK(called.find("reference")->label == "7K4M-9QXB");
  CHECK(called.find("reference-code")->label == "7K4M-9QXB");
  // Who left a name is not told to be anonymous.
  CHECK(called.find("stored")->label.find("anoniem") == std::string::npos);
}

TEST_CASE("several questionnaires have a start button each, in the languages they speak") {
  const AtTyped every_type;
  const AtQuestion balie("product");
  const std::vector<const Questionnaire*> offered{balie.questionnaire.get(),
                                                  every_type.questionnaire.get()};
  const Screen dutch = attract_screen({offered, "Stadhuis"}, balie.strings, {.language = "nl"});
  CHECK(dutch.find("title")->label == "Wat vindt u van ons?");
  CHECK(dutch.find("start:balie")->label == balie.questionnaire->title.in("nl"));
  CHECK(dutch.find("start:balie")->action.value == "balie");
  CHECK(dutch.find("start:" + every_type.questionnaire->id));
  const Screen english = attract_screen({offered, "Stadhuis"}, balie.strings, {.language = "en"});
  CHECK(english.find("start:balie"));
  CHECK_FALSE(english.find("start:" + every_type.questionnaire->id));
  const auto languages = languages_of(offered);
  CHECK(languages.front() == "nl");
  CHECK(std::count(languages.begin(), languages.end(), "fy") == 1);
}

TEST_CASE("two faces differ in shape, three and five are from one family") {
  const auto faces = [](const std::string& id) {
    const auto questionnaire = test::shipped_questionnaire(id);
    const Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
    Interview interview(questionnaire, "nl");
    while (interview.current()->type != QuestionType::Smiley) interview.next();
    const TextEditor editor;
    std::vector<std::string> icons;
    for (const Node& node : question_screen({interview, editor}, strings, {.language = "nl"}).nodes)
      if (node.part == Part::Faces) icons.push_back(node.icon);
    return icons;
  };
  auto two = faces("smiley");
  std::sort(two.begin(), two.end());
  CHECK(two == std::vector<std::string>{"face-green", "face-red"});
  CHECK(faces("smiley-3") == std::vector<std::string>{"face-1", "face-3", "face-5"});
  CHECK(faces("smiley-5").size() == 5);
}

TEST_CASE("a kiosk at rest says so, to visitors too") {
  const AtQuestion at("product");
  const Screen screen =
      resting_screen({.site = "Stadhuis", .languages = {"nl"}}, at.strings, {.language = "nl"});
  CHECK(screen.name == "resting");
  CHECK(screen.find("title")->label == "Deze zuil is nu gesloten");
  CHECK(screen.find("hint-en")->language == "en");
  for (const Node& node : screen.nodes) CHECK_FALSE(node.interactive());
}
