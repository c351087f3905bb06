// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/list_page.h"

namespace zuil {

Screen ListPage::screen() const {
  Panel panel = context_.panel("desk:all-changes", "allChanges");
  for (const std::string& line : lines_) panel.fact("", line);
  panel.back();
  return panel.take();
}

void add_all_row(Panel& panel, const DeskContext& context, std::size_t count) {
  panel.row("all", context.text("allChanges"), std::to_string(count), "all");
}

}  // namespace zuil
