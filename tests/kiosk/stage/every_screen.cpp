// SPDX-License-Identifier: EUPL-1.2
#include "tests/kiosk/stage/every_screen.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/attract.h"
#include "kiosk/screens/message.h"
#include "kiosk/screens/question.h"
#include "kiosk/screens/typing.h"

namespace zuil::test {
namespace {

const std::string kLongText =
    "Het duurde lang voordat iemand mij kon helpen, en daarna moest ik nog een keer terugkomen. "
    "Toen was de balie dicht en kon niemand mij vertellen wanneer ik wel terecht kon. ";

// Screens by what is on them; a screen met before is passed over.
class Collection {
 public:
  void add(Screen screen) {
    std::string looks = screen.name;
    for (const Node& node : screen.nodes)
      looks += '\n' + node.id + '\t' + node.label + (node.chosen ? "!" : "");
    if (seen_.insert(std::move(looks)).second) screens_.push_back(std::move(screen));
  }
  std::vector<Screen> take() { return std::move(screens_); }

 private:
  std::vector<Screen> screens_;
  std::set<std::string> seen_;
};

// Every question is asked, whatever was answered before; which choices it has still depends on it.
std::shared_ptr<const Questionnaire> without_routing(Questionnaire questionnaire) {
  for (Section& section : questionnaire.sections) section.show_if.reset();
  for (Question& question : questionnaire.questions) {
    question.show_if.reset();
    question.visible = true;
  }
  return std::make_shared<const Questionnaire>(std::move(questionnaire));
}

std::string typed_example(const Question& question) {
  if (question.type == QuestionType::Number) return typed(question, NumberAnswer{question.maximum});
  if (question.type == QuestionType::Date)
    return typed(question, DateAnswer{question.latest.empty() ? "2026-11-21" : question.latest});
  if (question.type != QuestionType::Contact)
    return trimmed(kLongText.substr(0, static_cast<std::size_t>(question.max_length)));
  switch (question.contact) {
    case ContactKind::Name:
      return "Anna-Maria van der Valk-Wolffenbuttel";
    case ContactKind::Phone:
      return "0612345678";
    case ContactKind::Email:
      return "anna.maria.wolffenbuttel@gemeente-stichtsevecht.nl";
  }
  return {};
}

// The answer of the way with that number; nothing where there is nothing to answer.
std::optional<Answer> answer_of(const Interview& interview, std::size_t way) {
  const Question& question = *interview.current();
  if (!question.has_answer()) return std::nullopt;
  if (is_typed(question.type)) {
    const auto read = read_typed(question, typed_example(question));
    REQUIRE_MESSAGE(read.has_value(), question.id);
    return *read;
  }
  if (question.type == QuestionType::Mark) return MarkAnswer{way % 2 == 0 ? 4 : 9};
  const auto choices = interview.choices_of(question);
  if (choices.empty()) return std::nullopt;
  const std::string& chosen = choices[way % choices.size()]->id;
  if (question.type == QuestionType::MultipleChoice) return ChoicesAnswer{{chosen}};
  return ChoiceAnswer{chosen};
}

// The longest thing that can be said of a wrong answer.
std::string longest_reason(const Question& question, const Strings& strings,
                           const std::string& language) {
  std::string longest = question.constraint ? question.constraint->message.in(language) : "";
  const auto consider = [&](std::initializer_list<Problem> problems) {
    for (const Problem problem : problems)
      if (std::string reason = reason_of(problem, question, strings, language);
          reason.size() > longest.size())
        longest = std::move(reason);
  };
  if (question.type == QuestionType::Number)
    consider({Problem::NotANumber, Problem::TooSmall, Problem::TooLarge, Problem::WrongStep});
  if (question.type == QuestionType::Date)
    consider({Problem::NotADate, Problem::TooEarly, Problem::TooLate});
  if (question.type == QuestionType::Contact)
    consider({Problem::NotAName, Problem::NotAPhoneNumber, Problem::NotAnEmailAddress});
  return longest;
}

// The question as one meets it, with an error, answered, on every page of keys, and full.
void add_question(Collection& screens, Interview& interview, const Strings& strings,
                  const Preferences& preferences, std::size_t way) {
  const Question& question = *interview.current();
  TextEditor editor = editor_for(question, interview.answer_to(question.id));
  const auto add = [&](bool missing, std::optional<std::string> reason = std::nullopt) {
    screens.add(question_screen({interview, editor, missing, std::move(reason), true}, strings,
                                preferences));
  };
  add(false);
  if (question.has_answer()) add(true);
  if (std::string reason = longest_reason(question, strings, preferences.language); !reason.empty())
    add(false, std::move(reason));
  if (const auto answer = answer_of(interview, way)) {
    CHECK_MESSAGE(interview.answer(*answer) == Outcome::Accepted, question.id);
    editor = editor_for(question, &*answer);
  }
  add(false);
  for (const char* page : {"capitals", "accents", "latin", "symbols"}) {
    editor.switch_to(page);
    add(false);
  }
  if (question.type != QuestionType::Text) return;
  while (editor.length() < editor.most) editor.text += kLongText;
  editor.text.resize(editor.most);
  interview.answer(TextAnswer{editor.text});
  add(false);
}

void walk(Collection& screens, const std::shared_ptr<const Questionnaire>& questionnaire,
          const Strings& strings, const Preferences& preferences, std::size_t way) {
  Interview interview(questionnaire, preferences.language);
  while (interview.current() != nullptr) {
    // Two questions of which only one is ever asked are no summary that anybody meets.
    if (interview.current()->type != QuestionType::Summary)
      add_question(screens, interview, strings, preferences, way);
    const std::string& id = interview.current()->id;
    Outcome outcome = interview.next();
    // Where the plain answer breaks a rule of its own, another way has a better one.
    if (outcome == Outcome::ConstraintViolated) {
      interview.clear_answer();
      outcome = interview.next();
    }
    if (outcome != Outcome::Accepted) return;
    CHECK_MESSAGE((interview.current() == nullptr || interview.current()->id != id), id);
  }
}

// As a respondent goes, for what depends on all that was answered: the summary and the thanks.
void walk_to_end(Collection& screens, const std::shared_ptr<const Questionnaire>& questionnaire,
                 const Strings& strings, const Preferences& preferences, std::size_t way) {
  Interview interview(questionnaire, preferences.language);
  while (const Question* question = interview.current()) {
    if (question->type == QuestionType::Summary)
      screens.add(question_screen({interview, TextEditor{}}, strings, preferences));
    if (const auto answer = answer_of(interview, way)) interview.answer(*answer);
    if (interview.next() == Outcome::Accepted) continue;
    interview.clear_answer();
    if (interview.next() != Outcome::Accepted) return;
  }
  const std::string reference = questionnaire->reference ? "7K4M-9QXB" : "";
  screens.add(
      thanks_screen({*questionnaire, interview.answers(), reference}, strings, preferences));
}

}  // namespace

std::vector<Screen> every_screen(const Questionnaire& questionnaire, const Strings& strings,
                                 const Preferences& preferences) {
  Collection screens;
  screens.add(attract_screen({.offered = {&questionnaire},
                              .site = "Gemeente Stichtse Vecht",
                              .day_part = DayPart::Morning,
                              .speech_offered = true},
                             strings, preferences));
  screens.add(language_screen(questionnaire, strings, preferences));
  screens.add(still_there_screen(questionnaire, strings, preferences, 30));
  screens.add(ask_stop_screen(questionnaire, strings, preferences));
  const auto asked = without_routing(questionnaire);
  constexpr std::size_t kWays = 3;  // the first choices, the second ones, the third ones
  for (std::size_t way = 0; way < kWays; ++way) walk(screens, asked, strings, preferences, way);
  constexpr std::size_t kWaysToEnd = 8;
  const auto routed = std::make_shared<const Questionnaire>(questionnaire);
  for (std::size_t way = 0; way < kWaysToEnd; ++way)
    walk_to_end(screens, routed, strings, preferences, way);
  return screens.take();
}

std::vector<Screen> common_screens(const std::vector<const Questionnaire*>& offered,
                                   const Strings& strings, const Preferences& preferences) {
  Collection screens;
  for (std::size_t count = 1; count <= std::min<std::size_t>(3, offered.size()); ++count)
    screens.add(attract_screen(
        {.offered = {offered.begin(), offered.begin() + static_cast<std::ptrdiff_t>(count)},
         .site = "Gemeente Stichtse Vecht",
         .day_part = DayPart::Morning,
         .speech_offered = true},
        strings, preferences));
  screens.add(resting_screen(strings, preferences, "Gemeente Stichtse Vecht"));
  screens.add(out_of_service_screen(
      strings, {ErrorCode::Crypto,
                "the key file /etc/enquetezuil/collector-key.json cannot be read: no such file",
                "Fetch the key again at the collector: zuil-collector public-key."}));
  return screens.take();
}

}  // namespace zuil::test
