// SPDX-License-Identifier: EUPL-1.2
// Does the glass feel a finger everywhere, and can the kiosk be heard? The operator says so.
#pragma once

#include <functional>
#include <set>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

inline constexpr int kTouchPoints = 9;

// Nine points; it ends by itself when each was touched.
class TouchTestPage final : public DeskPage {
 public:
  TouchTestPage(DeskContext& context, std::function<void()> passed)
      : context_(context), passed_(std::move(passed)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskContext& context_;
  std::function<void()> passed_;
  std::set<int> touched_;
};

class SoundTestPage final : public DeskPage {
 public:
  SoundTestPage(DeskContext& context, std::function<void()> passed)
      : context_(context), passed_(std::move(passed)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskContext& context_;
  std::function<void()> passed_;
  bool said_ = false;
  bool silent_ = false;  // the program itself can tell that nothing is heard
};

}  // namespace zuil
