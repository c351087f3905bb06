// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/question.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include "kiosk/screens/screen_parts.h"
#include "kiosk/screens/spoken.h"
#include "kiosk/screens/typing.h"
#include "kiosk/survey/decimal.h"
#include "kiosk/survey/piping.h"

namespace zuil {
namespace {

constexpr std::size_t kMostOfAnswer = 150;  // characters of one answer in the summary

// What all parts of the screen look at.
struct View {
  const QuestionView& shown;
  const Question& question;
  const Strings& strings;
  const Preferences& preferences;

  const Interview& interview() const { return shown.interview; }
  const std::string& language() const { return preferences.language; }
  std::string text(std::string_view key) const { return strings.text(language(), key); }
  const Answer* answer() const { return interview().answer_to(question.id); }
};

// A text of the questionnaire, with earlier answers filled in. `sound`: what the publisher's sound
// file of it is called, if there can be one.
void add_filled(Screen& screen, const View& view, Role role, Part part, std::string id,
                const LocalText& text, const std::string& sound = {}) {
  if (text.empty()) return;
  const Questionnaire& questionnaire = view.interview().questionnaire();
  add_text(screen, role, part, std::move(id), view.interview().fill(text));
  Node& node = screen.nodes.back();
  node.is_private = view.interview().is_private(text);
  // Everybody may hear what was asked, not what it was filled in with.
  if (node.is_private)
    node.spoken = fill_in(text.in(view.language()), questionnaire, {}, view.language());
  const bool is_as_published = piped_questions(text.in(view.language())).empty();
  if (!sound.empty() && is_as_published)
    node.sound = sound_file(questionnaire, view.language(), sound);
}

bool is_chosen(const Answer* answer, const std::string& choice) {
  if (answer == nullptr) return false;
  if (const auto* one = std::get_if<ChoiceAnswer>(answer)) return one->choice == choice;
  if (const auto* several = std::get_if<ChoicesAnswer>(answer))
    return std::find(several->choices.begin(), several->choices.end(), choice) !=
           several->choices.end();
  return false;
}

// A heading before the first choice of each topic.
void add_topic(Screen& screen, const View& view, const std::string& id) {
  const auto& topics = view.question.topics;
  const auto topic = std::find_if(topics.begin(), topics.end(),
                                  [&](const Topic& candidate) { return candidate.id == id; });
  if (topic == topics.end()) return;
  add_filled(screen, view, Role::Heading, Part::Topic, "topic:" + id, topic->label);
  add_filled(screen, view, Role::Text, Part::TopicText, "topic-text:" + id, topic->description);
}

void add_choice(Screen& screen, const View& view, const Choice& choice) {
  const bool several = view.question.type == QuestionType::MultipleChoice;
  add_filled(screen, view, several ? Role::Check : Role::Choice, Part::Answers,
             "choice:" + choice.id, choice.label, view.question.id + "." + choice.id);
  Node& node = screen.nodes.back();
  node.action = {several ? Action::Kind::ToggleChoice : Action::Kind::Choose, choice.id};
  node.chosen = is_chosen(view.answer(), choice.id);
}

void add_choices(Screen& screen, const View& view) {
  std::string topic;
  int group = 0;
  for (const Choice* choice : view.interview().choices_of(view.question)) {
    const std::size_t first = screen.nodes.size();
    if (choice->topic != topic) {
      add_topic(screen, view, topic = choice->topic);
      ++group;
    }
    add_choice(screen, view, *choice);
    for (std::size_t i = first; i < screen.nodes.size(); ++i) screen.nodes[i].row = group;
  }
}

// From unhappy to happy. Of two faces each has a shape of its own too; of three the outer and the
// middle one of five are used.
std::string face_of(std::size_t index, std::size_t count) {
  if (count == 2) return index == 0 ? "face-red" : "face-green";
  return "face-" + std::to_string(count == 3 ? 2 * index + 1 : index + 1);
}

void add_faces(Screen& screen, const View& view) {
  const auto choices = view.interview().choices_of(view.question);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    add_choice(screen, view, *choices[i]);
    screen.nodes.back().part = Part::Faces;
    screen.nodes.back().icon = face_of(i, choices.size());
  }
}

// What the least means stands above them, what the most means below.
void add_marks(Screen& screen, const View& view) {
  const Question& question = view.question;
  const auto add_end = [&](const char* id, const char* mark, const LocalText& label) {
    if (!label.empty())
      add_text(screen, Role::Text, Part::MarkEnds, id, mark + label.in(view.language()));
  };
  add_end("least", "1 = ", question.least_label);
  const Answer* answer = view.answer();
  const auto* given = answer == nullptr ? nullptr : std::get_if<MarkAnswer>(answer);
  for (int mark = 1; mark <= 10; ++mark)
    screen.nodes.push_back({.id = "mark:" + std::to_string(mark),
                            .role = Role::Choice,
                            .part = Part::Marks,
                            .label = std::to_string(mark),
                            .language = view.language(),
                            .action = {Action::Kind::GiveMark, std::to_string(mark)},
                            .chosen = given != nullptr && given->mark == mark,
                            .spoken = view.strings.text(view.language(), "spokenMark",
                                                        {{"mark", std::to_string(mark)}})});
  add_end("most", "10 = ", question.most_label);
}

// How much or what is to be typed; empty: that speaks for itself.
std::string typing_note(const View& view) {
  const Question& question = view.question;
  const TextEditor& editor = view.shown.editor;
  switch (editor.kind) {
    case TextEditor::Kind::Words:
      return view.strings.text(
          view.language(), "counter",
          {{"count", std::to_string(editor.length())}, {"most", std::to_string(editor.most)}});
    case TextEditor::Kind::Number:
      // The largest there is, is no bound that anybody set.
      if (question.maximum >= Question().maximum) return "";
      return view.strings.text(view.language(), "numberRange",
                               {{"minimum", written_decimal(question.minimum)},
                                {"maximum", written_decimal(question.maximum)}});
    case TextEditor::Kind::Date:
      return view.text("dateFormat");
    case TextEditor::Kind::Phone:
      return view.text("phoneFormat");
    case TextEditor::Kind::Email:
      return view.text("emailFormat");
    case TextEditor::Kind::Name:
    case TextEditor::Kind::Pin:
      return "";
  }
  return "";
}

void add_not_applicable(Screen& screen, const View& view) {
  if (!view.question.not_applicable) return;
  const Answer* answer = view.answer();
  screen.nodes.push_back(
      {.id = "na",
       .role = Role::Choice,
       .part = Part::Aside,
       .label = view.text("notApplicable"),
       .language = view.language(),
       .action = {Action::Kind::NotApplicable},
       .chosen = answer != nullptr && std::holds_alternative<NotApplicable>(*answer)});
}

void add_field(Screen& screen, const View& view) {
  const TextEditor& editor = view.shown.editor;
  add_text(screen, Role::Field, Part::Field, "field", editor.text);
  Node& field = screen.nodes.back();
  field.is_private = true;
  if (editor.text.empty()) {
    // Spoken only: on the screen it would pass for an answer.
    field.label = view.text("typeHere");
    field.label_hidden = true;
    field.is_private = false;
  }
  if (std::string note = typing_note(view); !note.empty())
    add_text(screen, Role::Text, Part::Counter, "counter", std::move(note));
  // Where it stands on the glass: below the field, before the keys.
  add_not_applicable(screen, view);
  add_keyboard(screen, view.strings, editor);
}

// A long answer is known by its beginning.
std::string shortened(const std::string& text) {
  const auto characters = characters_of(text);
  if (characters.size() <= kMostOfAnswer) return text;
  std::string start;
  for (std::size_t i = 0; i < kMostOfAnswer; ++i) start += characters[i];
  return trimmed(start) + "…";
}

void add_summary(Screen& screen, const View& view) {
  for (const auto& [question, answer] : view.interview().summary()) {
    add_filled(screen, view, Role::Text, Part::SummaryLabel, "summary-label:" + question->id,
               question->label);
    add_text(screen, Role::Text, Part::SummaryAnswer, "summary:" + question->id, shortened(answer));
    screen.nodes.back().is_private = is_typed(question->type);
  }
}

void add_body(Screen& screen, const View& view) {
  switch (view.question.type) {
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
    case QuestionType::Scale:
    case QuestionType::YesNo:
      return add_choices(screen, view);
    case QuestionType::Smiley:
      return add_faces(screen, view);
    case QuestionType::Mark:
      return add_marks(screen, view);
    case QuestionType::Text:
    case QuestionType::Number:
    case QuestionType::Date:
    case QuestionType::Contact:
      return add_field(screen, view);
    case QuestionType::Info:
      return;
    case QuestionType::Summary:
      return add_summary(screen, view);
  }
}

void add_next(Screen& screen, const View& view) {
  const Question& question = view.question;
  const bool answered = view.answer() != nullptr;
  if (advances_by_itself(question.type) && question.required && !answered) return;
  const bool skips =
      question.has_answer() && !question.required && !answered && view.shown.editor.text.empty();
  const bool sends = question.type == QuestionType::Summary;
  screen.nodes.push_back({.id = "next",
                          .role = Role::Button,
                          .part = Part::FooterEnd,
                          .label = view.text(sends   ? "send"
                                             : skips ? "skip"
                                                     : "next"),
                          .language = view.language(),
                          .action = {Action::Kind::Next},
                          .emphasis = skips ? Emphasis::Secondary : Emphasis::Primary,
                          .icon = "next"});
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
  add_next(screen, view);
}

void add_progress(Screen& screen, const View& view) {
  const auto progress = view.interview().progress();
  // A page to read has no number.
  add_text(screen, Role::Progress, Part::Progress, "progress",
           view.question.has_answer()
               ? view.strings.text(view.language(), "progress",
                                   {{"position", std::to_string(progress.before + 1)},
                                    {"total", std::to_string(progress.total)}})
               : "");
  // Full only when all is done.
  Node& node = screen.nodes.back();
  node.value = static_cast<double>(progress.before) / std::max(progress.total, 1);
  if (node.label.empty()) node.spoken = std::to_string(std::lround(node.value * 100)) + " %";
}

void add_heading(Screen& screen, const View& view) {
  const Question& question = view.question;
  if (const Section* section = view.interview().questionnaire().find_section(question.section))
    add_filled(screen, view, Role::Text, Part::Section, "section", section->title);
  add_filled(screen, view, Role::Heading, Part::Title, "title", question.text, question.id);
  add_filled(screen, view, Role::Text, Part::Hint, "hint", question.hint, question.id + ".hint");
  if (question.type == QuestionType::MultipleChoice)
    add_text(screen, Role::Text, Part::Hint, "several", view.text("chooseSeveral"));
}

void add_error(Screen& screen, const View& view) {
  const Question& question = view.question;
  const std::string missing = view.text(is_typed(question.type) ? "typeFirst" : "answerFirst");
  screen.may_tell = reasons_of(question, view.strings, view.language());
  if (can_be_missing(question)) screen.may_tell.push_back(missing);
  if (!view.shown.reason && !view.shown.missing) return;
  add_text(screen, Role::Error, Part::Hint, "error", view.shown.reason.value_or(missing));
  screen.nodes.back().icon = "attention";
}

ScreenKind kind_of(QuestionType type) {
  if (type == QuestionType::Text) return ScreenKind::Text;
  return is_typed(type) ? ScreenKind::Line : ScreenKind::Question;
}

}  // namespace

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
    case QuestionType::Number:
    case QuestionType::Date:
    case QuestionType::Contact:
    case QuestionType::Info:
    case QuestionType::Summary:
      return false;
  }
  return false;
}

bool can_be_missing(const Question& question) {
  return question.required && question.has_answer() && !advances_by_itself(question.type);
}

Screen question_screen(const QuestionView& shown, const Strings& strings,
                       const Preferences& preferences) {
  const Interview& interview = shown.interview;
  const Question& question = *interview.current();
  const View view{shown, question, strings, preferences};
  Screen screen = empty_screen(kind_of(question.type), "question:" + question.id, preferences);
  add_progress(screen, view);
  add_heading(screen, view);
  add_error(screen, view);
  add_body(screen, view);
  if (!is_typed(question.type)) add_not_applicable(screen, view);
  add_footer(screen, view);
  add_tools(screen, strings, preferences,
            {.languages = interview.questionnaire().languages.size() > 1,
             .speech = shown.speech_offered});
  return screen;
}

}  // namespace zuil
