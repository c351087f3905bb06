// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/text_texture.h"

#include <doctest/doctest.h>

#include "kiosk/stage/line_breaks.h"
#include "kiosk/stage/window.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

constexpr Color kInk{22, 32, 45};

struct Canvas {
  std::unique_ptr<Window> window =
      test::require_ok(Window::open({.headless = true, .width = 400, .height = 400}));
  TextTextures texts{window->renderer(), "Noto Sans"};
};

}  // namespace

TEST_CASE("no text is laid out twice") {
  Canvas canvas;
  const TextStyle style{.language = "nl", .size = 32, .width = 300};
  const auto measured = canvas.texts.measure("Hoe was uw bezoek?", style);
  const auto& drawn = canvas.texts.draw("Hoe was uw bezoek?", style, kInk);
  canvas.texts.draw("Hoe was uw bezoek?", style, kInk);
  CHECK(canvas.texts.layouts_made() == 1);
  CHECK(drawn.texture != nullptr);
  CHECK(drawn.size.width == measured.width);
  CHECK(measured.width <= 300);
}

TEST_CASE("a text in a second colour is another picture, not another layout") {
  Canvas canvas;
  const TextStyle style{.language = "nl", .size = 32, .width = 300};
  SDL_Texture* dark = canvas.texts.draw("Terug", style, kInk).texture;
  SDL_Texture* light = canvas.texts.draw("Terug", style, {255, 255, 255}).texture;
  CHECK(dark != light);
  CHECK(canvas.texts.draw("Terug", style, kInk).texture == dark);
  CHECK(canvas.texts.layouts_made() == 1);
}

TEST_CASE("a text that does not fit on one line wraps") {
  Canvas canvas;
  const std::string text = "Welk rapportcijfer geeft u voor de openingstijden?";
  const auto wide = canvas.texts.measure(text, {.language = "nl", .size = 32, .width = 0});
  const auto narrow = canvas.texts.measure(text, {.language = "nl", .size = 32, .width = 260});
  CHECK(wide.lines == 1);
  CHECK(narrow.lines >= 3);
  CHECK(narrow.height > 2 * wide.height);
  CHECK(narrow.width <= 260);
}

TEST_CASE("what a respondent typed is not kept beside the text under way") {
  Canvas canvas;
  const TextStyle style{.language = "nl", .size = 32, .width = 300};
  canvas.texts.draw_private("geheim", style, kInk);
  canvas.texts.draw_private("geheim", style, kInk);
  CHECK(canvas.texts.layouts_made() == 1);
  canvas.texts.forget_private();
  canvas.texts.draw_private("geheim", style, kInk);
  CHECK(canvas.texts.layouts_made() == 2);
}

TEST_CASE("the cache is bounded: after thousands of texts the first is gone") {
  Canvas canvas;
  const TextStyle style{.language = "nl", .size = 20, .width = 300};
  canvas.texts.draw("de eerste", style, kInk);
  for (int i = 0; i < 2000; ++i) canvas.texts.draw("tekst " + std::to_string(i), style, kInk);
  const auto made = canvas.texts.layouts_made();
  canvas.texts.draw("de eerste", style, kInk);
  CHECK(canvas.texts.layouts_made() == made + 1);
}

TEST_CASE("all languages to be shipped have their letters, Arabic among them") {
  Canvas canvas;
  for (const auto& [language, text] : std::initializer_list<std::pair<const char*, const char*>>{
           {"nl", "Eén ideeën"},
           {"fy", "Hoe wie jo besite? Tige tank, â ê û ú"},
           {"tr", "Ziyaretiniz nasıldı? ğüşöçİ"},
           {"ar", "كيف كانت زيارتك؟"},
           {"pl", "Jak przebiegła wizyta? ąęłńóśźż"},
           {"uk", "Як пройшов ваш візит? їєґ"}})
    CHECK_MESSAGE(canvas.texts.count_missing_glyphs(text, {.language = language}) == 0, language);
}

TEST_CASE("several private texts of one screen are each laid out once, and go with the screen") {
  Canvas canvas;
  const TextStyle style{.language = "nl", .size = 32, .width = 300};
  canvas.texts.begin_screen();
  canvas.texts.measure_private("Anne", style);
  canvas.texts.measure_private("0612345678", style);
  canvas.texts.end_screen();
  canvas.texts.draw_private("Anne", style, kInk);
  canvas.texts.draw_private("0612345678", style, kInk);
  CHECK(canvas.texts.layouts_made() == 2);
  // The next screen shows only one of them.
  canvas.texts.begin_screen();
  canvas.texts.measure_private("Anne", style);
  canvas.texts.end_screen();
  CHECK(canvas.texts.layouts_made() == 2);
  canvas.texts.draw_private("0612345678", style, kInk);
  CHECK(canvas.texts.layouts_made() == 3);
}

TEST_CASE("a word is never broken, except in what was typed") {
  Canvas canvas;
  TextStyle style{.language = "nl", .size = 32, .width = 100};
  CHECK(canvas.texts.measure("vreemdelingenpolitie", style).width > 100);
  style.breaks_words = true;
  CHECK(canvas.texts.measure("vreemdelingenpolitie", style).width <= 100);
}

TEST_CASE("on a right-to-left screen every text begins at the right, Latin too") {
  Canvas canvas;
  TextStyle style{.language = "ar", .size = 32, .width = 300, .right_to_left = true};
  for (const char* text : {"مرحبا", "1 = سيئ", "Jan", "0612"})
    CHECK(canvas.texts.draw(text, style, kInk).left > 100);
  style.right_to_left = false;
  for (const char* text : {"مرحبا", "1 = سيئ", "Jan", "0612"})
    CHECK(canvas.texts.draw(text, style, kInk).left < 10);
}

TEST_CASE("a word of one letter, and a letter before a hyphen, never end a line") {
  const std::string space = "\u00a0";
  const std::string joiner = "\u2060";
  CHECK(bind_single_letters("Klaar. U kunt gaan.") == "Klaar. U" + space + "kunt gaan.");
  CHECK(bind_single_letters("Uw e-mailadres") == "Uw e-" + joiner + "mailadres");
  CHECK(bind_single_letters("i w domu") == "i" + space + "w" + space + "domu");
  CHECK(bind_single_letters("Чи є у вас") == "Чи є" + space + "у" + space + "вас");
  for (const char* same : {"1 = zeer slecht", "vraag/verzoek", "één - twee", "A", "", "tot 5 uur"})
    CHECK(bind_single_letters(same) == same);
}
