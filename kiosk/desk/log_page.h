// SPDX-License-Identifier: EUPL-1.2
// What was done on this kiosk: the operator's log, the latest first.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

class LogPage final : public DeskPage {
 public:
  explicit LogPage(DeskContext& context);
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  struct Line {
    std::int64_t number = 0;
    std::string what;
    std::string when_and_who;
  };

  DeskContext& context_;
  std::vector<Line> lines_;
  std::string error_;
};

}  // namespace zuil
