// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/message.h"

#include <utility>

#include "kiosk/screens/screen_parts.h"

namespace zuil {
namespace {

void add_text(Screen& screen, Role role, Part part, std::string id, std::string label) {
  screen.nodes.push_back({.id = std::move(id),
                          .role = role,
                          .part = part,
                          .label = std::move(label),
                          .language = screen.language});
}

void add_picture(Screen& screen, std::string icon) {
  screen.nodes.push_back({.id = "",
                          .role = Role::Picture,
                          .part = Part::Message,
                          .label = "",
                          .language = screen.language,
                          .icon = std::move(icon)});
}

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

// What becomes of the answers given so far.
const std::string& partial_text(const Questionnaire& questionnaire, const Strings& strings,
                                const std::string& language) {
  return strings.text(language, questionnaire.partial_answers == PartialAnswers::Keep
                                    ? "keptText"
                                    : "discardedText");
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

Screen still_there_screen(const Questionnaire& questionnaire, const Strings& strings,
                          const Preferences& preferences, int seconds) {
  const std::string& language = preferences.language;
  Screen screen = empty_screen(ScreenKind::Message, "still-there", preferences);
  add_picture(screen, "clock");
  add_text(screen, Role::Heading, Part::Title, "title", strings.text(language, "stillThereTitle"));
  add_text(screen, Role::Text, Part::Hint, "countdown",
           seconds == 1
               ? strings.text(language, "stillThereTextOne")
               : strings.text(language, "stillThereText", {{"seconds", std::to_string(seconds)}}));
  add_text(screen, Role::Text, Part::Hint, "hint", partial_text(questionnaire, strings, language));
  add_ways_on(screen, strings, "continue", "stopNow");
  return screen;
}

Screen ask_stop_screen(const Questionnaire& questionnaire, const Strings& strings,
                       const Preferences& preferences) {
  const std::string& language = preferences.language;
  Screen screen = empty_screen(ScreenKind::Message, "ask-stop", preferences);
  add_picture(screen, "question");
  add_text(screen, Role::Heading, Part::Title, "title", strings.text(language, "askStopTitle"));
  add_text(screen, Role::Text, Part::Hint, "hint", partial_text(questionnaire, strings, language));
  add_ways_on(screen, strings, "continueQuestions", "stopForSure");
  return screen;
}

Screen thanks_screen(const Questionnaire& questionnaire, const Strings& strings,
                     const Preferences& preferences) {
  const std::string& language = preferences.language;
  Screen screen = empty_screen(ScreenKind::Message, "thanks", preferences);
  add_picture(screen, "thanks");
  add_text(screen, Role::Heading, Part::Title, "title", strings.text(language, "thanksTitle"));
  add_text(screen, Role::Text, Part::Hint, "stored", strings.text(language, "thanksStored"));
  add_text(screen, Role::Text, Part::Hint, "hint", questionnaire.thanks.in(language));
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
           strings.text("nl", "outOfServiceDetail",
                        {{"message", reason.hint.empty() ? reason.message
                                                         : reason.message + "\n" + reason.hint}}));
  screen.nodes.back().language = "en";
  return screen;
}

}  // namespace zuil
