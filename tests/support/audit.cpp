// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/audit.h"

#include <algorithm>
#include <sstream>

namespace zuil::test {
namespace {

bool overlaps(const Rect& a, const Rect& b) {
  constexpr float kTouching = 0.5F;
  return a.x + kTouching < b.right() && b.x + kTouching < a.right() &&
         a.y + kTouching < b.bottom() && b.y + kTouching < a.bottom();
}

bool inside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 &&
         inner.bottom() <= outer.bottom() + 1;
}

std::string name_of(const Node& node) {
  return node.id.empty() ? node.label : node.id;
}

class Audit {
 public:
  explicit Audit(const Stage& stage) : stage_(stage) {}

  std::string run() {
    const Viewport& viewport = stage_.viewport();
    if (!stage_.layout().fits) report("does not fit");
    const Rect glass{0, 0, static_cast<float>(viewport.width), static_cast<float>(viewport.height)};
    for (const Placed& placed : stage_.layout().placed) {
      const Node& node = stage_.screen().nodes[placed.node];
      if (!inside(placed.box, glass)) report(name_of(node) + " reaches beyond the glass");
      if (node.interactive()) check_target(node, placed);
      if (node.role != Role::Field) check_type(node, placed);
    }
    check_overlaps();
    return problems_.str();
  }

 private:
  void report(const std::string& problem) {
    problems_ << stage_.screen().name << (stage_.screen().large_text ? " (large)" : "") << ": "
              << problem << '\n';
  }

  void check_target(const Node& node, const Placed& placed) {
    // Ten keys of 30 mm do not go beside each other on a portrait screen.
    const double least = stage_.screen().large_text && node.role != Role::Key ? 30 : 20;
    const double mm = std::min(placed.box.w, placed.box.h) / stage_.viewport().pixels_per_mm();
    if (mm < least - 0.1) report(node.id + " is only " + std::to_string(mm) + " mm");
    if (!node.label_hidden && placed.text.w > 0 && !inside(placed.text, placed.box))
      report(node.id + ": its words reach beyond it");
    if (!inside(placed.icon, placed.box) && placed.icon.w > 0)
      report(node.id + ": its picture reaches beyond it");
  }

  // In large mode capitals are at least 6.1 mm (0.714 em in Noto Sans).
  void check_type(const Node& node, const Placed& placed) {
    if (!stage_.screen().large_text || node.label.empty() || placed.text.w == 0) return;
    if (node.part == Part::Keyboard && node.label.size() > 2) return;
    const double capital = placed.style.size * 0.714 / stage_.viewport().pixels_per_mm();
    if (capital < 6.0)
      report(name_of(node) + " has capitals of " + std::to_string(capital) + " mm");
  }

  void check_overlaps() {
    const auto& placed = stage_.layout().placed;
    const auto extent = [&](const Placed& one) {
      const Node& node = stage_.screen().nodes[one.node];
      return node.role == Role::Progress ? one.text : one.box;
    };
    for (std::size_t i = 0; i < placed.size(); ++i)
      for (std::size_t j = i + 1; j < placed.size(); ++j)
        if (overlaps(extent(placed[i]), extent(placed[j])))
          report(name_of(stage_.screen().nodes[placed[i].node]) + " overlaps " +
                 name_of(stage_.screen().nodes[placed[j].node]));
  }

  const Stage& stage_;
  std::ostringstream problems_;
};

}  // namespace

std::string faults_of(const Stage& stage) {
  return Audit(stage).run();
}

}  // namespace zuil::test
