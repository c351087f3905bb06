// SPDX-License-Identifier: EUPL-1.2
// All of what another page only sums up.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

class ListPage final : public DeskPage {
 public:
  ListPage(DeskContext& context, std::vector<std::string> lines)
      : context_(context), lines_(std::move(lines)) {}
  Screen screen() const override;
  DeskMove act(const Action&) override { return DeskMove::back(); }

 private:
  DeskContext& context_;
  std::vector<std::string> lines_;
};

// The row that leads there: "all".
void add_all_row(Panel& panel, const DeskContext& context, std::size_t count);

}  // namespace zuil
