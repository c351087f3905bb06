// SPDX-License-Identifier: EUPL-1.2
// espeak-ng: text to samples. The library is loaded when a voice is opened, not when the program
// starts: it brings a sound server's client along, and most visitors never need it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "kiosk/base/result.h"

namespace zuil {

class Voice {
 public:
  // Takes samples as they come; false: no more of them.
  using Take = std::function<bool(std::span<const std::int16_t>)>;

  // The library keeps its state for the whole process: there can be one voice at a time.
  static Result<std::unique_ptr<Voice>> open();
  Voice(const Voice&) = delete;
  Voice& operator=(const Voice&) = delete;

  int rate() const { return rate_; }  // samples a second, mono
  // One character is named, also where it would be silent in a sentence: "punt". Frisian, for which
  // there is no voice, is read by the Dutch one, and so is a language it does not know.
  Result<void> say(const std::string& text, const std::string& language, const Take& take);

 private:
  struct Library;
  Voice(const Library& library, int rate);

  const Library& library_;  // for the whole process
  int rate_;
};

}  // namespace zuil
