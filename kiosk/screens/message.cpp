// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/message.h"

#include <algorithm>
#include <utility>

#include "kiosk/screens/screen_parts.h"
#include "kiosk/screens/spoken.h"
#include "kiosk/survey/contact_record.h"
#include "kiosk/survey/skip_logic.h"

namespace zuil {
namespace {

void add_button(Screen& screen, Part part, std::string id, std::string label, Action action,
                Emphasis emphasis) {
  screen.nodes.push_back({.id = std::move(id),
                          .role = Role::Button,
                          .part = part,
                          .label = std::move(label),
                          .language = screen.language,
                          .action = std::move(action),
                          .emphasis = emphasis});
}

// The way back to the questions, and the way out.
void add_ways_on(Screen& screen, const Strings& strings, std::string_view continue_key,
                 std::string_view stop_key) {
  add_button(screen, Part::Answers, "continue", strings.text(screen.language, continue_key),
             {Action::Kind::Continue}, Emphasis::Primary);
  add_button(screen, Part::Answers, "stop", strings.text(screen.language, stop_key),
             {Action::Kind::Stop}, Emphasis::Secondary);
}

bool asks_contact(const Questionnaire& questionnaire) {
  return std::any_of(
      questionnaire.questions.begin(), questionnaire.questions.end(),
      [](const Question& question) { return question.type == QuestionType::Contact; });
}

// What becomes of the answers given so far: those to Contact questions are never kept.
const std::string& partial_text(const PartialView& view, const Strings& strings,
                                const std::string& language) {
  const Questionnaire& questionnaire = view.questionnaire;
  if (!view.keeps) return strings.text(language, "rehearsal");
  if (questionnaire.partial_answers == PartialAnswers::Discard)
    return strings.text(language, "discardedText");
  return strings.text(language, asks_contact(questionnaire) ? "keptTextContact" : "keptText");
}

// A number to write down or to scan.
void add_reference(Screen& screen, const Strings& strings, const std::string& reference) {
  add_text(screen, Role::Text, Part::Reference, "reference-title",
           strings.text(screen.language, "referenceTitle"));
  add_text(screen, Role::Heading, Part::Reference, "reference", reference);
  add_text(screen, Role::Text, Part::Reference, "reference-hint",
           strings.text(screen.language, "referenceText"));
  add_text(screen, Role::Code, Part::Code, "reference-code", reference);
}

// What an operator can understand of it, with the mend: a key of the texts.
std::string_view cause_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Invalid:
    case ErrorCode::Refused:
      return "faultSettings";
    case ErrorCode::NotFound:
      return "faultMissing";
    case ErrorCode::Io:
    case ErrorCode::Network:
      return "faultDisk";
    case ErrorCode::Full:
      return "faultFull";
    case ErrorCode::Corrupt:
    case ErrorCode::Conflict:
      return "faultDamaged";
    case ErrorCode::Crypto:
      return "faultKey";
  }
  return "faultSettings";
}

}  // namespace

Screen still_there_screen(const PartialView& view, const Strings& strings,
                          const Preferences& preferences, int seconds) {
  const std::string& language = preferences.language;
  Screen screen = empty_screen(ScreenKind::Message, "still-there", preferences);
  add_picture(screen, "clock");
  add_text(screen, Role::Heading, Part::Title, "title", strings.text(language, "stillThereTitle"));
  add_text(screen, Role::Text, Part::Hint, "countdown",
           seconds == 1
               ? strings.text(language, "stillThereTextOne")
               : strings.text(language, "stillThereText", {{"seconds", std::to_string(seconds)}}));
  add_text(screen, Role::Text, Part::Hint, "hint", partial_text(view, strings, language));
  add_ways_on(screen, strings, "continue", "stopNow");
  add_speech_tools(screen, strings, preferences);
  return screen;
}

Screen ask_stop_screen(const PartialView& view, const Strings& strings,
                       const Preferences& preferences) {
  const std::string& language = preferences.language;
  Screen screen = empty_screen(ScreenKind::Message, "ask-stop", preferences);
  add_picture(screen, "question");
  add_text(screen, Role::Heading, Part::Title, "title", strings.text(language, "askStopTitle"));
  add_text(screen, Role::Text, Part::Hint, "hint", partial_text(view, strings, language));
  add_ways_on(screen, strings, "continueQuestions", "stopForSure");
  add_speech_tools(screen, strings, preferences);
  return screen;
}

Screen thanks_screen(const ThanksView& view, const Strings& strings,
                     const Preferences& preferences) {
  const std::string& language = preferences.language;
  const Questionnaire& questionnaire = view.questionnaire;
  Screen screen = empty_screen(ScreenKind::Message, "thanks", preferences);
  add_picture(screen, "thanks");
  add_text(screen, Role::Heading, Part::Title, "title", strings.text(language, "thanksTitle"));
  const bool has_contact = !contact_of(view.answers, questionnaire).empty();
  add_text(screen, Role::Text, Part::Hint, "stored",
           strings.text(language, !view.keeps   ? "rehearsal"
                                  : has_contact ? "thanksStoredContact"
                                                : "thanksStored"));
  add_text(screen, Role::Text, Part::Hint, "hint", questionnaire.thanks.in(language));
  screen.nodes.back().sound = sound_file(questionnaire, language, "thanks");
  for (std::size_t i = 0; i < questionnaire.promises.size(); ++i) {
    const Promise& promise = questionnaire.promises[i];
    if (promise.show_if && !holds(*promise.show_if, view.answers)) continue;
    add_text(screen, Role::Text, Part::Hint, "promise:" + std::to_string(i + 1),
             promise.text.in(language));
  }
  if (!view.reference.empty()) add_reference(screen, strings, view.reference);
  add_button(screen, Part::Answers, "done", strings.text(language, "done"), {Action::Kind::Done},
             Emphasis::Primary);
  return screen;
}

Screen out_of_service_screen(const Strings& strings, const Error& reason) {
  Screen screen = empty_screen(ScreenKind::Message, "out-of-service", {.language = "nl"});
  add_picture(screen, "out-of-service");
  add_text(screen, Role::Heading, Part::Title, "title", strings.text("nl", "outOfServiceTitle"));
  add_text(screen, Role::Text, Part::Hint, "hint", strings.text("nl", "outOfServiceText"));
  if (strings.has_language("en")) {
    add_text(
        screen, Role::Text, Part::Hint, "hint-en",
        strings.text("en", "outOfServiceTitle") + ". " + strings.text("en", "outOfServiceText"));
    screen.nodes.back().language = "en";
  }
  add_text(screen, Role::Text, Part::Counter, "operator",
           strings.text("nl", "outOfServiceOperator",
                        {{"cause", strings.text("nl", cause_of(reason.code))}}));
  add_text(screen, Role::Text, Part::Counter, "detail",
           strings.text("nl", "outOfServiceDetail", {{"message", in_sentences(reason)}}));
  screen.nodes.back().language = "en";
  return screen;
}

}  // namespace zuil
