// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/keyboard.h"

#include <array>
#include <string_view>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

using Page = TextEditor::Page;

struct Rows {
  std::array<std::string_view, 4> rows;  // characters of each row, from the top
};

// US-International, as sold in the Netherlands; accents on a page of their own.
Rows rows_of(Page page) {
  switch (page) {
    case Page::Letters:
      return {{"1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm,."}};
    case Page::Capitals:
      return {{"1234567890", "QWERTYUIOP", "ASDFGHJKL'", "ZXCVBNM,."}};
    case Page::Accents:
      return {{"1234567890", "éèëêíìïîýÿ", "óòöôõúùüûœ", "áàäâãåçñß"}};
    case Page::AccentCapitals:
      return {{"1234567890", "ÉÈËÊÍÌÏÎÝŸ", "ÓÒÖÔÕÚÙÜÛŒ", "ÁÀÄÂÃÅÇÑØ"}};
    case Page::Symbols:
      return {{"1234567890", "?!:;\"()/-_", "@#%&+=*<>€", "…“”‘’[]~°"}};
  }
  return {};
}

Node key(const Screen& screen, int row, double width, std::string id, std::string label,
         Action action) {
  return {.id = "key:" + std::move(id),
          .role = Role::Key,
          .part = Part::Keyboard,
          .label = std::move(label),
          .language = screen.language,
          .action = std::move(action),
          .row = row,
          .width = width};
}

Node with_icon(Node node, std::string icon) {
  node.icon = std::move(icon);
  node.label_hidden = true;
  return node;
}

bool is_capital(Page page) {
  return page == Page::Capitals || page == Page::AccentCapitals;
}
bool is_accents(Page page) {
  return page == Page::Accents || page == Page::AccentCapitals;
}

// Where a sentence begins, a capital is offered.
bool sentence_begins(const std::string& text) {
  if (text.empty()) return true;
  if (!text.ends_with(' ')) return false;
  const auto last = text.find_last_not_of(' ');
  return last != std::string::npos && std::string_view(".!?").find(text[last]) != std::string::npos;
}

}  // namespace

std::size_t TextEditor::length() const {
  return count_characters(text);
}

bool TextEditor::type(const std::string& character) {
  if (length() + count_characters(character) > most) return false;
  text += character;
  // A capital or an accent is for one letter; after a space the letters come back as well.
  if (sentence_begins(text))
    page = Page::Capitals;
  else if (is_capital(page) || is_accents(page) || character == " ")
    page = Page::Letters;
  return true;
}

void TextEditor::erase() {
  auto characters = characters_of(text);
  if (!characters.empty()) text.resize(text.size() - characters.back().size());
  if (sentence_begins(text)) page = Page::Capitals;
}

void TextEditor::switch_to(const std::string& name) {
  if (name == "letters") page = Page::Letters;
  if (name == "capitals") page = is_accents(page) ? Page::AccentCapitals : Page::Capitals;
  if (name == "small") page = is_accents(page) ? Page::Accents : Page::Letters;
  if (name == "accents") page = is_capital(page) ? Page::AccentCapitals : Page::Accents;
  if (name == "symbols") page = Page::Symbols;
}

void add_keyboard(Screen& screen, const Strings& strings, const TextEditor& editor) {
  const auto& text = [&](std::string_view name) { return strings.text(screen.language, name); };
  const Rows rows = rows_of(editor.page);
  for (int row = 0; row < 4; ++row) {
    if (row == 3 && editor.page != Page::Symbols) {
      screen.nodes.push_back(
          with_icon(key(screen, row, 1, "capitals", text("capitals"),
                        {Action::Kind::SwitchKeys, is_capital(editor.page) ? "small" : "capitals"}),
                    "shift"));
      screen.nodes.back().chosen = is_capital(editor.page);
    }
    for (const std::string& character : characters_of(rows.rows[static_cast<std::size_t>(row)]))
      screen.nodes.push_back(
          key(screen, row, 1, character, character, {Action::Kind::Type, character}));
  }
  const auto page_key = [&](const std::string& name, bool up) {
    screen.nodes.push_back(key(screen, 4, 1.5, name, text(up ? "letters" : name),
                               {Action::Kind::SwitchKeys, up ? "letters" : name}));
  };
  page_key("accents", is_accents(editor.page));
  page_key("symbols", editor.page == Page::Symbols);
  screen.nodes.push_back(key(screen, 4, 5, "space", text("space"), {Action::Kind::Type, " "}));
  screen.nodes.push_back(
      with_icon(key(screen, 4, 2, "erase", text("erase"), {Action::Kind::Erase}), "erase"));
}

}  // namespace zuil
