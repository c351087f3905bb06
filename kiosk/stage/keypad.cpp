// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/keypad.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "kiosk/stage/layout_sheet.h"

namespace zuil {
namespace {

struct Stop {
  const Node* node;
  Rect box;
};

std::vector<Stop> stops_of(const Screen& screen, const Layout& layout) {
  std::vector<Stop> stops;
  for (const Placed& placed : layout.placed)
    if (const Node& node = screen.nodes[placed.node]; node.interactive())
      stops.push_back({&node, placed.box});
  return stops;
}

std::size_t index_of(const std::vector<Stop>& stops, const std::string& id) {
  const auto found = std::find_if(stops.begin(), stops.end(),
                                  [&](const Stop& stop) { return stop.node->id == id; });
  return static_cast<std::size_t>(found - stops.begin());
}

// The first key of the keyboard, else the first answer; tools and "weet ik niet" only where there
// is nothing else. `stops` is not empty.
const Stop& first_of(const std::vector<Stop>& stops) {
  const auto rank = [](const Stop& stop) {
    if (stop.node->part == Part::Keyboard) return 0;
    if (stop.node->part == Part::Aside) return 2;
    return stop.node->part == Part::Tool ? 3 : 1;
  };
  return *std::min_element(stops.begin(), stops.end(), [&](const Stop& one, const Stop& other) {
    return rank(one) < rank(other);
  });
}

const Stop& last_of(const std::vector<Stop>& stops) {
  const auto last = std::find_if(stops.rbegin(), stops.rend(),
                                 [](const Stop& stop) { return stop.node->part != Part::Tool; });
  return last == stops.rend() ? stops.back() : *last;
}

float middle_of(float start, float length) {
  return start + length / 2;
}

float distance(const Rect& one, const Rect& other) {
  return std::hypot(middle_of(one.x, one.w) - middle_of(other.x, other.w),
                    middle_of(one.y, one.h) - middle_of(other.y, other.h));
}

float overlap(float start, float end, float other_start, float other_end) {
  return std::min(end, other_end) - std::max(start, other_start);
}

// How far to go from one to the other in that direction; infinite when it does not lie there.
float way(const Rect& from, const Rect& to, Key key, bool right_to_left) {
  constexpr float kNoWay = std::numeric_limits<float>::infinity();
  if (key == Key::Left || key == Key::Right) {
    // Only along the row.
    if (overlap(from.y, from.bottom(), to.y, to.bottom()) < std::min(from.h, to.h) / 2)
      return kNoWay;
    const float gap = key == Key::Right ? to.x - from.right() : from.x - to.right();
    if (gap < -1) return kNoWay;
    return gap;
  }
  const float gap = key == Key::Down ? to.y - from.bottom() : from.y - to.bottom();
  if (gap < -1) return kNoWay;
  const float aside = std::max(0.0F, -overlap(from.x, from.right(), to.x, to.right()));
  // Of those that lie equally far, the one that begins where this one does.
  const float start = std::abs(right_to_left ? from.right() - to.right() : from.x - to.x);
  return gap + 2 * aside + start / 1000;
}

const Stop* nearest(const std::vector<Stop>& stops, const Stop& from, Key key, bool right_to_left) {
  const Stop* best = nullptr;
  float shortest = std::numeric_limits<float>::infinity();
  for (const Stop& stop : stops) {
    if (stop.node == from.node) continue;
    const float length = way(from.box, stop.box, key, right_to_left);
    if (length >= shortest) continue;
    shortest = length;
    best = &stop;
  }
  return best;
}

// Which way an arrow goes through the nodes where nothing lies that way on the glass.
bool is_onward(Key key, const Node& from, bool right_to_left) {
  // Keys lie from left to right in every language.
  const bool mirrored = right_to_left && from.part != Part::Keyboard;
  if (key == Key::Left) return mirrored;
  if (key == Key::Right) return !mirrored;
  return key == Key::Down || key == Key::Next;
}

// `now` is an index of `stops`.
const Stop& stop_after(Key key, const std::vector<Stop>& stops, std::size_t now,
                       bool right_to_left) {
  if (key == Key::First) return first_of(stops);
  if (key == Key::Last) return last_of(stops);
  if (key != Key::Next && key != Key::Previous)
    if (const Stop* there = nearest(stops, stops[now], key, right_to_left)) return *there;
  const bool onward = is_onward(key, *stops[now].node, right_to_left);
  return stops[(now + (onward ? 1 : stops.size() - 1)) % stops.size()];
}

std::string error_of(const Screen& screen) {
  const auto error = std::find_if(screen.nodes.begin(), screen.nodes.end(),
                                  [](const Node& node) { return node.role == Role::Error; });
  return error == screen.nodes.end() ? "" : error->label;
}

}  // namespace

void Keypad::stand_on(const Screen& screen, const Layout& layout, const std::string& id) {
  const auto stops = stops_of(screen, layout);
  const std::size_t now = index_of(stops, id);
  if (now == stops.size()) return focus_.clear();
  focus_ = id;
  part_ = stops[now].node->part;
  place_ = stops[now].box;
}

void Keypad::enter(const Screen& screen, const Layout& layout) {
  const auto stops = stops_of(screen, layout);
  stand_on(screen, layout, stops.empty() ? "" : first_of(stops).node->id);
  error_ = error_of(screen);
}

void Keypad::renew(const Screen& screen, const Layout& layout) {
  const std::string before = std::exchange(error_, error_of(screen));
  const auto stops = stops_of(screen, layout);
  if (stops.empty()) return focus_.clear();
  // "Verder" was refused.
  if (!error_.empty() && error_ != before && part_ == Part::FooterEnd)
    return stand_on(screen, layout, first_of(stops).node->id);
  if (index_of(stops, focus_) < stops.size()) return stand_on(screen, layout, focus_);
  const Stop* there = nullptr;
  for (const Stop& stop : stops)
    if (stop.node->part == part_ &&
        (there == nullptr || distance(stop.box, place_) < distance(there->box, place_)))
      there = &stop;
  stand_on(screen, layout, (there == nullptr ? first_of(stops) : *there).node->id);
}

std::optional<std::string> Keypad::press(Key key, const Screen& screen, const Layout& layout) {
  const auto stops = stops_of(screen, layout);
  if (!std::exchange(in_use_, true) || stops.empty()) return std::nullopt;
  if (key == Key::Back) {
    const auto back = std::find_if(stops.begin(), stops.end(), [](const Stop& stop) {
      return stop.node->part == Part::FooterStart;
    });
    return back == stops.end() ? std::nullopt : std::optional(back->node->id);
  }
  const std::size_t now = index_of(stops, focus_);
  if (now == stops.size()) {
    enter(screen, layout);
    return std::nullopt;
  }
  if (key == Key::Select) return focus_;
  stand_on(screen, layout, stop_after(key, stops, now, is_right_to_left(screen.language)).node->id);
  return std::nullopt;
}

}  // namespace zuil
