// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/speech_sound.h"

#include <cmath>
#include <memory>
#include <numbers>
#include <string>

#include <SDL.h>

namespace zuil {
namespace {

constexpr std::uintmax_t kLargest = 20'000'000;  // bytes

tl::unexpected<Error> broken(const std::filesystem::path& file, const std::string& why) {
  return fail(ErrorCode::Invalid, file.string() + ": " + why,
              "Save it as WAV, 16 bits; until then its text is read by the kiosk's own voice.");
}

}  // namespace

Result<Samples> read_wav(const std::filesystem::path& file, int rate) {
  std::error_code error;
  if (const auto size = std::filesystem::file_size(file, error); error || size > kLargest)
    return broken(file, error ? error.message() : "it is larger than 20 MB");
  SDL_AudioSpec spec{};
  Uint8* data = nullptr;
  Uint32 size = 0;
  if (SDL_LoadWAV(file.c_str(), &spec, &data, &size) == nullptr)
    return broken(file, SDL_GetError());
  const std::unique_ptr<Uint8, decltype(&SDL_FreeWAV)> wav(data, SDL_FreeWAV);
  const std::unique_ptr<SDL_AudioStream, decltype(&SDL_FreeAudioStream)> stream(
      SDL_NewAudioStream(spec.format, spec.channels, spec.freq, AUDIO_S16SYS, 1, rate),
      SDL_FreeAudioStream);
  if (stream == nullptr ||
      SDL_AudioStreamPut(stream.get(), wav.get(), static_cast<int>(size)) != 0 ||
      SDL_AudioStreamFlush(stream.get()) != 0)
    return broken(file, SDL_GetError());
  const int bytes = SDL_AudioStreamAvailable(stream.get());
  Samples samples(static_cast<std::size_t>(bytes) / sizeof(std::int16_t));
  SDL_AudioStreamGet(stream.get(), samples.data(), bytes);
  if (samples.empty()) return broken(file, "there is no sound in it");
  return samples;
}

Samples soft_tone(int rate) {
  constexpr double kSeconds = 0.5;
  constexpr double kHertz = 660;
  constexpr double kLoudness = 9000;  // of 32767
  Samples samples(static_cast<std::size_t>(kSeconds * rate));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double at = static_cast<double>(i) / static_cast<double>(samples.size());
    const double wave = std::sin(2 * std::numbers::pi * kHertz * kSeconds * at);
    samples[i] =
        static_cast<std::int16_t>(kLoudness * std::pow(std::sin(std::numbers::pi * at), 2) * wave);
  }
  return samples;
}

}  // namespace zuil
