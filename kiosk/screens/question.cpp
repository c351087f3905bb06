// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/question.h"

#include <algorithm>
#include <variant>

#include "kiosk/screens/screen_parts.h"

namespace zuil {
namespace {

// What all parts of the screen look at.
struct View {
  const Interview& interview;
  const Question& question;
  const TextEditor& editor;
  const Strings& strings;
  const Preferences& preferences;
  bool missing;

  const std::string& language() const { return preferences.language; }
  std::string text(std::string_view key) const { return strings.text(language(), key); }
};

Node text_node(const View& view, Role role, Part part, std::string id, std::string label) {
  return {.id = std::move(id),
          .role = role,
          .part = part,
          .label = std::move(label),
          .language = view.language()};
}

bool is_chosen(const Answer* answer, const std::string& choice) {
  if (answer == nullptr) return false;
  if (const auto* one = std::get_if<ChoiceAnswer>(answer)) return one->choice == choice;
  if (const auto* several = std::get_if<ChoicesAnswer>(answer))
    return std::find(several->choices.begin(), several->choices.end(), choice) !=
           several->choices.end();
  return false;
}

void add_choices(Screen& screen, const View& view, Part part) {
  const bool several = view.question.type == QuestionType::MultipleChoice;
  const Answer* answer = view.interview.answer_to(view.question.id);
  const std::size_t faces = view.question.choices.size();
  for (std::size_t i = 0; i < faces; ++i) {
    const Choice& choice = view.question.choices[i];
    if (!choice.visible) continue;
    Node node{.id = "choice:" + choice.id,
              .role = several ? Role::Check : Role::Choice,
              .part = part,
              .label = choice.label.in(view.language()),
              .language = view.language(),
              .action = {several ? Action::Kind::ToggleChoice : Action::Kind::Choose, choice.id},
              .chosen = is_chosen(answer, choice.id)};
    // Of five faces all are used, of three the outer and the middle one.
    if (part == Part::Faces) node.icon = "face-" + std::to_string(faces == 3 ? 2 * i + 1 : i + 1);
    screen.nodes.push_back(std::move(node));
  }
}

void add_marks(Screen& screen, const View& view) {
  const Answer* answer = view.interview.answer_to(view.question.id);
  const auto* given = answer == nullptr ? nullptr : std::get_if<MarkAnswer>(answer);
  for (int mark = 1; mark <= 10; ++mark)
    screen.nodes.push_back({.id = "mark:" + std::to_string(mark),
                            .role = Role::Choice,
                            .part = Part::Marks,
                            .label = std::to_string(mark),
                            .language = view.language(),
                            .action = {Action::Kind::GiveMark, std::to_string(mark)},
                            .chosen = given != nullptr && given->mark == mark});
  if (view.question.least_label.empty()) return;
  screen.nodes.push_back(text_node(view, Role::Text, Part::MarkEnds, "least",
                                   "1 = " + view.question.least_label.in(view.language())));
  screen.nodes.push_back(text_node(view, Role::Text, Part::MarkEnds, "most",
                                   "10 = " + view.question.most_label.in(view.language())));
}

void add_field(Screen& screen, const View& view) {
  Node field = text_node(view, Role::Field, Part::Field, "field", view.editor.text);
  field.is_private = true;
  if (view.editor.text.empty()) {
    // Spoken only: on the screen it would pass for an answer.
    field.label = view.text("typeHere");
    field.label_hidden = true;
    field.is_private = false;
  }
  screen.nodes.push_back(std::move(field));
  screen.nodes.push_back(
      text_node(view, Role::Text, Part::Counter, "counter",
                view.strings.text(view.language(), "counter",
                                  {{"count", std::to_string(view.editor.length())},
                                   {"most", std::to_string(view.editor.most)}})));
  add_keyboard(screen, view.strings, view.editor);
}

void add_body(Screen& screen, const View& view) {
  switch (view.question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
      return add_choices(screen, view, Part::Answers);
    case QuestionType::Smiley:
      return add_choices(screen, view, Part::Faces);
    case QuestionType::Mark:
      return add_marks(screen, view);
    case QuestionType::Text:
      return add_field(screen, view);
    case QuestionType::Info:
      return;
  }
}

bool advances_by_itself(QuestionType type) {
  switch (type) {
    case QuestionType::SingleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
    case QuestionType::Smiley:
    case QuestionType::Mark:
      return true;
    case QuestionType::MultipleChoice:
    case QuestionType::Text:
    case QuestionType::Info:
      return false;
  }
  return false;
}

void add_footer(Screen& screen, const View& view) {
  screen.nodes.push_back({.id = "back",
                          .role = Role::Button,
                          .part = Part::FooterStart,
                          .label = view.text("back"),
                          .language = view.language(),
                          .action = {Action::Kind::Back},
                          .icon = "back"});
  screen.nodes.push_back({.id = "stop",
                          .role = Role::Button,
                          .part = Part::FooterMiddle,
                          .label = view.text("stop"),
                          .language = view.language(),
                          .action = {Action::Kind::AskToStop}});
  const bool answered = view.interview.answer_to(view.question.id) != nullptr;
  const bool own_pace = !advances_by_itself(view.question.type);
  if (!own_pace && view.question.required && !answered) return;
  const bool skips = view.question.type != QuestionType::Info && !view.question.required &&
                     !answered && view.editor.text.empty();
  screen.nodes.push_back({.id = "next",
                          .role = Role::Button,
                          .part = Part::FooterEnd,
                          .label = view.text(skips ? "skip" : "next"),
                          .language = view.language(),
                          .action = {Action::Kind::Next},
                          .emphasis = skips ? Emphasis::Secondary : Emphasis::Primary,
                          .icon = "next"});
}

void add_progress(Screen& screen, const View& view) {
  const auto progress = view.interview.progress();
  // A page to read has no number.
  const bool is_question = view.question.type != QuestionType::Info;
  Node node =
      text_node(view, Role::Progress, Part::Progress, "progress",
                is_question ? view.strings.text(view.language(), "progress",
                                                {{"position", std::to_string(progress.before + 1)},
                                                 {"total", std::to_string(progress.total)}})
                            : "");
  // Full only when all is done.
  node.value = static_cast<double>(progress.before) / std::max(progress.total, 1);
  screen.nodes.push_back(std::move(node));
}

}  // namespace

Screen question_screen(const Interview& interview, const TextEditor& editor, bool missing,
                       const Strings& strings, const Preferences& preferences) {
  const Question& question = *interview.current();
  const View view{interview, question, editor, strings, preferences, missing};
  const bool typed = question.type == QuestionType::Text;
  Screen screen = empty_screen(typed ? ScreenKind::Text : ScreenKind::Question,
                               "question:" + question.id, preferences);
  add_progress(screen, view);
  screen.nodes.push_back(
      text_node(view, Role::Heading, Part::Title, "title", question.text.in(view.language())));
  if (!question.hint.empty())
    screen.nodes.push_back(
        text_node(view, Role::Text, Part::Hint, "hint", question.hint.in(view.language())));
  if (question.type == QuestionType::MultipleChoice)
    screen.nodes.push_back(
        text_node(view, Role::Text, Part::Hint, "several", view.text("chooseSeveral")));
  if (missing)
    screen.nodes.push_back(text_node(view, Role::Error, Part::Hint, "error",
                                     view.text(typed ? "typeFirst" : "answerFirst")));
  add_body(screen, view);
  if (question.not_applicable) {
    const Answer* answer = interview.answer_to(question.id);
    screen.nodes.push_back(
        {.id = "na",
         .role = Role::Choice,
         .part = Part::Aside,
         .label = view.text("notApplicable"),
         .language = view.language(),
         .action = {Action::Kind::NotApplicable},
         .chosen = answer != nullptr && std::holds_alternative<NotApplicable>(*answer)});
  }
  add_footer(screen, view);
  add_tools(screen, strings, preferences, false, interview.questionnaire().languages.size() > 1);
  return screen;
}

}  // namespace zuil
