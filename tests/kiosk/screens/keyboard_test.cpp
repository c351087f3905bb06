// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/keyboard.h"

#include <map>
#include <set>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/survey/constraint.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

void type_all(TextEditor& editor, std::initializer_list<const char*> characters) {
  for (const char* character : characters) editor.type(character);
}

std::set<std::string> keys_of(const TextEditor& editor, const std::string& language = "nl") {
  const Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  Screen screen{.language = language};
  add_keyboard(screen, strings, editor);
  std::set<std::string> ids;
  for (const Node& node : screen.nodes) CHECK(ids.insert(node.id).second);
  return ids;
}

std::set<std::string> keys_of(TextEditor::Page page) {
  TextEditor editor;
  editor.page = page;
  return keys_of(editor);
}

// Types the characters by the keys a finger would tap; gives the text.
std::string tapped(TextEditor editor, const std::string& language, const std::string& text,
                   bool large_text = false) {
  const Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  for (const std::string& character : characters_of(text)) {
    const auto keys = keys_for(character, language, editor, large_text);
    CHECK_MESSAGE(!keys.empty(), language, " ", character);
    for (const std::string& id : keys) {
      Screen screen{.language = language, .large_text = large_text};
      add_keyboard(screen, strings, editor);
      const Node* key = screen.find(id);
      REQUIRE_MESSAGE(key, id);
      if (key->action.kind == Action::Kind::SwitchKeys)
        editor.switch_to(key->action.value);
      else
        editor.type(key->action.value);
    }
  }
  return editor.text;
}

TextEditor editor_of(TextEditor::Kind kind) {
  TextEditor editor;
  editor.kind = kind;
  return editor;
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

TEST_CASE("each language writes its own letters without leaving its keyboard") {
  const std::map<std::string, std::string> sentences{
      {"nl", "Mijn idee: één loket, a.u.b."},
      {"en", "Don't close the counter at 5!"},
      {"fy", "Wêrom sa let, en gjin kofje? Ûndúdlik, nij: tiisdei, bûgje."},
      {"tr", "Çok İYİ, ığüşöç: teşekkürler."},
      {"pl", "Zażółć gęślą jaźń; ŁÓDŹ, dziękuję."},
      {"uk", "Дякую, пані! Ґанок, їжак, п'ять, є."},
      {"ar", "أين المكتب؟ إلى آخره، ذئب ضوء"}};
  for (const auto& [language, sentence] : sentences)
    for (const bool large : {false, true}) CHECK(tapped({}, language, sentence, large) == sentence);
}

TEST_CASE("large keys go nine beside each other and five below each other, on every page") {
  const Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  for (const std::string& language : strings.languages())
    for (const auto kind :
         {TextEditor::Kind::Words, TextEditor::Kind::Name, TextEditor::Kind::Email})
      for (const std::string page : {"letters", "capitals", "latin", "accents", "symbols"}) {
        TextEditor editor = editor_of(kind);
        editor.switch_to(page);
        Screen screen{.language = language, .large_text = true};
        add_keyboard(screen, strings, editor);
        std::map<int, double> rows;
        std::set<std::string> ids;
        for (const Node& key : screen.nodes) {
          rows[key.row] += key.width;
          CHECK(key.width >= 1);
          CHECK(ids.insert(key.id).second);
        }
        INFO(language << " " << page);
        CHECK(rows.size() == 5);
        for (const auto& [row, width] : rows) CHECK(width <= 9);
      }
}

TEST_CASE("beside other letters there are Latin ones") {
  CHECK(tapped({}, "uk", "Дім DigiD") == "Дім DigiD");
  CHECK(tapped({}, "ar", "باسم Jan") == "باسم Jan");
  CHECK_FALSE(keys_of({}, "uk").contains("key:accents"));
  CHECK_FALSE(keys_of({}, "nl").contains("key:latin"));
  // Arabic has no capitals to shift to.
  CHECK_FALSE(keys_of({}, "ar").contains("key:capitals"));
}

TEST_CASE("keys that there are not, are not found") {
  CHECK(keys_for("a", "nl", editor_of(TextEditor::Kind::Number)).empty());
  CHECK(keys_for("ж", "nl", {}).empty());
}

TEST_CASE("a number takes digits, one comma and a minus in front, as far as it may have them") {
  TextEditor plain = editor_of(TextEditor::Kind::Number);
  CHECK(keys_of(plain).size() == 11);
  type_all(plain, {"-", "1", ",", "2"});
  CHECK(plain.text == "12");
  TextEditor decimal = editor_of(TextEditor::Kind::Number);
  decimal.has_comma = true;
  decimal.has_minus = true;
  CHECK(keys_of(decimal).contains("key:,"));
  CHECK(keys_of(decimal).contains("key:-"));
  type_all(decimal, {",", "-", "3", "-", ",", ",", "5"});
  CHECK(decimal.text == "-3,5");
}

TEST_CASE("the dashes of a date come by themselves, and go with their digit") {
  TextEditor date = editor_of(TextEditor::Kind::Date);
  date.most = 10;
  type_all(date, {"2", "1", "1", "1", "2", "0", "2", "6", "9"});
  CHECK(date.text == "21-11-2026");
  for (int i = 0; i < 4; ++i) date.erase();
  CHECK(date.text == "21-11-");
  date.erase();
  CHECK(date.text == "21-1");
  date.text.clear();
  // One digit is enough where only one can be meant, and where a dash follows.
  type_all(date, {"4", "7", "2", "0", "2", "6"});
  CHECK(date.text == "04-07-2026");
  date.text.clear();
  type_all(date, {"1", "-", "1", "-", "2", "0", "2", "6"});
  CHECK(date.text == "01-01-2026");
  CHECK(tapped(editor_of(TextEditor::Kind::Date), "ar", "21-11-2026") == "21-11-2026");
}

TEST_CASE("a telephone number has its plus in front only") {
  TextEditor phone = editor_of(TextEditor::Kind::Phone);
  type_all(phone, {"+", "3", "1", "+", "6"});
  CHECK(phone.text == "+316");
  CHECK(keys_of(phone).contains("key:+"));
}

TEST_CASE("an e-mail address is typed in small Latin letters, with @ and the point at hand") {
  for (const char* language : {"nl", "ar", "uk"}) {
    const TextEditor email = editor_of(TextEditor::Kind::Email);
    for (const char* key : {"key:@", "key:.", "key:-", "key:_", "key:a", "key:7"})
      CHECK(keys_of(email, language).contains(key));
    CHECK(tapped(email, language, "j_jansen-2@voorbeeld.nl") == "j_jansen-2@voorbeeld.nl");
  }
}

TEST_CASE("each part of a name begins with a capital, and a name has no digits") {
  TextEditor name = editor_of(TextEditor::Kind::Name);
  CHECK_FALSE(keys_of(name).contains("key:1"));
  CHECK(keys_of(name).contains("key:-"));
  type_all(name, {"A", "n", "n", "e"});
  CHECK(name.page == TextEditor::Page::Letters);
  name.type("-");
  CHECK(name.page == TextEditor::Page::Capitals);
  CHECK(tapped(editor_of(TextEditor::Kind::Name), "nl", "Noël van 't Hof") == "Noël van 't Hof");
}
