// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/screen_tour.h"

#include <algorithm>
#include <set>
#include <utility>

#include "kiosk/screens/attract.h"
#include "kiosk/screens/message.h"
#include "kiosk/screens/question.h"
#include "kiosk/screens/typing.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/contact.h"
#include "kiosk/survey/routes.h"
#include "kiosk/survey/text_check.h"
#include "kiosk/survey/text_list.h"

namespace zuil {
namespace {

constexpr int kSeconds = 30;
constexpr auto kReference = "7K4M-9QXB";

// Words of ordinary length, that many characters.
std::string words(std::size_t characters) {
  static constexpr std::string_view kWords = "Het duurde lang voordat ik geholpen werd. ";
  std::string text;
  while (text.size() < characters) text += kWords;
  text.resize(characters);
  if (text.back() == ' ') text.back() = '.';
  return text;
}

std::string longest_contact(ContactKind kind) {
  switch (kind) {
    case ContactKind::Name:
      return words(kLongestContact - 1);
    case ContactKind::Phone:
      return "+31612345678";
    case ContactKind::Email:
      return std::string(40, 'm') + "@" + std::string(kLongestContact - 44, 'w') + ".nl";
  }
  return {};
}

const Choice& longest_choice(const Question& question, const std::string& language) {
  const auto length = [&](const Choice& choice) {
    return choice.visible ? count_characters(choice.label.in(language)) + 1 : 0;
  };
  return *std::max_element(question.choices.begin(), question.choices.end(),
                           [&](const Choice& a, const Choice& b) { return length(a) < length(b); });
}

class Guide {
 public:
  Guide(const std::shared_ptr<const Questionnaire>& questionnaire, const Strings& strings,
        const TourOptions& options)
      : questionnaire_(questionnaire), strings_(strings), options_(options) {}

  std::vector<TourStop> run() {
    show_beginning();
    for (std::size_t i = 0; i < questionnaire_->questions.size(); ++i) show_question(i);
    add("still-there", "", "$",
        still_there_screen({*questionnaire_}, strings_, preferences(), kSeconds));
    add("ask-stop", "", "$", ask_stop_screen({*questionnaire_}, strings_, preferences()));
    show_thanks();
    return std::move(stops_);
  }

 private:
  const Preferences& preferences() const { return options_.preferences; }
  const std::string& language() const { return options_.preferences.language; }

  void add(std::string name, std::string state, std::string path, Screen screen) {
    stops_.push_back({std::move(name), std::move(state), std::move(path), std::move(screen)});
  }

  void show_beginning() {
    add("attract", "", "$.invitation",
        attract_screen({.offered = {questionnaire_.get()},
                        .site = options_.site,
                        .day_part = DayPart::Afternoon,
                        .speech_offered = true},
                       strings_, preferences()));
    if (questionnaire_->languages.size() > 1)
      add("languages", "", "$.languages",
          language_screen(*questionnaire_, strings_, preferences(), true));
  }

  Answer answer_for(const Question& question) const {
    return options_.fullest ? longest_answer(question, language()) : any_answer(question);
  }

  std::optional<Interview> walk(std::size_t index, const std::optional<Route>& route) const {
    if (!route) return std::nullopt;
    return walk_along(questionnaire_, language(), index, *route,
                      [&](const Question& question) { return answer_for(question); });
  }

  void show_question(std::size_t index) {
    auto interview = walk(index, route_to(*questionnaire_, index));
    if (!interview) return;
    const Question& question = questionnaire_->questions[index];
    const std::string path = path_of_question(*questionnaire_, index);
    TextEditor editor = editor_for(question, nullptr);
    add_screen(path, "", {*interview, editor});
    if (question.has_answer()) {
      if (can_be_missing(question)) add_screen(path, "missing", {*interview, editor, true});
      show_answered(path, *interview, editor);
    }
    show_variants(path, index, *interview);
  }

  void add_screen(const std::string& path, std::string state, QuestionView view) {
    view.speech_offered = true;
    add(view.interview.current()->id, std::move(state), path,
        question_screen(view, strings_, preferences()));
  }

