// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/screen_parts.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace zuil {
namespace {

std::string_view name_of(Contrast contrast) {
  switch (contrast) {
    case Contrast::Normal:
      return "contrast";
    case Contrast::Dark:
      return "contrastDark";
    case Contrast::Light:
      return "contrastLight";
  }
  return "contrast";
}

// The picture has the name of the tool.
void add_tool(Screen& screen, const Strings& strings, std::string id, std::string_view label,
              Action::Kind action) {
  std::string icon = id == "languages" ? "globe" : id;
  screen.nodes.push_back({.id = std::move(id),
                          .role = Role::Button,
                          .part = Part::Tool,
                          .label = strings.text(screen.language, label),
                          .language = screen.language,
                          .action = {action},
                          .icon = std::move(icon)});
}

}  // namespace

const Node* Screen::find(const std::string& id) const {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

Contrast next_of(Contrast contrast) {
  switch (contrast) {
    case Contrast::Normal:
      return Contrast::Dark;
    case Contrast::Dark:
      return Contrast::Light;
    case Contrast::Light:
      return Contrast::Normal;
  }
  return Contrast::Normal;
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

void add_tools(Screen& screen, const Strings& strings, const Preferences& preferences,
               const ToolOffer& offer) {
  using Kind = Action::Kind;
  const auto add = [&](std::string id, std::string_view label, Kind action, bool chosen = false) {
    add_tool(screen, strings, std::move(id), label, action);
    Node& node = screen.nodes.back();
    node.role = Role::Check;
    node.chosen = chosen;
  };
  if (offer.languages) {
    // What opened the choice of a language closes it too.
    const bool is_open = screen.kind == ScreenKind::Language;
    add_tool(screen, strings, "languages", "otherLanguage",
             is_open ? Kind::Continue : Kind::ShowLanguages);
    screen.nodes.back().chosen = is_open;
  }
  add("text-size", "textSize", Kind::ToggleLargeText, preferences.large_text);
  add("contrast", name_of(preferences.contrast), Kind::NextContrast,
      preferences.contrast != Contrast::Normal);
  if (preferences.contrast != Contrast::Normal) {
    Node& node = screen.nodes.back();
    node.spoken = strings.text(screen.language, "contrast") + ": " + node.label;
  }
  if (offer.speech) add("speech", "speech", Kind::ToggleSpeech, preferences.speech);
  add("reach", "lowReach", Kind::ToggleLowReach, preferences.low_reach);
  add_speech_tools(screen, strings, preferences);
}

void add_speech_tools(Screen& screen, const Strings& strings, const Preferences& preferences) {
  if (!preferences.speech) return;
  add_tool(screen, strings, "softer", "softer", Action::Kind::Softer);
  screen.nodes.back().disabled = preferences.volume <= kSoftest;
  add_tool(screen, strings, "louder", "louder", Action::Kind::Louder);
  screen.nodes.back().disabled = preferences.volume >= kLoudest;
  add_tool(screen, strings, "repeat", "repeat", Action::Kind::Repeat);
  add_tool(screen, strings, "silence", "silence", Action::Kind::Silence);
  // A row of their own, where the bar has more than one.
  std::for_each(screen.nodes.end() - 4, screen.nodes.end(), [](Node& node) { node.row = 1; });
}

}  // namespace zuil
