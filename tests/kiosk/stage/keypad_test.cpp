// SPDX-License-Identifier: EUPL-1.2
// Three keys, or five, reach everything, in the order in which it is seen.
#include "kiosk/stage/keypad.h"

#include <algorithm>
#include <optional>
#include <set>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/screens/screen_tour.h"
#include "kiosk/stage/layout_sheet.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "tests/support/require_ok.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;

namespace {

constexpr float kSide = 100;  // of a node, with 20 between two

struct Hand {
  Screen screen{.kind = ScreenKind::Question, .name = "hand", .language = "nl"};
  Layout layout;
  Keypad keypad;

  void put(const std::string& id, float column, float row, Part part = Part::Answers,
           float columns = 1) {
    layout.placed.push_back(
        {.node = screen.nodes.size(),
         .box = {column * (kSide + 20), row * (kSide + 20), columns * (kSide + 20) - 20, kSide},
         .text = {},
         .style = {},
         .icon = {}});
    screen.nodes.push_back({.id = id,
                            .role = Role::Button,
                            .part = part,
                            .label = id,
                            .language = screen.language,
                            .action = {Action::Kind::Choose, id}});
  }
  Node& node(const std::string& id) {
    return *std::find_if(screen.nodes.begin(), screen.nodes.end(),
                         [&](const Node& each) { return each.id == id; });
  }
  std::optional<std::string> press(Key key) { return keypad.press(key, screen, layout); }
  // Where those keys lead.
  std::string after(std::initializer_list<Key> keys) {
    for (const Key key : keys) CHECK_FALSE(press(key));
    return keypad.focused();
  }
  // As the first press does.
  void begin() {
    keypad.enter(screen, layout);
    press(Key::Next);
  }
};

// Tools above, a grid of two by three, "weet ik niet", and the footer.
Hand marks(const std::string& language = "nl") {
  Hand hand;
  hand.screen.language = language;
  const bool mirrored = is_right_to_left(language);
  for (int i = 0; i < 6; ++i) {
    const auto in_row = static_cast<float>(i % 3);
    hand.put("mark:" + std::to_string(i + 1), mirrored ? 2 - in_row : in_row, i < 3 ? 1 : 2,
             Part::Marks);
  }
  hand.put("na", 0, 3, Part::Aside, 3);
  hand.put("back", mirrored ? 2 : 0, 4, Part::FooterStart);
  hand.put("next", mirrored ? 0 : 2, 4, Part::FooterEnd);
  hand.put("contrast", mirrored ? 0 : 2, 0, Part::Tool);
  return hand;
}

// A row of keys, with that many widths each.
Hand keys(std::initializer_list<std::pair<const char*, float>> row, const char* last) {
  Hand hand;
  hand.screen.kind = ScreenKind::Text;
  float column = 0;
  for (const auto& [id, width] : row) {
    hand.put(id, column, 0, Part::Keyboard, width);
    column += width;
  }
  hand.put(last, 0, 1, Part::FooterStart);
  return hand;
}

}  // namespace

TEST_CASE("the first press only shows where one stands, also of Back") {
  for (const Key key : {Key::Next, Key::Previous, Key::Select, Key::Down, Key::Back, Key::Last}) {
    Hand hand = marks();
    hand.keypad.enter(hand.screen, hand.layout);
    CHECK(hand.keypad.focused().empty());
    CHECK_FALSE(hand.press(key));
    CHECK(hand.keypad.focused() == "mark:1");
  }
}

TEST_CASE("next and previous go round; a finger puts the keypad away, in its place") {
  Hand hand = marks();
  hand.begin();
  CHECK(hand.after({Key::Next}) == "mark:2");
  CHECK(hand.after({Key::Previous, Key::Previous}) == "contrast");
  CHECK(hand.after({Key::Next, Key::Next}) == "mark:2");
  CHECK(hand.press(Key::Select) == "mark:2");
  hand.keypad.put_away();
  CHECK(hand.keypad.focused().empty());
  CHECK_FALSE(hand.press(Key::Select));
  CHECK(hand.press(Key::Select) == "mark:2");
}

TEST_CASE("arrows go where they point, and on where nothing lies that way") {
  Hand hand = marks();
  hand.begin();
  CHECK(hand.after({Key::Right, Key::Down}) == "mark:5");
  CHECK(hand.after({Key::Left, Key::Up}) == "mark:1");
  CHECK(hand.after({Key::Right, Key::Right, Key::Right}) == "mark:4");  // over the edge
  CHECK(hand.after({Key::Left}) == "mark:3");
  CHECK(hand.after({Key::Up}) == "contrast");
  CHECK(hand.after({Key::Up}) == "next");
  CHECK(hand.after({Key::Up}) == "na");
  CHECK(hand.after({Key::Down}) == "back");
  CHECK(hand.after({Key::Down}) == "next");
}

