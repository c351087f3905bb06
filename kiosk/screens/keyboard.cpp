// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/keyboard.h"

#include <algorithm>
#include <deque>
#include <set>
#include <string_view>
#include <utility>

#include "kiosk/screens/alphabet.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

using Kind = TextEditor::Kind;
using Page = TextEditor::Page;

struct Key {
  int row = 0;
  double width = 1;  // in widths of an ordinary key
  std::string id;
  std::string label;  // empty: that of the program's texts
  Action action;
  std::string icon = {};
  bool chosen = false;
};

bool is_capital(Page page) {
  return page == Page::Capitals || page == Page::LatinCapitals || page == Page::AccentCapitals;
}

// Builds a keyboard from the top down.
class Keys {
 public:
  void put(std::string_view characters, double width = 1) {
    for (const std::string& character : characters_of(std::string(characters)))
      keys_.push_back({row_, width, character, character, {Action::Kind::Type, character}});
  }
  void put_row(std::string_view characters) {
    put(characters);
    end_row();
  }
  void put_switch(std::string id, std::string_view label, std::string page) {
    keys_.push_back({row_,
                     1.5,
                     std::move(id),
                     std::string(label),
                     {Action::Kind::SwitchKeys, std::move(page)}});
  }
  void put_shift(bool is_up, double width = 1) {
    keys_.push_back({row_,
                     width,
                     "capitals",
                     "",
                     {Action::Kind::SwitchKeys, is_up ? "small" : "capitals"},
                     "shift",
                     is_up});
  }
  void put_space(double width) {
    keys_.push_back({row_, width, "space", "", {Action::Kind::Type, " "}});
  }
  void put_erase(double width) {
    keys_.push_back({row_, width, "erase", "", {Action::Kind::Erase}, "erase"});
  }
  void end_row() { ++row_; }
  // What the row under way has, in widths of an ordinary key; and the widest row.
  double width() const { return width_of(row_); }
  double widest() const {
    double widest = 10;
    for (int row = 0; row <= row_; ++row) widest = std::max(widest, width_of(row));
    return widest;
  }
  std::vector<Key> take() { return std::move(keys_); }

 private:
  double width_of(int row) const {
    double width = 0;
    for (const Key& key : keys_)
      if (key.row == row) width += key.width;
    return width;
  }

  std::vector<Key> keys_;
  int row_ = 0;
};

// As on a telephone. The character at the lower left is the one that goes with the digits.
std::vector<Key> digit_keys(const TextEditor& editor) {
  Keys keys;
  for (const std::string_view row : {"123", "456", "789"}) keys.put_row(row);
  std::string before;
  if (editor.kind == Kind::Phone) before = "+";
  if (editor.kind == Kind::Date) before = "-";
  if (editor.kind == Kind::Number && editor.has_minus) before = "-";
  if (editor.kind == Kind::Number && editor.has_comma) {
    if (before.empty()) {
      before = ",";
    } else {
      keys.put_row("-0,");
      keys.put_erase(3);
      return keys.take();
    }
  }
  keys.put(before);
  keys.put("0", before.empty() ? 2 : 1);
  keys.put_erase(1);
  return keys.take();
}

// Small Latin letters in every language, and what an address needs beside them.
std::vector<Key> email_keys() {
  Keys keys;
  const Alphabet& alphabet = alphabet_of("nl");
  keys.put_row("1234567890");
  keys.put_row(alphabet.letters[0]);
  keys.put_row(alphabet.letters[1]);
  keys.put_row("zxcvbnm-_+");
  keys.put("@", 4);
  keys.put(".", 4);
  keys.put_erase(2);
  return keys.take();
}

const Alphabet::Rows& rows_of(const Alphabet& alphabet, Page page) {
  const Alphabet& latin = alphabet_of("nl");
  switch (page) {
    case Page::Letters:
      return alphabet.letters;
    case Page::Capitals:
      return alphabet.has_capitals() ? alphabet.capitals : alphabet.letters;
    case Page::Latin:
      return alphabet.is_latin ? alphabet.letters : latin.letters;
    case Page::LatinCapitals:
      return alphabet.is_latin ? alphabet.capitals : latin.capitals;
    // The respondent may have changed the language since.
    case Page::Accents:
      return alphabet.is_latin ? alphabet.accents : alphabet.letters;
    case Page::AccentCapitals:
      return alphabet.is_latin ? alphabet.accent_capitals : alphabet.letters;
    case Page::Symbols:
      return alphabet.symbols;
  }
  return alphabet.letters;
}

