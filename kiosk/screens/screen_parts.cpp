// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/screen_parts.h"

#include <algorithm>
#include <utility>

namespace zuil {

const Node* Screen::find(const std::string& id) const {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

Screen empty_screen(ScreenKind kind, std::string name, const Preferences& preferences) {
  return {.kind = kind,
          .name = std::move(name),
          .language = preferences.language,
          .large_text = preferences.large_text,
          .contrast = preferences.contrast,
          .low_reach = preferences.low_reach,
          .speech = preferences.speech,
          .nodes = {}};
}

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

void add_languages(Screen& screen, const std::vector<std::string>& languages,
                   const Strings& strings) {
  for (const std::string& language : languages)
    screen.nodes.push_back({.id = "language:" + language,
                            .role = Role::Choice,
                            .part = Part::Languages,
                            .label = strings.text(language, "languageName"),
                            .language = language,
                            .action = {Action::Kind::SetLanguage, language},
                            .chosen = language == screen.language});
}

void add_tools(Screen& screen, const Strings& strings, const Preferences& preferences, bool named,
               bool with_language) {
  const std::string& language = preferences.language;
  if (with_language)
    screen.nodes.push_back({.id = "languages",
                            .role = Role::Button,
                            .part = Part::Tool,
                            .label = strings.text(language, "otherLanguage"),
                            .language = language,
                            .action = {Action::Kind::ShowLanguages},
                            .icon = "globe"});
  screen.nodes.push_back({.id = "text-size",
                          .role = Role::Check,
                          .part = Part::Tool,
                          .label = strings.text(language, named ? "largeText" : "textSize"),
                          .language = language,
                          .action = {Action::Kind::ToggleLargeText},
                          .icon = "text-size",
                          .chosen = preferences.large_text});
  screen.nodes.push_back({.id = "contrast",
                          .role = Role::Check,
                          .part = Part::Tool,
                          .label = strings.text(language, named ? "highContrast" : "contrast"),
                          .language = language,
                          .action = {Action::Kind::NextContrast},
                          .icon = "contrast",
                          .chosen = preferences.contrast != Contrast::Normal});
}

}  // namespace zuil
