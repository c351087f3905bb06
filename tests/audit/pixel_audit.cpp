// SPDX-License-Identifier: EUPL-1.2
#include "tests/audit/pixel_audit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>

#include <SDL.h>
#include <doctest/doctest.h>

#include "tests/audit/layout_audit.h"

namespace zuil::test {
namespace {

constexpr double kSeen = 10;  // mm of edge: what makes one shape another

struct Box {
  int left, top, right, bottom;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

Box whole_pixels(const Rect& rect, float grown = 0) {
  return {static_cast<int>(std::lround(rect.x - grown)),
          static_cast<int>(std::lround(rect.y - grown)),
          static_cast<int>(std::lround(rect.right() + grown)),
          static_cast<int>(std::lround(rect.bottom() + grown))};
}

// The colours of a part of a picture, alike ones taken together, the most frequent first.
class Colours {
 public:
  struct Kind {
    std::uint32_t count = 0;
    std::uint32_t red = 0, green = 0, blue = 0;  // sums
    Color mean() const {
      const auto of = [&](std::uint32_t sum) { return static_cast<std::uint8_t>(sum / count); };
      return {of(red), of(green), of(blue)};
    }
  };

  void add(Color color) {
    const std::size_t bin = (color.red >> 3U) << 10U | (color.green >> 3U) << 5U | color.blue >> 3U;
    Kind& kind = kinds_[bin];
    if (kind.count == 0) used_.push_back(bin);
    ++kind.count;
    kind.red += color.red;
    kind.green += color.green;
    kind.blue += color.blue;
  }

  std::vector<Kind> take() {
    std::vector<Kind> found;
    for (const std::size_t bin : used_) found.push_back(std::exchange(kinds_[bin], {}));
    used_.clear();
    std::sort(found.begin(), found.end(),
              [](const Kind& a, const Kind& b) { return a.count > b.count; });
    return found;
  }

 private:
  std::array<Kind, 1U << 15U> kinds_{};
  std::vector<std::size_t> used_;
};

std::vector<Colours::Kind> colours_in(const Picture& picture, const Box& box) {
  static Colours colours;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) colours.add(picture.at(x, y));
  return colours.take();
}

// Of the ink on its ground: the commonest colour, and the strongest of the others that are not
// rare. Thin letters have as many pixels of half an edge as of ink.
double contrast_of_words(const Picture& picture, const Rect& text) {
  const auto colours = colours_in(picture, whole_pixels(text));
  if (colours.size() < 2) return 1;
  const Color ground = colours.front().mean();
  const std::uint32_t rare = std::max(4U, colours[1].count / 4);
  double most = 1;
  for (std::size_t i = 1; i < colours.size() && colours[i].count >= rare; ++i)
    most = std::max(most, contrast_ratio(ground, colours[i].mean()));
  return most;
}

// Between what is just outside a target and the edge of it, in the middle of a side.
double contrast_of_side(const Picture& picture, int x, int y, int step_x, int step_y) {
  constexpr int kOutside = 3;
  constexpr int kInside = 6;
  const Color outside = picture.at(x - kOutside * step_x, y - kOutside * step_y);
  double most = 1;
  for (int i = -1; i <= kInside; ++i)
    most = std::max(most, contrast_ratio(outside, picture.at(x + i * step_x, y + i * step_y)));
  return most;
}

// The second worst of the four sides: one may lie under a tick or beside a neighbour.
double contrast_of_edge(const Picture& picture, const Rect& rect) {
  const Box box = whole_pixels(rect);
  const int x = (box.left + box.right) / 2;
  const int y = (box.top + box.bottom) / 2;
  std::array sides{contrast_of_side(picture, box.left, y, 1, 0),
                   contrast_of_side(picture, box.right - 1, y, -1, 0),
                   contrast_of_side(picture, x, box.top, 0, 1),
                   contrast_of_side(picture, x, box.bottom - 1, 0, -1)};
  std::sort(sides.begin(), sides.end());
  return sides[1];
}

int lightness(Color color) {
  return (color.red * 54 + color.green * 183 + color.blue * 19) >> 8;
}

// One byte for each pixel: whether lightness jumps there.
std::vector<std::uint8_t> edges_in(const Picture& picture, const Box& box) {
  constexpr int kJump = 24;  // of 255
  std::vector<std::uint8_t> edges;
  edges.reserve(static_cast<std::size_t>(box.width()) * static_cast<std::size_t>(box.height()));
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      const int here = lightness(picture.at(x, y));
      edges.push_back(std::abs(here - lightness(picture.at(x + 1, y))) > kJump ||
                      std::abs(here - lightness(picture.at(x, y + 1))) > kJump);
    }
  return edges;
}

// Pixels of edge in one that have no edge of the other near them.
int edges_without_match(const std::vector<std::uint8_t>& one,
                        const std::vector<std::uint8_t>& other, int width, int height) {
  constexpr int kNear = 1;
  int count = 0;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      if (one[static_cast<std::size_t>(y * width + x)] == 0) continue;
      bool is_matched = false;
      for (int v = std::max(0, y - kNear); v <= std::min(height - 1, y + kNear); ++v)
        for (int u = std::max(0, x - kNear); u <= std::min(width - 1, x + kNear); ++u)
          is_matched = is_matched || other[static_cast<std::size_t>(v * width + u)] != 0;
      if (!is_matched) ++count;
    }
  return count;
}

