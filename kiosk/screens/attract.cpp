// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/attract.h"

#include <algorithm>
#include <string_view>

#include "kiosk/screens/screen_parts.h"

namespace zuil {
namespace {

bool speaks(const Questionnaire& questionnaire, const std::string& language) {
  return std::find(questionnaire.languages.begin(), questionnaire.languages.end(), language) !=
         questionnaire.languages.end();
}

void add_brand(Screen& screen, const std::string& site, const std::string& language) {
  screen.nodes.push_back({.id = "brand",
                          .role = Role::Text,
                          .part = Part::Brand,
                          .label = site,
                          .language = language,
                          .icon = "town-hall"});
}

std::string_view greeting_of(DayPart part) {
  switch (part) {
    case DayPart::Morning:
      return "greetingMorning";
    case DayPart::Afternoon:
      return "greetingAfternoon";
    case DayPart::Evening:
      return "greetingEvening";
  }
  return "greetingAfternoon";
}

// Heading and words in turn: what was said, what was done with it.
void add_news(Screen& screen, const News& news, const Strings& strings) {
  const std::string& language = screen.language;
  add_text(screen, Role::Heading, Part::News, "news-said-title",
           strings.text(language, "newsSaid"));
  add_text(screen, Role::Text, Part::News, "news-said", news.said.in(language));
  add_text(screen, Role::Heading, Part::News, "news-done-title",
           strings.text(language, "newsDone"));
  add_text(screen, Role::Text, Part::News, "news-done", news.done.in(language));
}

void add_invitation(Screen& screen, const AttractView& view, const Strings& strings,
                    std::string title, std::string hint) {
  add_picture(screen, "welcome");
  if (view.day_part)
    add_text(screen, Role::Text, Part::Greeting, "greeting",
             strings.text(screen.language, greeting_of(*view.day_part)));
  add_text(screen, Role::Heading, Part::Title, "title", std::move(title));
  if (view.news) add_news(screen, *view.news, strings);
  add_text(screen, Role::Text, Part::Hint, "hint", std::move(hint));
}

// For who reads another language than the screen's.
void add_text_in(Screen& screen, const std::string& language, std::string label) {
  add_text(screen, Role::Text, Part::Hint, "hint-" + language, std::move(label));
  screen.nodes.back().language = language;
}

// What to do while the kiosk rests.
std::string later(const RestView& view, const Strings& strings, const std::string& language) {
  if (!view.reopening) return strings.text(language, "restingText");
  const Reopening& next = *view.reopening;
  const std::string day = next.days == 0   ? "dayToday"
                          : next.days == 1 ? "dayTomorrow"
                                           : "day" + std::to_string(next.weekday);
  return strings.text(language, "restingOpens",
                      {{"day", strings.text(language, day)}, {"time", time_of_day(next.minute)}});
}

void add_start(Screen& screen, Part part, std::string id, const Questionnaire& questionnaire,
               std::string label) {
  screen.nodes.push_back({.id = std::move(id),
                          .role = Role::Button,
                          .part = part,
                          .label = std::move(label),
                          .language = screen.language,
                          .action = {Action::Kind::Begin, questionnaire.id},
                          .emphasis = Emphasis::Primary,
                          .icon = "next"});
}

}  // namespace

std::vector<std::string> languages_of(const std::vector<const Questionnaire*>& offered) {
  std::vector<std::string> languages;
  for (const Questionnaire* questionnaire : offered)
    for (const std::string& language : questionnaire->languages)
      if (std::find(languages.begin(), languages.end(), language) == languages.end())
        languages.push_back(language);
  return languages;
}

Screen attract_screen(const AttractView& view, const Strings& strings,
                      const Preferences& preferences) {
  const std::string& language = preferences.language;
  const auto& offered = view.offered;
  const Questionnaire& first = *offered.front();
  Screen screen = empty_screen(ScreenKind::Attract, "attract", preferences);
  add_brand(screen, view.site, first.languages.front());
  if (offered.size() == 1) {
    add_invitation(screen, view, strings, first.invitation.in(language),
                   first.invitation_hint.in(language));
    add_start(screen, Part::FooterEnd, "start", first, strings.text(language, "start"));
  } else {
    add_invitation(screen, view, strings, strings.text(language, "attractTitle"),
                   strings.text(language, "attractHint"));
    for (const Questionnaire* questionnaire : offered)
      if (speaks(*questionnaire, language))
        add_start(screen, Part::Starts, "start:" + questionnaire->id, *questionnaire,
                  questionnaire->title.in(language));
  }
  if (const auto languages = languages_of(offered); languages.size() > 1)
    add_languages(screen, languages, strings);
  add_tools(screen, strings, preferences, {.speech = view.speech_offered});
  return screen;
}

Screen resting_screen(const RestView& view, const Strings& strings,
                      const Preferences& preferences) {
  Screen screen = empty_screen(ScreenKind::Message, "resting", preferences);
  const std::string& language = preferences.language;
  add_brand(screen, view.site, view.languages.front());
  add_picture(screen, "resting");
  add_text(screen, Role::Heading, Part::Title, "title", strings.text(language, "restingTitle"));
  add_text(screen, Role::Text, Part::Hint, "hint", later(view, strings, language));
  if (language != "en" && strings.has_language("en"))
    add_text_in(screen, "en",
                strings.text("en", "restingTitle") + ". " + later(view, strings, "en"));
  return screen;
}

Screen closed_screen(const RestView& view, const std::string& notice, const Strings& strings,
                     const Preferences& preferences) {
  Preferences dutch = preferences;
  dutch.language = "nl";
  Screen screen = empty_screen(ScreenKind::Message, "closed", dutch);
  add_brand(screen, view.site, view.languages.front());
  // Somebody closed it: that is no fault.
  add_picture(screen, "resting");
  add_text(screen, Role::Heading, Part::Title, "title", strings.text("nl", "restingTitle"));
  add_text(screen, Role::Text, Part::Hint, "hint",
           notice.empty() ? strings.text("nl", "restingText") : notice);
  for (const std::string& language : view.languages)
    if (language != "nl" && strings.has_language(language))
      add_text_in(screen, language, strings.text(language, "restingTitle") + ".");
  return screen;
}

Screen language_screen(const Questionnaire& questionnaire, const Strings& strings,
                       const Preferences& preferences, bool speech_offered) {
  const std::string& language = preferences.language;
  Screen screen = empty_screen(ScreenKind::Language, "language", preferences);
  add_text(screen, Role::Heading, Part::Title, "title", strings.text(language, "chooseLanguage"));
  add_languages(screen, questionnaire.languages, strings);
  screen.nodes.push_back({.id = "back",
                          .role = Role::Button,
                          .part = Part::FooterStart,
                          .label = strings.text(language, "back"),
                          .language = language,
                          .action = {Action::Kind::Continue},
                          .icon = "back"});
  add_tools(screen, strings, preferences, {.languages = true, .speech = speech_offered});
  return screen;
}

}  // namespace zuil
