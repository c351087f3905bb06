// SPDX-License-Identifier: EUPL-1.2
// Reads the screens aloud to who listens: each new screen, each change, and the node that is
// touched or has the focus.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/spoken.h"
#include "kiosk/stage/speech.h"

namespace zuil {

class Reader {
 public:
  // Both outlive the reader.
  Reader(const Strings& strings, SpeechEngine& engine) : strings_(strings), engine_(engine) {}

  void set_ears(Ears ears) { ears_ = ears; }
  // Where the sound files of publishers may be.
  void set_sound_folders(std::vector<std::filesystem::path> folders) {
    sound_folders_ = std::move(folders);
  }
  bool is_on() const { return is_on_; }

  // What is on the screen now. `focused`: the node the keypad stands on, empty when there is none;
  // `acted`: the node whose activation brought this, null when time did.
  void show(const Screen& screen, const Preferences& preferences, const std::string& focused,
            const Node* acted, SteadyTime now);
  // One node, when somebody listens.
  void read(const Screen& screen, const Node& node);
  // Somebody does something: that matters more than what is being said.
  void interrupt();

 private:
  std::vector<Utterance> whole(const Screen& screen, const std::string& focused) const;
  std::vector<Utterance> change(const Screen& screen, const Preferences& preferences,
                                const std::string& focused, const Node* acted, SteadyTime now);
  std::vector<Utterance> countdown(const Screen& screen, SteadyTime now);
  Utterance text(const std::string& language, std::string_view key) const;
  void say(std::vector<Utterance> utterances);

  const Strings& strings_;
  SpeechEngine& engine_;
  std::vector<std::filesystem::path> sound_folders_;
  Ears ears_ = Ears::Everybody;
  bool is_on_ = false;
  // Of the screen shown last.
  std::string name_;
  std::string language_;
  std::string error_;
  SteadyTime counted_;  // when the countdown was last said
  // What was said of an answer just given: it is said once more when that brings another screen.
  std::vector<Utterance> answer_;
};

}  // namespace zuil