// The ways to the other pages.
void put_switches(Keys& keys, const Alphabet& alphabet, const TextEditor& editor) {
  const bool is_latin_up = editor.page == Page::Latin || editor.page == Page::LatinCapitals;
  const bool is_accents_up = editor.page == Page::Accents || editor.page == Page::AccentCapitals;
  const bool is_symbols_up = editor.page == Page::Symbols;
  if (!alphabet.is_latin)
    keys.put_switch("latin", is_latin_up ? alphabet.name : "abc",
                    is_latin_up ? "letters" : "latin");
  else
    keys.put_switch("accents", is_accents_up ? alphabet.name : alphabet.accents_name,
                    is_accents_up ? "letters" : "accents");
  if (editor.kind == Kind::Words)
    keys.put_switch("symbols", is_symbols_up ? alphabet.name : "?!&",
                    is_symbols_up ? "letters" : "symbols");
}

// A name has a hyphen where a sentence has a comma, and no digits.
std::string for_kind(Kind kind, std::string_view characters) {
  std::string changed(characters);
  if (kind != Kind::Name) return changed;
  for (const std::string_view comma : {",", "،"})
    if (const auto at = changed.find(comma); at != std::string::npos)
      changed.replace(at, comma.size(), "-");
  return changed;
}

std::vector<Key> letter_keys(const Alphabet& alphabet, const TextEditor& editor) {
  Keys keys;
  const Alphabet::Rows& rows = rows_of(alphabet, editor.page);
  if (editor.kind == Kind::Words) keys.put_row("1234567890");
  keys.put_row(rows[0]);
  keys.put_row(rows[1]);
  const bool is_latin_page =
      alphabet.is_latin || editor.page == Page::Latin || editor.page == Page::LatinCapitals;
  if (editor.page != Page::Symbols && (is_latin_page || alphabet.has_capitals()))
    keys.put_shift(is_capital(editor.page));
  keys.put_row(for_kind(editor.kind, rows[2]));
  put_switches(keys, alphabet, editor);
  // The Latin letters bring their own comma and point.
  const bool has_own = !alphabet.is_latin && is_latin_page;
  const std::string comma = has_own ? "" : for_kind(editor.kind, alphabet.comma);
  const std::string_view point = has_own ? "" : alphabet.point;
  constexpr double kErase = 2;
  keys.put(comma);
  keys.put_space(keys.widest() - keys.width() - (point.empty() ? 0 : 1) - kErase);
  keys.put(point);
  keys.put_erase(kErase);
  return keys.take();
}

// Rows of nine, for keys of 30 mm.
constexpr double kMostLarge = 9;

std::vector<Key> large_email_keys() {
  Keys keys;
  for (const std::string_view row : {"123456789", "abcdefghi", "jklmnopqr", "stuvwxyz"})
    keys.put_row(row);
  keys.put("0-_+");
  keys.put("@.", 1.5);
  keys.put_erase(2);
  return keys.take();
}

// Those of the page that large keys have room for, in the order in which they lie.
std::vector<std::string> large_characters(const Alphabet& alphabet, Page page) {
  const Alphabet& latin = alphabet_of("nl");
  const auto joined = [](std::string_view before, const Alphabet::Rows& rows) {
    std::string all(before);
    for (const std::string_view row : rows) all += row;
    return characters_of(all);
  };
  switch (page) {
    case Page::Letters:
      return characters_of(alphabet.ordered);
    case Page::Capitals:
      return characters_of(alphabet.has_capitals() ? alphabet.ordered_capitals : alphabet.ordered);
    case Page::Latin:
      return characters_of(alphabet.is_latin ? alphabet.ordered : latin.ordered);
    case Page::LatinCapitals:
      return characters_of(alphabet.is_latin ? alphabet.ordered_capitals : latin.ordered_capitals);
    case Page::Accents:
    case Page::AccentCapitals:
      return alphabet.is_latin ? joined("", rows_of(alphabet, page))
                               : characters_of(alphabet.ordered);
    case Page::Symbols: {
      auto symbols = joined("1234567890", alphabet.symbols);
      constexpr std::string_view kRare = "“”‘’~°";
      std::erase_if(symbols, [&](const std::string& symbol) {
        return kRare.find(symbol) != std::string_view::npos;
      });
      return symbols;
    }
  }
  return {};
}

