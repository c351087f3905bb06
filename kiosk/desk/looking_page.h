// SPDX-License-Identifier: EUPL-1.2
// A page that shows what changes without anybody touching it: it looks again by itself.
#pragma once

#include <chrono>
#include <optional>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

class LookingPage : public DeskPage {
 public:
  void resume() final { look(); }
  bool tick() final { return context_.parts.clock.steady() >= next_look_ && look(); }
  std::optional<SteadyTime> deadline() const final { return next_look_; }

 protected:
  // Its own constructor looks for the first time.
  explicit LookingPage(DeskContext& context) : context_(context) {}
  // Says when to look again; true when the screen is another.
  virtual bool look() = 0;
  void look_again_in(std::chrono::milliseconds wait) {
    next_look_ = context_.parts.clock.steady() + wait;
  }

  DeskContext& context_;

 private:
  SteadyTime next_look_;
};

}  // namespace zuil
