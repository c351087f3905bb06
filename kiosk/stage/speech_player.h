// SPDX-License-Identifier: EUPL-1.2
// The real engine: speaks to SDL's sound device from a thread of its own, which begins with the
// first thing said. The sound device is open until it has been silent for half a minute.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include <SDL.h>

#include "kiosk/base/result.h"
#include "kiosk/stage/speech.h"
#include "kiosk/stage/speech_voice.h"

namespace zuil {

class SpeechPlayer final : public SpeechEngine {
 public:
  SpeechPlayer() = default;
  ~SpeechPlayer() override;

  // Without a sound device, or without espeak-ng, nothing is said: one line in the log tells.
  void say(std::vector<Utterance> utterances) override;
  void set_volume(int volume) override;
  // By the sound cards there are; none is opened for it.
  bool can_be_heard() const override;
  // True while something is still to be heard.
  bool busy();

 private:
  void work();
  void speak(const Utterance& utterance, int serial);
  Result<void> open();
  Result<void> open_voice();
  void close();
  // False when something else is to be said now.
  bool play(std::span<const std::int16_t> samples, int serial);
  void warn(const Error& error);

  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // All below, up to the voice, only under the mutex.
  std::deque<Utterance> queue_;
  int serial_ = 0;  // of what is being said
  int volume_ = 3;
  bool working_ = false;
  bool ending_ = false;
  SDL_AudioDeviceID device_ = 0;  // 0: closed
  // Of the thread alone.
  std::unique_ptr<Voice> voice_;
  bool warned_ = false;
};

}  // namespace zuil