// Where the words are, without the edge of the target they are in.
Rect words_in(const Placed& placed, double pixels_per_mm) {
  const auto edge = static_cast<float>(2 * pixels_per_mm);
  const Rect& text = placed.text;
  const Rect& box = placed.box;
  const float left = std::max(text.x, box.x + edge);
  const float top = std::max(text.y, box.y + edge);
  return {left, top, std::min(text.right(), box.right() - edge) - left,
          std::min(text.bottom(), box.bottom() - edge) - top};
}

double text_least(const Screen& screen) {
  return screen.contrast == Contrast::Normal ? 4.5 : 7;
}

bool has_words(const Node& node, const Placed& placed) {
  // The bar is in the box of the words of Progress; they have the colour of every hint.
  return !node.label.empty() && !node.label_hidden && placed.text.w > 0 &&
         node.role != Role::Progress && node.role != Role::Picture && node.role != Role::Code &&
         node.role != Role::Field;
}

// What makes two targets look alike.
std::string kind_of(const Screen& screen, const Node& node) {
  return std::to_string(static_cast<int>(node.role)) + ' ' +
         std::to_string(static_cast<int>(node.part)) + ' ' +
         std::to_string(static_cast<int>(node.emphasis)) + ' ' + (node.chosen ? "chosen " : " ") +
         (node.label_hidden ? "icon " : " ") +
         (screen.kind == ScreenKind::Attract ? "attract" : "");
}

}  // namespace

Color Picture::at(int x, int y) const {
  x = std::clamp(x, 0, width - 1);
  y = std::clamp(y, 0, height - 1);
  return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                static_cast<std::size_t>(x)];
}

void draw(Stage& stage, SDL_Renderer* renderer, Picture& picture) {
  static_assert(sizeof(Color) == 3);
  stage.draw();
  picture.width = stage.viewport().width;
  picture.height = stage.viewport().height;
  picture.pixels.resize(static_cast<std::size_t>(picture.width) *
                        static_cast<std::size_t>(picture.height));
  REQUIRE(SDL_RenderReadPixels(renderer, nullptr, SDL_PIXELFORMAT_RGB24, picture.pixels.data(),
                               picture.width * 3) == 0);
}

double difference_of_shapes(const Picture& a, const Rect& in_a, const Picture& b, const Rect& in_b,
                            double pixels_per_mm) {
  const Box first = whole_pixels(in_a);
  Box second = whole_pixels(in_b);
  second.right = second.left + first.width();
  second.bottom = second.top + first.height();
  const auto edges = edges_in(a, first);
  const auto others = edges_in(b, second);
  const int pixels = edges_without_match(edges, others, first.width(), first.height()) +
                     edges_without_match(others, edges, first.width(), first.height());
  return pixels / pixels_per_mm;
}

void audit_contrast(const Stage& stage, const Picture& picture, Ledger& ledger) {
  const Screen& screen = stage.screen();
  const double pixels_per_mm = stage.viewport().pixels_per_mm();
  for (const Placed& placed : stage.layout().placed) {
    const Node& node = screen.nodes[placed.node];
    if (node.disabled) continue;
    if (has_words(node, placed))
      ledger.measure(Rule::TextContrast,
                     contrast_of_words(picture, node.interactive() ? words_in(placed, pixels_per_mm)
                                                                   : placed.text),
                     text_least(screen), [&] { return name_of(node); });
    if (node.interactive())
      ledger.measure(Rule::ControlContrast, contrast_of_edge(picture, placed.box), 3, node.id);
    if (node.interactive() && placed.icon.w > 0 && !node.icon.empty())
      ledger.measure(Rule::ControlContrast, contrast_of_words(picture, placed.icon), 3,
                     [&] { return node.id + "'s picture"; });
  }
}

void StateAudit::run(const Screen& wanted) {
  stage_.show(wanted);
  const Screen screen = stage_.screen();  // without what has no place on this glass
  for (std::size_t i = 0; i < screen.nodes.size(); ++i)
    if (screen.nodes[i].interactive() && seen_.insert(kind_of(screen, screen.nodes[i])).second)
      look_at(screen, i);
}

