// SPDX-License-Identifier: EUPL-1.2
#include "tests/audit/layout_audit.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

namespace zuil::test {
namespace {

constexpr float kTouching = 0.5F;  // pixels
// Of a pillar's glass, from the top: who sits reaches what is below (EN 17210).
constexpr float kOutOfReach = 0.4F;
constexpr double kCapitalOfNoto = 0.714;  // em

bool overlaps(const Rect& a, const Rect& b) {
  return a.x + kTouching < b.right() && b.x + kTouching < a.right() &&
         a.y + kTouching < b.bottom() && b.y + kTouching < a.bottom();
}

bool inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 &&
         inner.bottom() <= outer.bottom() + 1;
}

bool is_arabic(const std::string& language) {
  return language.substr(0, 2) == "ar";
}

class LayoutAudit {
 public:
  LayoutAudit(const Stage& stage, Ledger& ledger)
      : screen_(stage.screen()),
        layout_(stage.layout()),
        viewport_(stage.viewport()),
        ledger_(ledger) {}

  void run() {
    ledger_.require(Rule::Whole, layout_.fits, "does not fit");
    for (const Placed& placed : layout_.placed) check(screen_.nodes[placed.node], placed);
    check_missing();
    check_pairs();
    check_names();
  }

 private:
  void check(const Node& node, const Placed& placed) {
    const Rect glass{0, 0, static_cast<float>(viewport_.width),
                     static_cast<float>(viewport_.height)};
    ledger_.require(Rule::Whole, inside(placed.box, glass),
                    [&] { return name_of(node) + " reaches beyond the glass"; });
    ledger_.require(Rule::Whole, node.detail.empty() || inside(placed.detail, placed.box),
                    [&] { return name_of(node) + ": its detail reaches beyond it"; });
    if (node.interactive()) check_target(node, placed);
    if (node.role != Role::Field) check_type(node, placed);
    const std::string lack = lacks_alternative(node, screen_);
    ledger_.require(Rule::Alternative, lack.empty(), [&] { return name_of(node) + " " + lack; });
  }

  void check_target(const Node& node, const Placed& placed) {
    const double least = screen_.large_text ? 30 : 20;
    const double side = std::min(placed.box.w, placed.box.h) / viewport_.pixels_per_mm();
    ledger_.measure(Rule::TargetSize, side, least, node.id);
    // All of a landscape glass is within reach.
    if (screen_.low_reach && viewport_.portrait())
      ledger_.require(Rule::LowReach,
                      placed.box.y >= static_cast<float>(viewport_.height) * kOutOfReach - 1,
                      [&] { return node.id + " is out of reach"; });
    if (!node.label_hidden && placed.text.w > 0)
      ledger_.require(Rule::Whole, inside(placed.text, placed.box),
                      [&] { return node.id + ": its words reach beyond it"; });
    if (placed.icon.w > 0)
      ledger_.require(Rule::Whole, inside(placed.icon, placed.box),
                      [&] { return node.id + ": its picture reaches beyond it"; });
  }

  void check_type(const Node& node, const Placed& placed) {
    // The desk has no tool for large letters: all of it can be read at arm's length.
    const bool is_desk = screen_.name.starts_with("desk:");
    if (!(screen_.large_text || is_desk) || node.label.empty() || node.label_hidden ||
        placed.text.w == 0)
      return;
    // "Shift" and "Wissen" have their picture too.
    if (node.part == Part::Keyboard && node.label.size() > 2) return;
    const double capital = placed.style.size * kCapitalOfNoto / viewport_.pixels_per_mm();
    ledger_.measure(Rule::CapitalHeight, capital, screen_.large_text ? 6.1 : 4,
                    [&] { return name_of(node); });
    if (placed.detail.h == 0) return;
    ledger_.measure(Rule::CapitalHeight,
                    placed.detail_style.size * kCapitalOfNoto / viewport_.pixels_per_mm(), 4,
                    [&] { return name_of(node) + ": its detail"; });
  }

  // A row may stand on another page of the panel; what turns the pages, where there is one.
  static bool may_be_elsewhere(const Node& node) {
    return node.role == Role::Picture || node.part == Part::Row || node.part == Part::Pager;
  }

  // Every node that says or does something stands on the glass; decoration may have no room.
  void check_missing() {
    std::set<std::size_t> there;
    for (const Placed& placed : layout_.placed) there.insert(placed.node);
    for (std::size_t i = 0; i < screen_.nodes.size(); ++i)
      ledger_.require(Rule::Whole, there.count(i) == 1 || may_be_elsewhere(screen_.nodes[i]),
                      [&] { return name_of(screen_.nodes[i]) + " stands nowhere"; });
  }

  void check_pairs() {
    const auto& placed = layout_.placed;
    for (std::size_t i = 0; i < placed.size(); ++i)
      for (std::size_t j = i + 1; j < placed.size(); ++j) check_pair(placed[i], placed[j]);
  }

  void check_pair(const Placed& one, const Placed& other) {
    const Node& a = screen_.nodes[one.node];
    const Node& b = screen_.nodes[other.node];
    const auto extent = [](const Node& node, const Placed& placed) {
      return node.role == Role::Progress ? placed.text : placed.box;
    };
    const bool both_touched = a.interactive() && b.interactive();
    ledger_.require(both_touched ? Rule::TargetsApart : Rule::Whole,
                    !overlaps(extent(a, one), extent(b, other)),
                    [&] { return name_of(a) + " overlaps " + name_of(b); });
    if (both_touched)
      ledger_.require(Rule::FocusOrder, follows(one.box, other.box, both_keys(a, b)), [&] {
        return "the focus goes back from " + name_of(a) + " to " + name_of(b);
      });
  }

