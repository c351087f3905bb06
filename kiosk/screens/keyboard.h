// SPDX-License-Identifier: EUPL-1.2
// The on-screen keyboard: which keys it shows, and what typing does to a text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/screens/node.h"
#include "kiosk/screens/strings.h"

namespace zuil {

// The text under way and the page of keys that is up.
struct TextEditor {
  enum class Kind { Words, Number, Date, Phone, Email, Name, Pin };
  // Letters are those of the screen's language; the Latin ones are beside them where it has others.
  enum class Page { Letters, Capitals, Latin, LatinCapitals, Accents, AccentCapitals, Symbols };

  std::string text = {};  // UTF-8
  Kind kind = Kind::Words;
  Page page = Page::Capitals;
  std::size_t most = 1000;  // characters
  bool has_comma = false;   // Number
  bool has_minus = false;   // Number

  // False when the text is full or has no place for the character; nothing is changed then.
  bool type(const std::string& character);
  void erase();
  void switch_to(const std::string& page);
  std::size_t length() const;  // characters

 private:
  bool type_digit(const std::string& character);
  bool type_date(const std::string& character);
  void turn_page(const std::string& typed);
};

// Adds the keys of the editor's page, row by row, in the letters of the screen's language. With
// large text no row is wider than nine keys: so many of 30 mm go beside each other on a portrait
// screen. The letters then lie in the order of the alphabet, and the digits with the symbols.
void add_keyboard(Screen& screen, const Strings& strings, const TextEditor& editor);

// The keys to press one after another, by node id, to type the character: those that turn the page,
// then its own. Empty when the keyboard does not have it.
std::vector<std::string> keys_for(const std::string& character, const std::string& language,
                                  const TextEditor& editor, bool large_text = false);

}  // namespace zuil
