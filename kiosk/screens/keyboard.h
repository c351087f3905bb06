// SPDX-License-Identifier: EUPL-1.2
// The on-screen keyboard: which keys it shows, and what typing does to a text.
#pragma once

#include <cstddef>
#include <string>

#include "kiosk/screens/node.h"
#include "kiosk/screens/strings.h"

namespace zuil {

// The text under way and the page of keys that is up.
struct TextEditor {
  enum class Page { Letters, Capitals, Accents, AccentCapitals, Symbols };

  std::string text;  // UTF-8
  Page page = Page::Capitals;
  std::size_t most = 1000;  // characters

  // False when the text is full; nothing is changed then.
  bool type(const std::string& character);
  void erase();
  void switch_to(const std::string& page);
  std::size_t length() const;  // characters
};

// Adds the keys of the editor's page, row by row.
void add_keyboard(Screen& screen, const Strings& strings, const TextEditor& editor);

}  // namespace zuil
