// SPDX-License-Identifier: EUPL-1.2
// Pieces that several screens share.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"

namespace zuil {

// A screen of that kind in the respondent's language, size and contrast, without nodes.
Screen empty_screen(ScreenKind kind, std::string name, const Preferences& preferences);

// A text in the screen's language.
void add_text(Screen& screen, Role role, Part part, std::string id, std::string label);

// The picture of an invitation or a message.
void add_picture(Screen& screen, std::string icon);

// A button for each language, named in its own language.
void add_languages(Screen& screen, const std::vector<std::string>& languages,
                   const Strings& strings);

// Tools that not every screen or kiosk has.
struct ToolOffer {
  bool languages = false;  // where there is a choice of them, on a screen of its own
  bool speech = false;     // the kiosk can read aloud
};

// The bar with which the screens are made one's own: language, letter size, contrast, speech, reach
// and, while the screens are read aloud, the tools of the speech.
void add_tools(Screen& screen, const Strings& strings, const Preferences& preferences,
               const ToolOffer& offer);

// What the contrast tool gives next: normal, dark, light and normal again.
Contrast next_of(Contrast contrast);

// Softer, louder, again and silence; nothing while the screens are not read aloud.
void add_speech_tools(Screen& screen, const Strings& strings, const Preferences& preferences);

}  // namespace zuil
