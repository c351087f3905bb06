// SPDX-License-Identifier: EUPL-1.2
// Where an operator types: a PIN, or a text in any language.
#pragma once

#include <string>

#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/node.h"
#include "kiosk/screens/strings.h"

namespace zuil {

struct PinView {
  std::string name;  // "desk:pin"
  std::string title;
  std::string hint;
  std::string error;      // empty: none
  std::size_t typed = 0;  // digits
  bool can_finish = false;
  bool locked = false;  // nobody may try: the keys are of no use
  bool can_leave = true;
};

// No digit is shown, and none is ever spoken. `strings` are the public's, for the keys.
Screen pin_screen(const PinView& view, const Strings& texts, const Strings& strings,
                  const std::string& language);

struct EntryView {
  std::string name;  // "desk:text"
  std::string title;
  std::string hint;
  std::string finding;  // what is wrong with it as it is; empty: nothing
  const TextEditor& editor;
  std::size_t most = 0;  // characters it may have; 0: as many as can be typed
  bool can_finish = true;
  std::string agree = {};     // the button; empty: "Opslaan"
  std::string text_language;  // of what is typed: decides the keys and the direction
};

Screen entry_screen(const EntryView& view, const Strings& texts, const Strings& strings,
                    const std::string& language);

// "Bent u er nog?", before the desk closes by itself in that many seconds.
Screen desk_warning_screen(const Strings& texts, const std::string& language, int seconds);

}  // namespace zuil