TEST_CASE("where the layout is mirrored the arrows are: left is onwards") {
  Hand hand = marks("ar");
  hand.begin();
  CHECK(hand.after({Key::Left}) == "mark:2");
  CHECK(hand.after({Key::Left, Key::Left}) == "mark:4");
  CHECK(hand.after({Key::Right}) == "mark:3");
  CHECK(hand.after({Key::Down, Key::Down, Key::Down}) == "back");
}

TEST_CASE("keys lie from left to right in every language, and so do the arrows between them") {
  Hand hand = keys({{"a", 1}, {"b", 1}}, "back");
  hand.screen.language = "ar";
  hand.begin();
  CHECK(hand.after({Key::Right}) == "b");
  CHECK(hand.after({Key::Right}) == "back");
  CHECK(hand.after({Key::Up, Key::Left}) == "back");
}

TEST_CASE("first goes to where the answers begin, last to the last before the tools") {
  Hand hand = marks();
  hand.begin();
  CHECK(hand.after({Key::Last}) == "next");
  CHECK(hand.after({Key::First}) == "mark:1");
}

TEST_CASE("Back is pressed from anywhere, and does nothing where there is none") {
  Hand hand = marks();
  hand.begin();
  CHECK(hand.press(Key::Back) == "back");
  CHECK(hand.keypad.focused() == "mark:1");
  hand.node("back").disabled = true;
  CHECK_FALSE(hand.press(Key::Back));
}

TEST_CASE("one never stands on what is disabled, gone or only told") {
  Hand hand = marks();
  hand.node("mark:1").disabled = true;
  hand.node("mark:2").action = {};
  hand.begin();
  CHECK(hand.keypad.focused() == "mark:3");
  hand.node("mark:3").disabled = true;
  hand.keypad.renew(hand.screen, hand.layout);
  CHECK(hand.keypad.focused() == "mark:6");  // the nearest
  for (Node& node : hand.screen.nodes) node.disabled = true;
  hand.keypad.renew(hand.screen, hand.layout);
  CHECK(hand.keypad.focused().empty());
  CHECK_FALSE(hand.press(Key::Next));
  CHECK_FALSE(hand.press(Key::Select));
}

TEST_CASE(
    "when the keys turn into others one stays in the same place; on the same key if it is there") {
  Hand hand = keys({{"A", 1}, {"B", 1}, {"symbols", 2}}, "back");
  hand.begin();
  hand.after({Key::Next});
  Hand small = keys({{"a", 1}, {"b", 1}, {"symbols", 2}}, "back");
  hand.keypad.renew(small.screen, small.layout);
  CHECK(hand.keypad.focused() == "b");
  hand.screen = small.screen;
  hand.after({Key::Next});
  Hand wide = keys({{"symbols", 2}, {"1", 1}, {"2", 1}}, "back");
  hand.keypad.renew(wide.screen, wide.layout);
  CHECK(hand.keypad.focused() == "symbols");
}

TEST_CASE("after Verder was refused one stands where that can be mended; while typing one stays") {
  Hand hand = marks();
  hand.begin();
  const auto say = [&](const std::string& error) {
    hand.screen.nodes.push_back(
        {.id = "error", .role = Role::Error, .label = error, .language = "nl"});
    hand.keypad.renew(hand.screen, hand.layout);
  };
  CHECK(hand.after({Key::Down}) == "mark:4");
  say("this cannot become a date");
  CHECK(hand.keypad.focused() == "mark:4");
  hand.screen.nodes.pop_back();
  hand.keypad.renew(hand.screen, hand.layout);
  hand.after({Key::Last});
  say("answer first");
  CHECK(hand.keypad.focused() == "mark:1");
  // Said before: whoever goes back to Verder meanwhile stands there.
  hand.after({Key::Last});
  hand.keypad.renew(hand.screen, hand.layout);
  CHECK(hand.keypad.focused() == "next");
}

namespace {

struct Seen {
  std::string id;
  Part part;
  Rect box;  // mirrored back where the layout is mirrored
  Rect key;  // as it lies: keys lie from left to right in every language
};

std::vector<Seen> seen_of(const Screen& screen, const Layout& layout, int width) {
  std::vector<Seen> seen;
  for (const Placed& placed : layout.placed) {
    const Node& node = screen.nodes[placed.node];
    if (!node.interactive()) continue;
    Rect box = placed.box;
    if (is_right_to_left(screen.language)) box.x = static_cast<float>(width) - box.right();
    seen.push_back({node.id, node.part, box, placed.box});
  }
  return seen;
}

bool is_below(const Rect& one, const Rect& other) {
  return one.y + one.h / 2 > other.bottom();
}

// True when whoever looks meets `later` before `earlier`.
bool is_out_of_order(const Seen& earlier, const Seen& later) {
  const bool are_keys = earlier.part == Part::Keyboard && later.part == Part::Keyboard;
  const Rect& before = are_keys ? earlier.key : earlier.box;
  const Rect& after = are_keys ? later.key : later.box;
  if (is_below(after, before)) return false;
  // In the row: further on. Above it: in a next column, which a footer never is.
  const bool is_footer = later.part == Part::FooterStart || later.part == Part::FooterMiddle ||
                         later.part == Part::FooterEnd;
  return after.x < before.right() - 1 || (is_footer && is_below(before, after));
}

// The circle, from the first of its topmost row on: the keys of an alphabet run as it does.
std::vector<Seen> from_top(std::vector<Seen> circle) {
  if (circle.empty()) return circle;
  const float top =
      std::min_element(circle.begin(), circle.end(), [](const Seen& a, const Seen& b) {
        return a.box.y < b.box.y;
      })->box.y;
  // Of several columns the first.
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < circle.size(); ++i) {
    const Seen& before = circle[(i + circle.size() - 1) % circle.size()];
    const bool begins = circle[i].box.y == top && (circle.size() == 1 || before.box.y != top);
    if (begins && (!first || circle[i].box.x < circle[*first].box.x)) first = i;
  }
  std::rotate(circle.begin(), circle.begin() + static_cast<std::ptrdiff_t>(first.value_or(0)),
              circle.end());
  return circle;
}

