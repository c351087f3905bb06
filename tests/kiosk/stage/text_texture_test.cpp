// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/text_texture.h"

#include <doctest/doctest.h>

#include "kiosk/stage/window.h"
#include "tests/support/require_ok.h"

using namespace zuil;

namespace {

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
  const auto& drawn = canvas.texts.draw("Hoe was uw bezoek?", style);
  canvas.texts.draw("Hoe was uw bezoek?", style);
  CHECK(canvas.texts.layouts_made() == 1);
  CHECK(drawn.texture != nullptr);
  CHECK(drawn.size.width == measured.width);
  CHECK(measured.width <= 300);
}

TEST_CASE("a text that does not fit on one line wraps") {
  Canvas canvas;
  const std::string text = "Welk rapportcijfer geeft u voor de openingstijden?";
  const auto wide = canvas.texts.measure(text, {.language = "nl", .size = 32, .width = 0});
  const auto narrow = canvas.texts.measure(text, {.language = "nl", .size = 32, .width = 200});
  CHECK(wide.lines == 1);
  CHECK(narrow.lines >= 3);
  CHECK(narrow.height > 2 * wide.height);
  CHECK(narrow.width <= 200);
}

TEST_CASE("what a respondent typed is not kept beside the text under way") {
  Canvas canvas;
  const TextStyle style{.language = "nl", .size = 32, .width = 300};
  canvas.texts.draw_private("geheim", style);
  canvas.texts.draw_private("geheim", style);
  CHECK(canvas.texts.layouts_made() == 1);
  canvas.texts.forget_private();
  canvas.texts.draw_private("geheim", style);
  CHECK(canvas.texts.layouts_made() == 2);
}

TEST_CASE("the cache is bounded: after thousands of texts the first is gone") {
  Canvas canvas;
  const TextStyle style{.language = "nl", .size = 20, .width = 300};
  canvas.texts.draw("de eerste", style);
  for (int i = 0; i < 2000; ++i) canvas.texts.draw("tekst " + std::to_string(i), style);
  const auto made = canvas.texts.layouts_made();
  canvas.texts.draw("de eerste", style);
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