void StateAudit::look_at(const Screen& screen, std::size_t node) {
  stage_.show(screen);
  const auto& all = stage_.layout().placed;
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const Placed& one) { return one.node == node; });
  REQUIRE(at != all.end());
  const Placed placed = *at;
  const std::string& id = screen.nodes[node].id;
  const auto states = states_of(screen, node, placed.box);
  check_ring(placed, *states[0].picture, *states[2].picture, id);
  const double pixels_per_mm = stage_.viewport().pixels_per_mm();
  const auto ring = static_cast<float>(4 * pixels_per_mm);
  const Rect around{placed.box.x - ring, placed.box.y - ring, placed.box.w + 2 * ring,
                    placed.box.h + 2 * ring};
  for (std::size_t i = 0; i < states.size(); ++i)
    for (std::size_t j = i + 1; j < states.size(); ++j)
      ledger_.measure(Rule::Greyscale,
                      difference_of_shapes(*states[i].picture, around, *states[j].picture, around,
                                           pixels_per_mm),
                      kSeen, [&] { return id + " " + states[i].name + " and " + states[j].name; });
}

std::vector<StateAudit::State> StateAudit::states_of(const Screen& screen, std::size_t node,
                                                     const Rect& box) {
  std::vector<State> states;
  const auto take = [&](const char* name) {
    Picture& picture = pictures_[states.size()];
    draw(stage_, renderer_, picture);
    states.push_back({name, &picture});
  };
  const auto show = [&](bool chosen, bool disabled) {
    Screen changed = screen;
    changed.nodes[node].chosen = chosen;
    changed.nodes[node].disabled = disabled;
    stage_.point({false, -1, -1});
    stage_.show(std::move(changed));
  };
  const Node& it = screen.nodes[node];
  show(it.chosen, false);
  take("plain");
  stage_.point({true, box.x + box.w / 2, box.y + box.h / 2});
  take("pressed");
  stage_.point({false, -1, -1});
  for (std::size_t i = 0; i <= screen.nodes.size() && stage_.focused() != it.id; ++i)
    stage_.press(Key::Next);
  REQUIRE(stage_.focused() == it.id);
  take("focused");
  show(it.chosen, true);
  take("of no use");
  if (it.role != Role::Choice && it.role != Role::Check && !it.chosen) return states;
  show(!it.chosen, false);
  take("chosen");
  return states;
}

// The pixels that the focus changed, against what was there before.
void StateAudit::check_ring(const Placed& placed, const Picture& plain, const Picture& focused,
                            const std::string& name) {
  const double pixels_per_mm = stage_.viewport().pixels_per_mm();
  const Box box = whole_pixels(placed.box, static_cast<float>(4 * pixels_per_mm));
  std::vector<double> ratios;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      const Color before = plain.at(x, y);
      const Color after = focused.at(x, y);
      if (before != after) ratios.push_back(contrast_ratio(before, after));
    }
  // WCAG 2.4.13: as large as a line of 2 pixels around it, here of 1 mm.
  const double least = 2 * (placed.box.w + placed.box.h) * pixels_per_mm;
  const auto strong = static_cast<double>(
      std::count_if(ratios.begin(), ratios.end(), [](double ratio) { return ratio >= 3; }));
  ledger_.require(Rule::FocusRing, strong >= 0.9 * least, name + " has too thin a focus ring");
  if (ratios.empty()) return;
  const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
  std::nth_element(ratios.begin(), middle, ratios.end());
  ledger_.measure(Rule::FocusRing, *middle, 3, name);
}

void audit_flashes(const std::vector<Picture>& frames, double pixels_per_mm, Ledger& ledger) {
  // A quarter of ten degrees of sight: 87 mm across at 500 mm.
  constexpr double kFlash = 1480;  // mm2
  constexpr int kTenth = 26;       // of 255
  for (std::size_t i = 1; i < frames.size(); ++i) {
    double pixels = 0;
    for (std::size_t j = 0; j < frames[i].pixels.size(); ++j)
      if (std::abs(lightness(frames[i].pixels[j]) - lightness(frames[i - 1].pixels[j])) >= kTenth)
        ++pixels;
    ledger.require(Rule::Flashing, pixels / (pixels_per_mm * pixels_per_mm) < kFlash,
                   [&] { return "frame " + std::to_string(i) + " may flash"; });
  }
}

void audit_faces(const Stage& stage, const Picture& picture, Ledger& ledger) {
  std::vector<const Placed*> faces;
  for (const Placed& placed : stage.layout().placed)
    if (stage.screen().nodes[placed.node].part == Part::Faces && placed.icon.w > 0)
      faces.push_back(&placed);
  for (std::size_t i = 0; i < faces.size(); ++i)
    for (std::size_t j = i + 1; j < faces.size(); ++j)
      ledger.measure(Rule::Greyscale,
                     difference_of_shapes(picture, faces[i]->icon, picture, faces[j]->icon,
                                          stage.viewport().pixels_per_mm()),
                     kSeen, [&] {
                       return stage.screen().nodes[faces[i]->node].id + " and " +
                              stage.screen().nodes[faces[j]->node].id;
                     });
}

}  // namespace zuil::test