// Four rows of characters, with shift, comma and point where they have room, and one of the rest.
std::vector<Key> large_letter_keys(const Alphabet& alphabet, const TextEditor& editor) {
  Keys keys;
  const auto characters = large_characters(alphabet, editor.page);
  int rows = 1;
  for (const std::string& character : characters) {
    if (keys.width() == kMostLarge) {
      keys.end_row();
      ++rows;
    }
    keys.put(character);
  }
  // The space bar keeps its place on all pages.
  double wide = 1;
  if (rows < 4) {
    keys.end_row();
    wide = 3;
  }
  const bool is_latin_page =
      alphabet.is_latin || editor.page == Page::Latin || editor.page == Page::LatinCapitals;
  if (editor.page != Page::Symbols && (is_latin_page || alphabet.has_capitals()))
    keys.put_shift(is_capital(editor.page), wide);
  const std::string comma = for_kind(editor.kind, alphabet.comma.empty() ? "," : alphabet.comma);
  const std::string point(alphabet.point.empty() ? "." : alphabet.point);
  const bool has_room = keys.width() + 2 * wide <= kMostLarge;
  if (has_room) {
    keys.put(comma, wide);
    keys.put(point, wide);
  }
  keys.end_row();
  put_switches(keys, alphabet, editor);
  constexpr double kErase = 2;
  if (!has_room) keys.put(comma);
  keys.put_space(kMostLarge - keys.width() - (has_room ? 0 : 1) - kErase);
  if (!has_room) keys.put(point);
  keys.put_erase(kErase);
  return keys.take();
}

std::vector<Key> keys_of(const TextEditor& editor, const std::string& language, bool large_text) {
  switch (editor.kind) {
    case Kind::Words:
    case Kind::Name:
      return large_text ? large_letter_keys(alphabet_of(language), editor)
                        : letter_keys(alphabet_of(language), editor);
    case Kind::Email:
      return large_text ? large_email_keys() : email_keys();
    case Kind::Number:
    case Kind::Date:
    case Kind::Phone:
    case Kind::Pin:
      return digit_keys(editor);
  }
  return {};
}

// A letter of a page of capitals: not a digit, a sign, or a key with a name.
bool is_capital_letter(const Key& key, Page page) {
  if (!is_capital(page) || key.action.kind != Action::Kind::Type || key.label.empty()) return false;
  const auto first = static_cast<unsigned char>(key.label.front());
  return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

}  // namespace

void add_keyboard(Screen& screen, const Strings& strings, const TextEditor& editor) {
  for (Key& key : keys_of(editor, screen.language, screen.large_text)) {
    std::string spoken =
        is_capital_letter(key, editor.page)
            ? strings.text(screen.language, "spokenCapital", {{"letter", key.label}})
            : "";
    screen.nodes.push_back(
        {.id = "key:" + key.id,
         .role = Role::Key,
         .part = Part::Keyboard,
         .label = key.label.empty() ? strings.text(screen.language, key.id) : key.label,
         .language = screen.language,
         .action = std::move(key.action),
         .icon = key.icon,
         .chosen = key.chosen,
         .label_hidden = !key.icon.empty(),
         .row = key.row,
         .width = key.width,
         .spoken = std::move(spoken)});
  }
}

std::vector<std::string> keys_for(const std::string& character, const std::string& language,
                                  const TextEditor& editor, bool large_text) {
  struct Way {
    TextEditor editor;
    std::vector<std::string> keys;
  };
  // Every page is looked at once, the nearest first.
  std::deque<Way> ways{{editor, {}}};
  std::set<Page> seen{editor.page};
  while (!ways.empty()) {
    const Way way = std::move(ways.front());
    ways.pop_front();
    for (const Key& key : keys_of(way.editor, language, large_text)) {
      Way next = way;
      next.keys.push_back("key:" + key.id);
      if (key.action.kind == Action::Kind::Type && key.action.value == character) return next.keys;
      if (key.action.kind != Action::Kind::SwitchKeys) continue;
      next.editor.switch_to(key.action.value);
      if (seen.insert(next.editor.page).second) ways.push_back(std::move(next));
    }
  }
  return {};
}

}  // namespace zuil
