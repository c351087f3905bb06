// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/spoken.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

// Those that a position is counted among: of the same part, and of the same kind.
bool is_like(const Node& one, const Node& other) {
  return one.part == other.part && one.role == other.role &&
         one.action.kind != Action::Kind::None && other.action.kind != Action::Kind::None;
}

// Signs of writing that a voice would call by their names are pauses: "1 = zeer slecht".
std::string as_said(std::string words) {
  for (const auto& [sign, pause] : {std::pair(" = ", ": "), std::pair(" / ", ", ")})
    for (std::size_t at = words.find(sign); at != std::string::npos; at = words.find(sign))
      words.replace(at, 3, pause);
  return words;
}

class Speaker {
 public:
  Speaker(const Screen& screen, const Strings& strings, Ears ears)
      : screen_(screen), strings_(strings), ears_(ears) {}

  std::vector<Utterance> say(const Node& node) const {
    if (node.role == Role::Picture || node.role == Role::Code) return {};
    const std::string language = language_of(node);
    const std::string words = words_of(node, language);
    if (words.empty()) return {};
    const std::string rest = details(node, language);
    if (node.sound.empty()) return {{rest.empty() ? words : words + ", " + rest, language}};
    std::vector<Utterance> said{{words, language, node.sound}};
    if (!rest.empty()) said.push_back({rest, language});
    return said;
  }

  Utterance keyboard(std::size_t keys) const {
    return {strings_.text(screen_.language, "spokenKeyboard", {{"count", std::to_string(keys)}}),
            screen_.language};
  }

 private:
  std::string words_of(const Node& node, const std::string& language) const {
    if (!node.is_private) return node.spoken.empty() ? as_said(node.label) : node.spoken;
    if (ears_ == Ears::Headphones) return node.label;
    return node.spoken.empty() ? typed(node, language) : node.spoken;
  }

  std::string language_of(const Node& node) const {
    return strings_.has_language(node.language) ? node.language : screen_.language;
  }

  std::string typed(const Node& node, const std::string& language) const {
    return strings_.text(language, "spokenTyped",
                         {{"count", std::to_string(characters_of(node.label).size())}});
  }

  // Kind, place and state, as far as they tell something.
  std::string details(const Node& node, const std::string& language) const {
    std::string all;
    const auto add = [&](const std::string& detail) { all += (all.empty() ? "" : ", ") + detail; };
    const auto text = [&](std::string_view key) { return strings_.text(language, key); };
    switch (node.role) {
      case Role::Button:
        add(text("spokenButton"));
        break;
      case Role::Choice:
        add(place(node, language));
        add(text(node.chosen ? "spokenChosen" : "spokenNotChosen"));
        break;
      case Role::Check:
        if (node.part == Part::Tool) {
          add(text(node.chosen ? "spokenOn" : "spokenOff"));
        } else {
          add(place(node, language));
          add(text(node.chosen ? "spokenChosen" : "spokenNotChosen"));
        }
        break;
      case Role::Key:
        if (node.chosen) add(text("spokenOn"));
        break;
      case Role::Heading:
      case Role::Text:
      case Role::Error:
      case Role::Field:
      case Role::Progress:
      case Role::Picture:
      case Role::Code:
        break;
    }
    if (node.disabled) add(text("spokenDisabled"));
    return all;
  }

  std::string place(const Node& node, const std::string& language) const {
    std::size_t position = 0;
    std::size_t count = 0;
    for (const Node& other : screen_.nodes) {
      if (!is_like(node, other)) continue;
      ++count;
      if (other.id == node.id) position = count;
    }
    return strings_.text(
        language, "spokenPosition",
        {{"position", std::to_string(position)}, {"count", std::to_string(count)}});
  }

  const Screen& screen_;
  const Strings& strings_;
  Ears ears_;
};

}  // namespace

std::string sound_file(const Questionnaire& questionnaire, const std::string& language,
                       const std::string& name) {
  return questionnaire.id + ".sounds/" + language + "/" + name + ".wav";
}

std::vector<Utterance> spoken_node(const Screen& screen, const Node& node, const Strings& strings,
                                   Ears ears) {
  return Speaker(screen, strings, ears).say(node);
}

std::vector<Utterance> spoken_screen(const Screen& screen, const Strings& strings, Ears ears) {
  const Speaker speaker(screen, strings, ears);
  const auto is_key = [](const Node& node) { return node.role == Role::Key; };
  const auto keys = std::count_if(screen.nodes.begin(), screen.nodes.end(), is_key);
  std::vector<Utterance> all;
  bool named_keyboard = false;
  for (const Node& node : screen.nodes) {
    if (!is_key(node)) {
      for (Utterance& utterance : speaker.say(node)) all.push_back(std::move(utterance));
    } else if (!std::exchange(named_keyboard, true)) {
      all.push_back(speaker.keyboard(static_cast<std::size_t>(keys)));
    }
  }
  return all;
}

}  // namespace zuil
