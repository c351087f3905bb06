// SPDX-License-Identifier: EUPL-1.2
// What is said aloud (design/citizen.md, rules 13 and 14).
#include "kiosk/screens/spoken.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/screen_tour.h"
#include "tests/support/require_ok.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;

namespace {

const Strings& strings() {
  static const Strings read = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  return read;
}

std::string joined(const std::vector<Utterance>& utterances) {
  std::string all;
  for (const Utterance& utterance : utterances) all += utterance.text + "\n";
  return all;
}

std::string said(const Screen& screen, const std::string& id, Ears ears = Ears::Everybody) {
  const Node* node = screen.find(id);
  REQUIRE_MESSAGE(node != nullptr, id);
  return joined(spoken_node(screen, *node, strings(), ears));
}

Screen choices() {
  Screen screen{.kind = ScreenKind::Question, .name = "question:a", .language = "nl"};
  const auto add = [&](const char* id, Role role, Part part, const char* label) -> Node& {
    screen.nodes.push_back({.id = id,
                            .role = role,
                            .part = part,
                            .label = label,
                            .language = "nl",
                            .action = {Action::Kind::Choose, id}});
    return screen.nodes.back();
  };
  add("a", Role::Choice, Part::Answers, "Rijbewijs").chosen = true;
  add("b", Role::Choice, Part::Answers, "Paspoort");
  add("c", Role::Check, Part::Tool, "Grote letters").chosen = true;
  add("d", Role::Button, Part::FooterEnd, "Verder").disabled = true;
  screen.nodes.push_back({.id = "", .role = Role::Picture, .label = "sterren", .language = "nl"});
  return screen;
}

}  // namespace

TEST_CASE("a node is said with its kind, its place and its state") {
  const Screen screen = choices();
  CHECK(said(screen, "a") == "Rijbewijs, 1 van 2, gekozen\n");
  CHECK(said(screen, "b") == "Paspoort, 2 van 2, niet gekozen\n");
  CHECK(said(screen, "c") == "Grote letters, aan\n");
  CHECK(said(screen, "d") == "Verder, knop, kan nu niet\n");
  CHECK(spoken_node(screen, screen.nodes.back(), strings(), Ears::Headphones).empty());
}

TEST_CASE("signs of writing are pauses") {
  Screen screen = choices();
  screen.nodes[0].label = "1 = zeer slecht";
  CHECK(said(screen, "a") == "1: zeer slecht, 1 van 2, gekozen\n");
  screen.nodes[0].label = "Weet ik niet / niet van toepassing";
  CHECK(said(screen, "a").starts_with("Weet ik niet, niet van toepassing, "));
}

TEST_CASE("a sound file takes the place of the words, not of the state") {
  Screen screen = choices();
  screen.nodes[0].sound = "proef.sounds/nl/a.wav";
  CHECK(spoken_node(screen, screen.nodes[0], strings(), Ears::Everybody) ==
        std::vector<Utterance>{{"Rijbewijs", "nl", "proef.sounds/nl/a.wav"},
                               {"1 van 2, gekozen", "nl"}});
}

TEST_CASE("what was typed is counted through the speaker and read on headphones") {
  Screen screen = choices();
  screen.nodes[0].role = Role::Field;
  screen.nodes[0].label = "Él is boos";
  screen.nodes[0].is_private = true;
  CHECK(said(screen, "a") == "Tekens in uw tekst: 10\n");
  CHECK(said(screen, "a", Ears::Headphones) == "Él is boos\n");
  screen.nodes[0].spoken = "U zei … tegen ons.";
  CHECK(said(screen, "a") == "U zei … tegen ons.\n");
  CHECK(said(screen, "a", Ears::Headphones) == "Él is boos\n");
}

TEST_CASE("a capital is told from a small letter") {
  Screen screen{.kind = ScreenKind::Text, .name = "question:a", .language = "nl"};
  TextEditor editor;
  add_keyboard(screen, strings(), editor);
  CHECK(said(screen, "key:A") == "hoofdletter A\n");
  CHECK(said(screen, "key:1") == "1\n");
  CHECK(said(screen, "key:.") == ".\n");
  CHECK(said(screen, "key:capitals") == "Hoofdletters, aan\n");
  CHECK(joined(spoken_screen(screen, strings(), Ears::Everybody)).find("hoofdletter") ==
        std::string::npos);
}

namespace {

void check_all_heard(const TourStop& stop) {
  for (const Node& node : stop.screen.nodes) {
    const auto utterances = spoken_node(stop.screen, node, strings(), Ears::Everybody);
    if (node.action.kind != Action::Kind::None)
      CHECK_MESSAGE(!utterances.empty(), stop.name, " ", node.id);
    for (const Utterance& utterance : utterances) {
      CHECK(utterance.language == node.language);
      CHECK(utterance.text.find_first_not_of(' ') != std::string::npos);
    }
  }
}

// How many private texts the screen has. Whatever they were, none of them is said.
std::size_t check_none_told(Screen screen) {
  const std::string canary = "kanarie@geheim";
  std::size_t typed = 0;
  for (Node& node : screen.nodes) {
    if (!node.is_private) continue;
    node.label = canary;
    CHECK(said(screen, node.id, Ears::Headphones).find(canary) == 0);
    ++typed;
  }
  const std::string all = joined(spoken_screen(screen, strings(), Ears::Everybody));
  CHECK_MESSAGE(all.find(canary) == std::string::npos, screen.name);
  return typed;
}

}  // namespace

TEST_CASE("of every shipped screen all can be heard, and nothing that was typed is told") {
  std::vector<std::filesystem::path> files = test::shipped_files();
  files.push_back(std::filesystem::path(ZUIL_SOURCE_DIR) / "tests/kiosk/survey/every_type.json");
  std::size_t typed = 0;
  for (const auto& file : files) {
    const auto questionnaire = test::questionnaire_in(file);
    for (const std::string& language : questionnaire->languages)
      for (const TourStop& stop :
           tour(questionnaire, strings(), {.preferences = {.language = language}, .site = "Hal"})) {
        check_all_heard(stop);
        typed += check_none_told(stop.screen);
      }
  }
  CHECK(typed > 100);
}
