// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/speech_voice.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include <SDL.h>
#include <espeak-ng/speak_lib.h>

namespace zuil {
namespace {

constexpr const char* kLibrary = "libespeak-ng.so.1";
constexpr const char* kFallback = "nl";
constexpr int kWordsPerMinute = 150;  // calmer than its own 175
constexpr const char* kInstall = "Install the packages libespeak-ng1 and espeak-ng-data.";

// Of the call of espeak_Synth() under way.
const Voice::Take* taker = nullptr;

int take_samples(short* samples, int count, espeak_EVENT* /*events*/) {
  constexpr int kGoOn = 0;
  constexpr int kStop = 1;
  if (samples == nullptr || count <= 0 || taker == nullptr) return kGoOn;
  return (*taker)({samples, static_cast<std::size_t>(count)}) ? kGoOn : kStop;
}

bool is_one_character(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](char byte) {
           return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
         }) == 1;
}

std::string voice_of(const std::string& language) {
  return language == "fy" ? kFallback : language;
}

}  // namespace

struct Voice::Library {
  decltype(&espeak_Initialize) initialize = nullptr;
  decltype(&espeak_SetSynthCallback) set_callback = nullptr;
  decltype(&espeak_SetVoiceByName) set_voice = nullptr;
  decltype(&espeak_SetParameter) set_parameter = nullptr;
  decltype(&espeak_Synth) synth = nullptr;

  bool load() {
    // Never unloaded: what it brings along is not made for that.
    void* object = SDL_LoadObject(kLibrary);
    if (object == nullptr) return false;
    const auto find = [&](auto& function, const char* name) {
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(
          SDL_LoadFunction(object, name));
      return function != nullptr;
    };
    return find(initialize, "espeak_Initialize") && find(set_callback, "espeak_SetSynthCallback") &&
           find(set_voice, "espeak_SetVoiceByName") && find(set_parameter, "espeak_SetParameter") &&
           find(synth, "espeak_Synth");
  }
};

Voice::Voice(const Library& library, int rate) : library_(library), rate_(rate) {}

Result<std::unique_ptr<Voice>> Voice::open() {
  // Begun once and never ended: espeak_Terminate() may wait for its own thread for ever.
  static Library library;
  static int rate = 0;
  if (rate <= 0 && !library.load())
    return fail(ErrorCode::NotFound, std::string("cannot load ") + kLibrary + ": " + SDL_GetError(),
                kInstall);
  if (rate <= 0)
    rate = library.initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0)
    return fail(ErrorCode::NotFound, "espeak-ng finds no data of its voices", kInstall);
  library.set_callback(take_samples);
  library.set_parameter(espeakRATE, kWordsPerMinute, 0);
  return std::unique_ptr<Voice>(new Voice(library, rate));
}

Result<void> Voice::say(const std::string& text, const std::string& language, const Take& take) {
  if (library_.set_voice(voice_of(language).c_str()) != EE_OK &&
      library_.set_voice(kFallback) != EE_OK)
    return fail(ErrorCode::NotFound, "espeak-ng has no voice for " + language, kInstall);
  library_.set_parameter(espeakPUNCTUATION,
                         is_one_character(text) ? espeakPUNCT_ALL : espeakPUNCT_NONE, 0);
  taker = &take;
  const auto done = library_.synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                                   espeakCHARS_UTF8, nullptr, nullptr);
  taker = nullptr;
  // Not the text: it may be what somebody typed.
  if (done != EE_OK) return fail(ErrorCode::Io, "espeak-ng cannot say a text in " + language, "");
  return {};
}

}  // namespace zuil
