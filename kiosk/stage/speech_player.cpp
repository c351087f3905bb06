// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/speech_player.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "kiosk/base/log.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/stage/speech_sound.h"

namespace zuil {
namespace {

constexpr std::chrono::seconds kRest{30};  // of silence, until the sound device is given back
constexpr int kRate = 22050;               // samples a second: that of every voice of espeak-ng
constexpr std::array<float, kLoudest> kGain{0.12F, 0.25F, 0.45F, 0.7F, 1.0F};

}  // namespace

SpeechPlayer::~SpeechPlayer() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    ++serial_;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void SpeechPlayer::say(std::vector<Utterance> utterances) {
  if (!thread_.joinable()) {
    if (utterances.empty()) return;
    thread_ = std::thread([this] { work(); });
  }
  {
    const std::lock_guard lock(mutex_);
    ++serial_;
    if (device_ != 0) SDL_ClearQueuedAudio(device_);
    queue_.assign(std::make_move_iterator(utterances.begin()),
                  std::make_move_iterator(utterances.end()));
  }
  changed_.notify_one();
}

void SpeechPlayer::set_volume(int volume) {
  const std::lock_guard lock(mutex_);
  volume_ = std::clamp(volume, kSoftest, kLoudest);
}

bool SpeechPlayer::can_be_heard() const {
  // Drivers of SDL that play to a file, or to nobody, for tests.
  const char* driver = SDL_getenv("SDL_AUDIODRIVER");
  if (driver != nullptr &&
      (std::string_view(driver) == "disk" || std::string_view(driver) == "dummy"))
    return true;
  std::error_code error;
  const std::filesystem::directory_iterator devices("/dev/snd", error);
  // "pcmC0D0p": a device that plays; with a c at its end it would record.
  return std::any_of(begin(devices), end(devices), [](const auto& entry) {
    const std::string name = entry.path().filename().string();
    return name.starts_with("pcm") && name.ends_with('p');
  });
}

bool SpeechPlayer::busy() {
  const std::lock_guard lock(mutex_);
  return working_ || !queue_.empty() || (device_ != 0 && SDL_GetQueuedAudioSize(device_) > 0);
}

void SpeechPlayer::work() {
  std::unique_lock lock(mutex_);
  const auto is_wanted = [this] { return ending_ || !queue_.empty(); };
  while (!ending_) {
    if (!queue_.empty()) {
      const Utterance utterance = std::move(queue_.front());
      queue_.pop_front();
      const int serial = serial_;
      working_ = true;
      lock.unlock();
      speak(utterance, serial);
      lock.lock();
      working_ = false;
    } else if (device_ == 0) {
      changed_.wait(lock, is_wanted);
    } else if (!changed_.wait_for(lock, kRest, is_wanted) && SDL_GetQueuedAudioSize(device_) == 0) {
      lock.unlock();
      close();
      lock.lock();
    }
  }
  lock.unlock();
  close();
  // What SDL keeps for a thread it goes on keeping for those that are not its own.
  SDL_TLSCleanup();
}

void SpeechPlayer::speak(const Utterance& utterance, int serial) {
  if (auto opened = open(); !opened) return warn(opened.error());
  if (utterance.tone) {
    play(soft_tone(kRate), serial);
    return;
  }
  if (!utterance.sound.empty()) {
    const auto samples = read_wav(utterance.sound, kRate);
    if (samples) {
      play(*samples, serial);
      return;
    }
    log::error("speak", utterance.sound, samples.error());
  }
  if (auto opened = open_voice(); !opened) return warn(opened.error());
  const auto take = [&](std::span<const std::int16_t> samples) { return play(samples, serial); };
  if (auto said = voice_->say(utterance.text, utterance.language, take); !said) warn(said.error());
}

bool SpeechPlayer::play(std::span<const std::int16_t> samples, int serial) {
  std::vector<std::int16_t> louder(samples.begin(), samples.end());
  const std::lock_guard lock(mutex_);
  if (serial != serial_) return false;
  const float gain = kGain[static_cast<std::size_t>(volume_ - kSoftest)];
  for (std::int16_t& sample : louder)
    sample = static_cast<std::int16_t>(static_cast<float>(sample) * gain);
  SDL_QueueAudio(device_, louder.data(), static_cast<Uint32>(louder.size() * sizeof(louder[0])));
  return true;
}

Result<void> SpeechPlayer::open() {
  if (device_ != 0) return {};
  constexpr const char* kHint =
      "Connect a loudspeaker or headphones and see that ALSA knows them (aplay -l).";
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
    return fail(ErrorCode::NotFound, std::string("no sound: ") + SDL_GetError(), kHint);
  SDL_AudioSpec wanted{};
  wanted.freq = kRate;
  wanted.format = AUDIO_S16SYS;
  wanted.channels = 1;
  wanted.samples = 1024;
  const SDL_AudioDeviceID device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
  if (device == 0) {
    auto failure = fail(ErrorCode::NotFound, std::string("no sound: ") + SDL_GetError(), kHint);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return failure;
  }
  SDL_PauseAudioDevice(device, 0);
  warned_ = false;
  const std::lock_guard lock(mutex_);
  device_ = device;
  return {};
}

Result<void> SpeechPlayer::open_voice() {
  if (voice_ != nullptr) return {};
  ZUIL_TRY(auto voice, Voice::open());
  if (voice->rate() != kRate)
    return fail(ErrorCode::Invalid, "espeak-ng speaks at an unknown rate", "");
  voice_ = std::move(voice);
  return {};
}

void SpeechPlayer::close() {
  SDL_AudioDeviceID device = 0;
  {
    const std::lock_guard lock(mutex_);
    device = std::exchange(device_, 0);
  }
  if (device == 0) return;
  SDL_CloseAudioDevice(device);
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

void SpeechPlayer::warn(const Error& error) {
  if (!std::exchange(warned_, true)) log::error("speak", "sound", error);
}

}  // namespace zuil
