// SPDX-License-Identifier: EUPL-1.2
// What was done on this kiosk: the operator's log, the latest first.
#pragma once

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
  DeskContext& context_;
  Result<std::vector<OperatorAct>> acts_;
};

}  // namespace zuil
