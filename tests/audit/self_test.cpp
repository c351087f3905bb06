// SPDX-License-Identifier: EUPL-1.2
// Each rule of the audit is seen to fail.
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/stage/window.h"
#include "tests/audit/layout_audit.h"
#include "tests/audit/ledger.h"
#include "tests/audit/pixel_audit.h"
#include "tests/support/require_ok.h"

using namespace zuil;
using namespace zuil::test;

namespace {

Theme default_theme() {
  return require_ok(read_theme(data_dir() / "assets/themes/default.json"));
}

Node answer(const std::string& id, const std::string& label, Part part = Part::Answers) {
  return {.id = id,
          .role = Role::Choice,
          .part = part,
          .label = label,
          .language = "nl",
          .action = {Action::Kind::Choose, id}};
}

Screen question(std::vector<Node> answers) {
  Screen screen{.kind = ScreenKind::Question, .name = "question", .language = "nl", .nodes = {}};
  screen.nodes.push_back(
      {.id = "title", .role = Role::Heading, .label = "Bent u tevreden?", .language = "nl"});
  for (Node& node : answers) screen.nodes.push_back(std::move(node));
  return screen;
}

// A stage of half size, and what its audit finds.
struct Glass {
  explicit Glass(Theme theme = default_theme(), double short_side_mm = 299)
      : stage(window->renderer(), {.width = 540, .height = 960, .short_side_mm = short_side_mm},
              std::move(theme), data_dir() / "assets/icons") {
    ledger.at("here");
  }

  std::size_t layout_faults(Rule rule, Screen screen) {
    stage.show(std::move(screen));
    audit_layout(stage, ledger);
    return ledger.line(rule).faulty;
  }

  std::size_t contrast_faults(Rule rule, Screen screen) {
    stage.show(std::move(screen));
    Picture picture;
    draw(stage, window->renderer(), picture);
    audit_contrast(stage, picture, ledger);
    return ledger.line(rule).faulty;
  }

  std::unique_ptr<Window> window =
      require_ok(Window::open({.headless = true, .width = 540, .height = 960}));
  Stage stage;
  Ledger ledger;
};

Screen plain_question() {
  return question({answer("ja", "Ja"), answer("nee", "Nee")});
}

}  // namespace

TEST_CASE("a plain question passes") {
  Glass glass;
  glass.layout_faults(Rule::Whole, plain_question());
  glass.contrast_faults(Rule::TextContrast, plain_question());
  audit_mirror(glass.stage, plain_question(), glass.ledger);
  CHECK_MESSAGE(glass.ledger.clean(), glass.ledger.faults());
  CHECK(glass.ledger.line(Rule::TargetSize).checks == 2);
  CHECK(glass.ledger.line(Rule::TextContrast).checks == 3);
  CHECK(glass.ledger.line(Rule::Mirrored).checks > 3);
}

TEST_CASE("the table has the worst value and where it was; a fault on many screens is told once") {
  Ledger ledger;
  ledger.at("first");
  ledger.measure(Rule::TextContrast, 9, 4.5, "title");
  ledger.measure(Rule::TextContrast, 4.2, 4.5, "hint");
  ledger.at("second");
  ledger.measure(Rule::TextContrast, 4.2, 4.5, "hint");
  const Ledger::Line& line = ledger.line(Rule::TextContrast);
  CHECK(line.screens == 2);
  CHECK(line.checks == 3);
  CHECK(line.faulty == 2);
  CHECK(line.where == "first: hint");
  CHECK(ledger.faults() == "3  contrast of text: first: hint has 4.20:1, not 4.50:1\n");
  CHECK(ledger.table().find("4.20:1     4.50:1  first: hint") != std::string::npos);
}

TEST_CASE("rules 1 and 6: more answers than the glass has room for") {
  Glass glass;
  Screen screen = plain_question();
  for (int i = 0; i < 60; ++i)
    screen.nodes.push_back(answer("more" + std::to_string(i), "Antwoord " + std::to_string(i)));
  CHECK(glass.layout_faults(Rule::Whole, std::move(screen)) > 0);
}

TEST_CASE("rules 1 and 2: a target of less than 20 mm, letters of less than 6.1 mm") {
  Ledger ledger;
  ledger.at("here");
  ledger.measure(Rule::TargetSize, 19.9, 20, "ja");
  ledger.measure(Rule::CapitalHeight, 6.0, 6.1, "title");
  CHECK(ledger.line(Rule::TargetSize).faulty == 1);
  CHECK(ledger.line(Rule::CapitalHeight).faulty == 1);
}

