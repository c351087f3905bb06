// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/reader.h"

#include <utility>

namespace zuil {
namespace {

constexpr std::chrono::seconds kCountAgain{10};

void append(std::vector<Utterance>& all, std::vector<Utterance> more) {
  for (Utterance& utterance : more) all.push_back(std::move(utterance));
}

std::string label_of(const Screen& screen, const std::string& id) {
  const Node* node = screen.find(id);
  return node == nullptr ? "" : node->label;
}

}  // namespace

void Reader::show(const Screen& screen, const Preferences& preferences, const std::string& focused,
                  const Node* acted, SteadyTime now) {
  const bool was_on = std::exchange(is_on_, preferences.speech);
  const bool is_other = screen.name != name_ || screen.language != language_;
  name_ = screen.name;
  language_ = screen.language;
  engine_.set_volume(preferences.volume);
  std::vector<Utterance> said;
  // Asked for by a tone, also who does not listen.
  if (is_other && screen.find("countdown") != nullptr) said.push_back({.tone = true});
  if (is_on_ && !was_on) said.push_back(text(language_, "speechStarts"));
  if (is_on_ && (is_other || !was_on)) {
    append(said, std::exchange(answer_, {}));
    append(said, whole(screen, focused));
    counted_ = now;
  } else if (is_on_) {
    append(said, change(screen, preferences, focused, acted, now));
  } else if (was_on) {
    answer_.clear();
    engine_.say({});
    if (acted != nullptr && acted->action.kind == Action::Kind::ToggleSpeech)
      said.push_back(text(language_, "speechEnds"));
  }
  error_ = label_of(screen, "error");
  if (!said.empty()) say(std::move(said));
}

std::vector<Utterance> Reader::whole(const Screen& screen, const std::string& focused) const {
  std::vector<Utterance> said = spoken_screen(screen, strings_, ears_);
  if (const Node* here = focused.empty() ? nullptr : screen.find(focused)) {
    said.push_back(text(language_, "spokenHere"));
    append(said, spoken_node(screen, *here, strings_, ears_));
  }
  return said;
}

// Of the screen that was there already.
std::vector<Utterance> Reader::change(const Screen& screen, const Preferences& preferences,
                                      const std::string& focused, const Node* acted,
                                      SteadyTime now) {
  if (acted == nullptr) return countdown(screen, now);
  const auto spoken = [&](const std::string& id) {
    const Node* node = screen.find(id);
    return node == nullptr ? std::vector<Utterance>() : spoken_node(screen, *node, strings_, ears_);
  };
  const Action::Kind kind = acted->action.kind;
  const std::string error = label_of(screen, "error");
  if (!error.empty() && (error != error_ || kind == Action::Kind::Next)) {
    // What is wrong, and where.
    std::vector<Utterance> said = spoken("error");
    append(said, spoken("title"));
    return said;
  }
  if (kind == Action::Kind::Repeat) return whole(screen, focused);
  if (kind == Action::Kind::Silence) return {};
  if (kind == Action::Kind::Type || kind == Action::Kind::Erase) return spoken("field");
  if (kind == Action::Kind::Louder || kind == Action::Kind::Softer)
    return {{strings_.text(language_, "spokenVolume",
                           {{"volume", std::to_string(preferences.volume)},
                            {"most", std::to_string(kLoudest)}}),
             language_}};
  // The next question comes at once: what was answered is said with it.
  if (kind == Action::Kind::Choose || kind == Action::Kind::GiveMark ||
      kind == Action::Kind::NotApplicable) {
    answer_ = spoken(acted->id);
    return {};
  }
  return spoken(acted->id);
}

std::vector<Utterance> Reader::countdown(const Screen& screen, SteadyTime now) {
  const Node* node = screen.find("countdown");
  if (node == nullptr || now < counted_ + kCountAgain) return {};
  counted_ = now;
  return spoken_node(screen, *node, strings_, ears_);
}

void Reader::read(const Screen& screen, const Node& node) {
  if (is_on_) say(spoken_node(screen, node, strings_, ears_));
}

void Reader::interrupt() {
  if (!is_on_) return;
  answer_.clear();
  engine_.say({});
}

Utterance Reader::text(const std::string& language, std::string_view key) const {
  return {strings_.text(language, key), language};
}

void Reader::say(std::vector<Utterance> utterances) {
  for (Utterance& utterance : utterances) {
    if (utterance.sound.empty()) continue;
    std::string found;
    std::error_code error;
    for (const auto& folder : sound_folders_)
      if (found.empty() && std::filesystem::is_regular_file(folder / utterance.sound, error))
        found = folder / utterance.sound;
    utterance.sound = std::move(found);
  }
  engine_.say(std::move(utterances));
}

}  // namespace zuil