  void show_answered(const std::string& path, Interview& interview, TextEditor& editor) {
    const Question& question = *interview.current();
    const Answer answer = answer_for(question);
    if (interview.answer(answer) == Outcome::Accepted && is_typed(question.type))
      editor.text = typed(question, answer);
    editor.page = TextEditor::Page::Letters;
    add_screen(path, "answered", {interview, editor});
    if (options_.fullest && question.type == QuestionType::Text)
      show_pages(path, interview, editor);
    // As it is half typed; a plain answer has no characters of several bytes.
    if (!options_.fullest) editor.text.resize(editor.text.size() / 2);
    int number = 0;
    for (std::string& reason : shown_reasons(question))
      add_screen(path, "wrong " + std::to_string(++number),
                 {interview, editor, false, std::move(reason)});
    interview.clear_answer();
  }

  // Every page of the keyboard that can be turned to.
  void show_pages(const std::string& path, const Interview& interview, TextEditor& editor) {
    const Screen letters = question_screen({interview, editor}, strings_, preferences());
    for (const Node& node : letters.nodes) {
      if (node.action.kind != Action::Kind::SwitchKeys) continue;
      editor.switch_to(node.action.value);
      add_screen(path, node.action.value, {interview, editor});
      editor.page = TextEditor::Page::Letters;
    }
  }

  std::vector<std::string> shown_reasons(const Question& question) const {
    std::vector<std::string> reasons = reasons_of(question, strings_, language());
    if (!options_.fullest && reasons.size() > 1) reasons.erase(reasons.begin() + 1, reasons.end());
    return reasons;
  }

  // The same question with other choices.
  void show_variants(const std::string& path, std::size_t index, const Interview& first) {
    const Question& question = questionnaire_->questions[index];
    std::set<std::vector<const Choice*>> seen{first.choices_of(question)};
    int number = 1;
    for (std::size_t choice = 0; choice < question.choices.size(); ++choice) {
      if (!question.choices[choice].show_if) continue;
      const auto interview = walk(index, route_to_choice(*questionnaire_, index, choice));
      if (!interview || !seen.insert(interview->choices_of(question)).second) continue;
      const TextEditor editor = editor_for(question, nullptr);
      add_screen(path, "variant " + std::to_string(++number), {*interview, editor});
    }
  }

  // Which promises hold for these answers.
  std::vector<bool> promises_for(const Answers& answers) const {
    std::vector<bool> held;
    for (const Promise& promise : questionnaire_->promises)
      held.push_back(!promise.show_if || holds(*promise.show_if, answers));
    return held;
  }

  void show_thanks() {
    std::set<std::vector<bool>> seen;
    const auto show = [&](const std::optional<Route>& route) {
      const auto interview = walk(questionnaire_->questions.size(), route);
      if (!interview || !seen.insert(promises_for(interview->answers())).second) return;
      const std::string state = seen.size() == 1 ? "" : "variant " + std::to_string(seen.size());
      add("thanks", state, "$.thanks",
          thanks_screen(
              {*questionnaire_, interview->answers(), questionnaire_->reference ? kReference : ""},
              strings_, preferences()));
    };
    show(Route{});
    for (std::size_t i = 0; i < questionnaire_->promises.size(); ++i)
      show(route_to_promise(*questionnaire_, i));
  }

  const std::shared_ptr<const Questionnaire>& questionnaire_;
  const Strings& strings_;
  const TourOptions& options_;
  std::vector<TourStop> stops_;
};

}  // namespace

Answer longest_answer(const Question& question, const std::string& language) {
  switch (question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
      return ChoiceAnswer{longest_choice(question, language).id};
    case QuestionType::MultipleChoice: {
      ChoicesAnswer answer;
      for (const Choice& choice : question.choices)
        if (choice.visible && !choice.show_if) answer.choices.push_back(choice.id);
      return answer.choices.empty() ? any_answer(question) : answer;
    }
    case QuestionType::Mark:
      return MarkAnswer{10};
    case QuestionType::Text:
      return TextAnswer{words(static_cast<std::size_t>(question.max_length))};
    case QuestionType::Number:
      return NumberAnswer{question.maximum};
    case QuestionType::Contact:
      return TextAnswer{longest_contact(question.contact)};
    case QuestionType::Date:
    case QuestionType::Info:
    case QuestionType::Summary:
      return any_answer(question);
  }
  return any_answer(question);
}

std::vector<TourStop> tour(const std::shared_ptr<const Questionnaire>& questionnaire,
                           const Strings& strings, const TourOptions& options) {
  return Guide(questionnaire, strings, options).run();
}

}  // namespace zuil
