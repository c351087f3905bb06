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

// Letter size, contrast and, where there is a choice, language. `named`: with their words beside
// the picture.
void add_tools(Screen& screen, const Strings& strings, const Preferences& preferences, bool named,
               bool with_language);

}  // namespace zuil