TEST_CASE("rule 5: a page that goes from dark to light") {
  const auto page = [](Color color) {
    return Picture{100, 100, std::vector<Color>(100 * 100, color)};
  };
  Ledger ledger;
  audit_flashes({page({255, 255, 255}), page({250, 250, 250})}, 1, ledger);
  CHECK(ledger.clean());
  audit_flashes({page({255, 255, 255}), page({0, 0, 0})}, 1, ledger);
  CHECK(ledger.line(Rule::Flashing).faulty == 1);
}

TEST_CASE("rule 12: focus that goes back to what stands above") {
  Glass glass;
  Screen screen = plain_question();
  Node next = answer("next", "Verder", Part::FooterEnd);
  next.role = Role::Button;
  screen.nodes.insert(screen.nodes.begin(), next);
  CHECK(glass.layout_faults(Rule::FocusOrder, std::move(screen)) > 0);
}

TEST_CASE("rule 18: what is above the lower part when reach is low") {
  Glass glass;
  Screen screen = question({answer("ja", "Ja")});
  // A title that can be tapped stands where titles do.
  screen.nodes.push_back(answer("high", "Hier"));
  screen.nodes.back().part = Part::Title;
  screen.low_reach = true;
  CHECK(glass.layout_faults(Rule::LowReach, std::move(screen)) > 0);
}

TEST_CASE("rule 19: what cannot be spoken") {
  const Screen screen = plain_question();
  Node node = answer("ja", "Ja");
  CHECK(lacks_alternative(node, screen).empty());
  node.label.clear();
  CHECK(lacks_alternative(node, screen) == "has no words");
  node.spoken = "Ja";
  CHECK(lacks_alternative(node, screen).empty());
  node.language = "uk";
  CHECK(lacks_alternative(node, screen) == "is not in the script of \"uk\": Ja");
  node.spoken = "Так";
  CHECK(lacks_alternative(node, screen).empty());
  node.language.clear();
  CHECK(lacks_alternative(node, screen) == "has no language");
  const Node code{
      .id = "code", .role = Role::Code, .part = Part::Code, .label = "7K4M", .language = "nl"};
  CHECK(lacks_alternative(code, screen) == "is a code that alone tells: 7K4M");
  Node lines = code;
  lines.label = "!! Schijf: vol\n...";
  Node row = answer("schijf", "Ruimte op de schijf");
  CHECK(lacks_alternative(lines, question({row})) == "is a code that alone tells: !! Schijf: vol");
  row.detail = "vol. Maak ruimte.";
  CHECK(lacks_alternative(lines, question({row})).empty());
  Glass glass;
  CHECK(glass.layout_faults(Rule::Alternative,
                            question({answer("ja", "Ja"), answer("nee", "Ja")})) == 1);
}

TEST_CASE("rule 3: words, edges and the focus ring in a theme that is too pale") {
  Theme pale = default_theme();
  pale.normal.text = {150, 150, 150};
  pale.normal.border = {220, 220, 220};
  pale.normal.accent = {220, 220, 220};
  pale.normal.focus = {225, 225, 225};
  Glass glass(pale);
  CHECK(glass.contrast_faults(Rule::TextContrast, plain_question()) == 3);
  CHECK(glass.contrast_faults(Rule::ControlContrast, plain_question()) >= 2);
  StateAudit(glass.stage, glass.window->renderer(), glass.ledger).run(plain_question());
  CHECK(glass.ledger.line(Rule::FocusRing).faulty > 0);
}

TEST_CASE("rule 3: words on a ground of their own colour have no contrast at all") {
  Theme blank = default_theme();
  blank.normal.text = blank.normal.surface;
  Glass glass(blank);
  glass.contrast_faults(Rule::TextContrast, plain_question());
  CHECK(glass.ledger.line(Rule::TextContrast).worst == doctest::Approx(1));
}

TEST_CASE("rule 4: one shape in two colours is one shape; another picture is another") {
  constexpr int kSide = 60;
  const auto square = [](int from, Color ground, Color ink) {
    Picture picture{kSide, kSide, std::vector<Color>(kSide * kSide, ground)};
    for (int y = from; y < 50; ++y)
      for (int x = from; x < 50; ++x) picture.pixels[static_cast<std::size_t>(y * kSide + x)] = ink;
    return picture;
  };
  constexpr Color kWhite{255, 255, 255};
  constexpr Color kBlue{0, 0, 200};
  constexpr Color kRed{200, 0, 0};
  const Rect all{0, 0, kSide, kSide};
  const Picture one = square(10, kWhite, kBlue);
  CHECK(difference_of_shapes(one, all, square(10, kWhite, kRed), all, 1) == 0);
  CHECK(difference_of_shapes(one, all, square(10, kBlue, kWhite), all, 1) == 0);
  CHECK(difference_of_shapes(one, all, square(25, kWhite, kBlue), all, 1) > 50);
}
