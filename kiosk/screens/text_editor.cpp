// SPDX-License-Identifier: EUPL-1.2
// What typing does to a text.
#include <algorithm>
#include <string_view>

#include "kiosk/screens/keyboard.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

using Kind = TextEditor::Kind;
using Page = TextEditor::Page;

bool is_capital(Page page) {
  return page == Page::Capitals || page == Page::LatinCapitals || page == Page::AccentCapitals;
}
bool is_accents(Page page) {
  return page == Page::Accents || page == Page::AccentCapitals;
}
bool is_latin(Page page) {
  return page == Page::Latin || page == Page::LatinCapitals;
}

bool is_digit(std::string_view character) {
  return character.size() == 1 && character[0] >= '0' && character[0] <= '9';
}

// Where a sentence begins, a capital is offered; in a name, where a part of it begins.
bool begins_with_capital(Kind kind, const std::string& text) {
  if (kind == Kind::Email) return false;
  if (text.empty()) return true;
  if (kind == Kind::Name) return text.ends_with(' ') || text.ends_with('-');
  if (!text.ends_with(' ')) return false;
  const auto last = text.find_last_not_of(' ');
  constexpr std::string_view kEnds = ".!?";
  if (last == std::string::npos) return false;
  return kEnds.find(text[last]) != std::string_view::npos ||
         text.substr(0, last + 1).ends_with("؟");
}

}  // namespace

std::size_t TextEditor::length() const {
  return count_characters(text);
}

bool TextEditor::type(const std::string& character) {
  if (kind == Kind::Date) return type_date(character);
  if (length() + count_characters(character) > most) return false;
  if (kind == Kind::Number || kind == Kind::Phone || kind == Kind::Pin)
    return type_digit(character);
  text += character;
  turn_page(character);
  return true;
}

bool TextEditor::type_digit(const std::string& character) {
  const bool is_first = text.empty();
  bool has_place = is_digit(character);
  if (kind == Kind::Phone) has_place = has_place || (character == "+" && is_first);
  if (kind == Kind::Number) {
    if (character == "-") has_place = has_minus && is_first;
    if (character == ",")
      has_place = has_comma && text.find(',') == std::string::npos && !is_first &&
                  is_digit(text.substr(text.size() - 1));
  }
  if (has_place) text += character;
  return has_place;
}

// Writes dd-mm-jjjj: the dashes come by themselves, and so does the nought before a single digit.
bool TextEditor::type_date(const std::string& character) {
  constexpr std::size_t kWhole = 10;
  const auto dashes = std::count(text.begin(), text.end(), '-');
  const std::size_t begun = text.size() - (text.rfind('-') + 1);  // of the part under way
  if (character == "-") {
    if (dashes > 1) return false;
    if (begun == 0) return !text.empty();  // it is there already
    text.insert(text.size() - 1, "0");
  } else {
    if (!is_digit(character) || text.size() >= kWhole) return false;
    const char largest_first = dashes == 0 ? '3' : '1';
    if (dashes < 2 && begun == 0 && character[0] > largest_first) text += '0';
    text += character;
  }
  if (text.size() == 2 || text.size() == 5) text += '-';
  return true;
}

// A capital or an accent is for one letter; after a space the letters come back as well.
void TextEditor::turn_page(const std::string& typed) {
  if (begins_with_capital(kind, text))
    page = is_latin(page) ? Page::LatinCapitals : Page::Capitals;
  else if (page == Page::LatinCapitals)
    page = Page::Latin;
  else if (is_capital(page) || is_accents(page) || (typed == " " && page == Page::Symbols))
    page = Page::Letters;
}

void TextEditor::erase() {
  const auto erase_last = [&] {
    const auto characters = characters_of(text);
    if (!characters.empty()) text.resize(text.size() - characters.back().size());
  };
  // The dash that came by itself goes with its digit.
  if (kind == Kind::Date && text.ends_with('-')) erase_last();
  erase_last();
  if (begins_with_capital(kind, text)) page = is_latin(page) ? Page::LatinCapitals : Page::Capitals;
}

void TextEditor::switch_to(const std::string& name) {
  if (name == "letters") page = Page::Letters;
  if (name == "latin") page = Page::Latin;
  if (name == "symbols" && kind == Kind::Words) page = Page::Symbols;
  if (name == "accents") page = is_capital(page) ? Page::AccentCapitals : Page::Accents;
  if (name == "capitals")
    page = is_accents(page) ? Page::AccentCapitals
           : is_latin(page) ? Page::LatinCapitals
                            : Page::Capitals;
  if (name == "small")
    page = is_accents(page) ? Page::Accents : is_latin(page) ? Page::Latin : Page::Letters;
}

}  // namespace zuil
