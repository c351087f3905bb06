// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/keyboard.h"

#include <set>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

void type_all(TextEditor& editor, std::initializer_list<const char*> characters) {
  for (const char* character : characters) editor.type(character);
}

std::set<std::string> keys_of(TextEditor::Page page) {
  const Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  Screen screen{.language = "nl"};
  TextEditor editor;
  editor.page = page;
  add_keyboard(screen, strings, editor);
  std::set<std::string> ids;
  for (const Node& node : screen.nodes) CHECK(ids.insert(node.id).second);
  return ids;
}

}  // namespace

TEST_CASE("a sentence begins with a capital, and goes on without") {
  TextEditor editor;
  CHECK(editor.page == TextEditor::Page::Capitals);
  editor.type("H");
  CHECK(editor.page == TextEditor::Page::Letters);
  type_all(editor, {"o", "i", ".", " "});
  CHECK(editor.page == TextEditor::Page::Capitals);
  editor.type("J");
  CHECK(editor.page == TextEditor::Page::Letters);
  CHECK(editor.text == "Hoi. J");
}

TEST_CASE("after an accent the letters come back") {
  TextEditor editor;
  editor.text = "ide";
  editor.switch_to("accents");
  editor.type("ë");
  CHECK(editor.page == TextEditor::Page::Letters);
  CHECK(editor.text == "ideë");
}

TEST_CASE("erasing takes a whole character, however many bytes it has") {
  TextEditor editor;
  editor.text = "é€";
  editor.erase();
  CHECK(editor.text == "é");
  editor.erase();
  editor.erase();
  CHECK(editor.text.empty());
  CHECK(editor.page == TextEditor::Page::Capitals);
}

TEST_CASE("a text has a limit in characters, not in bytes") {
  TextEditor editor;
  editor.most = 3;
  CHECK(editor.type("é"));
  CHECK(editor.type("ë"));
  CHECK(editor.type("ï"));
  CHECK_FALSE(editor.type("a"));
  CHECK(editor.text == "éëï");
  CHECK(editor.length() == 3);
}

TEST_CASE("the keyboard has every letter and accent that Dutch needs, each once") {
  const auto letters = keys_of(TextEditor::Page::Letters);
  for (char letter = 'a'; letter <= 'z'; ++letter)
    CHECK(letters.contains(std::string("key:") + letter));
  const auto accents = keys_of(TextEditor::Page::Accents);
  for (const char* accent : {"é", "è", "ë", "ê", "ï", "í", "ó", "ö", "ú", "ü", "á", "à", "ä", "ç"})
    CHECK(accents.contains(std::string("key:") + accent));
  const auto symbols = keys_of(TextEditor::Page::Symbols);
  for (const char* symbol : {"?", "!", "€", "@", "-", "/"})
    CHECK(symbols.contains(std::string("key:") + symbol));
  for (const auto page : {TextEditor::Page::Letters, TextEditor::Page::Capitals,
                          TextEditor::Page::AccentCapitals, TextEditor::Page::Symbols})
    for (const char* always : {"key:space", "key:erase", "key:1", "key:0"})
      CHECK(keys_of(page).contains(always));
}
