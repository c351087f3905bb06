// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/attract.h"

#include "kiosk/screens/screen_parts.h"

namespace zuil {

Screen attract_screen(const Questionnaire& questionnaire, const std::string& site,
                      const Strings& strings, const Preferences& preferences) {
  const std::string& language = preferences.language;
  Screen screen = empty_screen(ScreenKind::Attract, "attract", preferences);
  screen.nodes = {
      {.id = "",
       .role = Role::Text,
       .part = Part::Brand,
       .label = site,
       .language = questionnaire.languages.front(),
       .icon = "town-hall"},
      {.id = "",
       .role = Role::Picture,
       .part = Part::Message,
       .label = "",
       .language = language,
       .icon = "welcome"},
      {.id = "title",
       .role = Role::Heading,
       .part = Part::Title,
       .label = questionnaire.invitation.in(language),
       .language = language},
      {.id = "hint",
       .role = Role::Text,
       .part = Part::Hint,
       .label = questionnaire.invitation_hint.in(language),
       .language = language},
      {.id = "start",
       .role = Role::Button,
       .part = Part::FooterEnd,
       .label = strings.text(language, "start"),
       .language = language,
       .action = {Action::Kind::Begin, language},
       .emphasis = Emphasis::Primary,
       .icon = "next"},
  };
  if (questionnaire.languages.size() > 1) add_languages(screen, questionnaire, strings);
  add_tools(screen, strings, preferences, true, false);
  return screen;
}

Screen language_screen(const Questionnaire& questionnaire, const Strings& strings,
                       const Preferences& preferences) {
  const std::string& language = preferences.language;
  Screen screen = empty_screen(ScreenKind::Language, "language", preferences);
  screen.nodes.push_back({.id = "title",
                          .role = Role::Heading,
                          .part = Part::Title,
                          .label = strings.text(language, "chooseLanguage"),
                          .language = language});
  add_languages(screen, questionnaire, strings);
  screen.nodes.push_back({.id = "back",
                          .role = Role::Button,
                          .part = Part::FooterStart,
                          .label = strings.text(language, "back"),
                          .language = language,
                          .action = {Action::Kind::Continue},
                          .icon = "back"});
  return screen;
}

}  // namespace zuil
