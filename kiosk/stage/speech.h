// SPDX-License-Identifier: EUPL-1.2
// Who says it aloud. What is said, decides stage/reader.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/spoken.h"

namespace zuil {

class SpeechEngine {
 public:
  SpeechEngine() = default;
  SpeechEngine(const SpeechEngine&) = delete;
  SpeechEngine& operator=(const SpeechEngine&) = delete;
  virtual ~SpeechEngine() = default;

  // Says these one after another, in place of what is being said; of nothing: silence. Returns at
  // once. Utterance::sound is the path of a file that is there, or empty.
  virtual void say(std::vector<Utterance> utterances) = 0;
  // From kSoftest to kLoudest, for what is said from now on.
  virtual void set_volume(int volume) = 0;
  // False where nobody could hear it: then the screens do not offer it.
  virtual bool can_be_heard() const = 0;
};

// Makes no sound and keeps all that would be said: for scripts and tests, in memory alone.
class Transcript final : public SpeechEngine {
 public:
  void say(std::vector<Utterance> utterances) override;
  void set_volume(int volume) override { volume_ = volume; }
  bool can_be_heard() const override { return true; }

  int volume() const { return volume_; }
  const std::vector<Utterance>& all() const { return all_; }
  // What was said since somebody last did something, a line each.
  std::string latest() const;
  // All of it: a line each, "nl Bedankt"; an empty line where it was interrupted.
  std::string text() const;

 private:
  std::vector<Utterance> all_;  // one without text or tone: silence was asked for
  int volume_ = 0;
};

}  // namespace zuil