std::string faults_in_order(const std::vector<Seen>& nodes) {
  std::string faults;
  const auto circle = from_top(nodes);
  for (std::size_t i = 0; i < circle.size(); ++i)
    for (std::size_t j = i + 1; j < circle.size(); ++j)
      if (is_out_of_order(circle[i], circle[j]))
        faults += circle[j].id + " is met before " + circle[i].id + "; ";
  return faults;
}

// All that the key alone reaches in so many steps.
std::set<std::string> walk(Keypad keypad, Key key, const Screen& screen, const Layout& layout,
                           std::size_t steps) {
  std::set<std::string> met;
  for (std::size_t i = 0; i < steps; ++i) {
    keypad.press(key, screen, layout);
    met.insert(keypad.focused());
  }
  return met;
}

// All that the arrows reach from there.
std::set<std::string> roam(const Keypad& from, const Screen& screen, const Layout& layout) {
  std::vector<Keypad> ways{from};
  std::set<std::string> met{from.focused()};
  while (!ways.empty()) {
    const Keypad way = ways.back();
    ways.pop_back();
    for (const Key key : {Key::Up, Key::Down, Key::Left, Key::Right}) {
      Keypad next = way;
      next.press(key, screen, layout);
      if (met.insert(next.focused()).second) ways.push_back(next);
    }
  }
  return met;
}

struct Upright {
  static constexpr Viewport viewport{1080, 1920, 299};
};
struct Lying {
  static constexpr Viewport viewport{1920, 1080, 299};
};

void look_at(const Screen& screen, const Layout& layout, int width) {
  const auto nodes = seen_of(screen, layout, width);
  const std::string faults = faults_in_order(nodes);
  CHECK_MESSAGE(faults.empty(), faults);
  Keypad keypad;
  keypad.enter(screen, layout);
  keypad.press(Key::Next, screen, layout);
  CHECK(keypad.focused().empty() == nodes.empty());
  if (nodes.empty()) return;
  CHECK(screen.find(keypad.focused())->part != Part::Tool);
  for (const Key key : {Key::Next, Key::Previous})
    CHECK(walk(keypad, key, screen, layout, nodes.size()).size() == nodes.size());
  CHECK(roam(keypad, screen, layout).size() == nodes.size());
}

}  // namespace

TYPE_TO_STRING_AS("portrait", Upright);
TYPE_TO_STRING_AS("landscape", Lying);

// Half of the questionnaires in Arabic upright and in Dutch lying, the others the other way round.
TEST_CASE_TEMPLATE("the keypad goes as the eye does, and round, on every screen that is shipped",
                   Glass, Upright, Lying) {
  const auto window = test::require_ok(Window::open({.headless = true, .width = 64, .height = 64}));
  const Strings strings = test::require_ok(Strings::read(data_dir() / "assets/strings"));
  Stage stage(window->renderer(), Glass::viewport,
              test::require_ok(read_theme(data_dir() / "assets/themes/default.json")),
              data_dir() / "assets/icons");
  bool arabic = Glass::viewport.portrait();
  int mirrored = 0;
  for (const auto& file : test::shipped_files()) {
    const auto questionnaire = test::questionnaire_in(file);
    arabic = !arabic;
    const auto& spoken = questionnaire->languages;
    const bool can = std::find(spoken.begin(), spoken.end(), "ar") != spoken.end();
    mirrored += arabic && can ? 1 : 0;
    const TourOptions options{.preferences = {.language = arabic && can ? "ar" : "nl"},
                              .site = "Stadhuis",
                              .fullest = true};
    for (TourStop& stop : tour(questionnaire, strings, options)) {
      INFO(file.stem().string() << ' ' << stop.screen.language << ' ' << stop.screen.name);
      stage.show(std::move(stop.screen));
      look_at(stage.screen(), stage.layout(), Glass::viewport.width);
    }
  }
  CHECK(mirrored > 2);
}