  static bool both_keys(const Node& a, const Node& b) {
    return a.part == Part::Keyboard && b.part == Part::Keyboard;
  }

  // As one reads: below what came before, or further on beside it. Keys lie as on any keyboard.
  bool follows(const Rect& before, const Rect& after, bool keys) const {
    const bool is_below = after.y > before.bottom() - 1;
    const bool leftward = is_arabic(screen_.language) && !keys;
    const bool is_beside = leftward ? after.right() < before.x + 1 : after.x > before.right() - 1;
    return is_below || is_beside;
  }

  // Two targets with the same words cannot be told apart by ear.
  void check_names() {
    std::set<std::string> names;
    for (const Node& node : screen_.nodes)
      if (node.interactive())
        ledger_.require(Rule::Alternative,
                        names.insert(node.spoken.empty() ? node.label : node.spoken).second,
                        [&] { return name_of(node) + " has the words of another target"; });
  }

  const Screen& screen_;
  const Layout& layout_;
  const Viewport& viewport_;
  Ledger& ledger_;
};

enum class Script { Latin, Cyrillic, Arabic };

std::optional<Script> script_of(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F))
    return Script::Latin;
  if (c >= 0x400 && c <= 0x52F) return Script::Cyrillic;
  if (c >= 0x600 && c <= 0x6FF && (c < 0x660 || c > 0x669)) return Script::Arabic;
  return std::nullopt;
}

std::set<Script> scripts_in(const std::string& text) {
  std::set<Script> scripts;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? byte : byte & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      c = (c << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    if (const auto script = script_of(c)) scripts.insert(*script);
    i += length;
  }
  return scripts;
}

Script script_of_language(const std::string& language) {
  if (is_arabic(language)) return Script::Arabic;
  return language.substr(0, 2) == "uk" ? Script::Cyrillic : Script::Latin;
}

// What a code tells that no row does; empty: nothing. A line of it may have exclamation marks or a
// short label of its own, and dots stand for what did not fit.
std::string told_by_code_alone(const Node& code, const Screen& screen) {
  std::istringstream lines(code.label);
  for (std::string line; std::getline(lines, line);) {
    const auto label = line.find(": ");
    const auto begin = label == std::string::npos ? line.find_first_not_of("! ") : label + 2;
    const std::string words = begin == std::string::npos ? "" : line.substr(begin);
    if (words != "..." &&
        std::none_of(screen.nodes.begin(), screen.nodes.end(), [&](const Node& other) {
          return other.role != Role::Code && (other.label.find(words) != std::string::npos ||
                                              other.detail.find(words) != std::string::npos);
        }))
      return line;
  }
  return {};
}

}  // namespace

std::string name_of(const Node& node) {
  if (!node.id.empty()) return node.id;
  return node.is_private ? "what was typed" : "\"" + node.label + "\"";
}

std::string lacks_alternative(const Node& node, const Screen& screen) {
  if (node.role == Role::Picture) return node.interactive() ? "is a picture to be tapped" : "";
  if (node.role == Role::Code) {
    const std::string words = told_by_code_alone(node, screen);
    return words.empty() ? "" : "is a code that alone tells: " + words;
  }
  if (node.role == Role::Field || node.is_private) return "";
  const std::string& words = node.spoken.empty() ? node.label : node.spoken;
  if (words.empty()) return "has no words";
  if (node.language.empty()) return "has no language";
  // A character is that character in every script, and so is a reference number.
  if (node.role == Role::Key || node.part == Part::Reference) return "";
  const auto scripts = scripts_in(words);
  if (scripts.empty() || scripts.count(script_of_language(node.language)) == 1) return "";
  return "is not in the script of \"" + node.language + "\": " + words;
}

void audit_layout(const Stage& stage, Ledger& ledger) {
  LayoutAudit(stage, ledger).run();
}

void audit_mirror(Stage& stage, Screen screen, Ledger& ledger) {
  screen.language = "nl";
  stage.show(screen);
  const auto plain = stage.layout().placed;
  screen.language = "ar";
  stage.show(std::move(screen));
  const auto& mirrored = stage.layout().placed;
  ledger.require(Rule::Mirrored, plain.size() == mirrored.size(), "has other nodes");
  const auto width = static_cast<float>(stage.viewport().width);
  for (std::size_t i = 0; i < std::min(plain.size(), mirrored.size()); ++i) {
    if (stage.screen().nodes[mirrored[i].node].part == Part::Keyboard) continue;
    const auto is_mirror = [&](const Rect& a, const Rect& b) {
      constexpr float kRounding = 1.5F;
      return (a.w == 0 && b.w == 0) ||
             (std::abs(width - a.right() - b.x) < kRounding && std::abs(a.w - b.w) < kRounding &&
              std::abs(a.y - b.y) < kRounding);
    };
    ledger.require(
        Rule::Mirrored,
        is_mirror(plain[i].box, mirrored[i].box) && is_mirror(plain[i].icon, mirrored[i].icon),
        [&] {
          return name_of(stage.screen().nodes[mirrored[i].node]) +
                 " does not stand where its mirror image would";
        });
  }
}

}  // namespace zuil::test
