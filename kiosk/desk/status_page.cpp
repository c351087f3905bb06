// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/status_page.h"

#include <memory>

namespace zuil {
namespace {

constexpr std::chrono::seconds kLookAgain{30};

void add_rows(Panel& panel, const std::vector<StatusRow>& rows) {
  for (const StatusRow& row : rows) panel.fact(row.id, row.label, row.words, row.level);
}

}  // namespace

StatusPage::StatusPage(DeskContext& context) : context_(context) {
  look();
}

void StatusPage::look() {
  status_ = look_at_device(context_);
  next_look_ = context_.parts.clock.steady() + kLookAgain;
}

bool StatusPage::tick() {
  if (context_.parts.clock.steady() < next_look_) return false;
  look();
  return true;
}

Screen StatusPage::screen() const {
  Panel panel = context_.panel("desk:status", "status");
  const auto rows = status_rows(context_, status_);
  int serious = 0;
  for (const StatusRow& row : rows)
    serious += row.level == Level::Warning || row.level == Level::Fault ? 1 : 0;
  panel.hint(serious == 0   ? context_.text("statusFine")
             : serious == 1 ? context_.text("statusOne")
                            : context_.text("statusSeveral", {{"count", std::to_string(serious)}}));
  add_rows(panel, rows);
  panel.back();
  panel.finish("code", context_.text("healthCode"), "code");
  return panel.take();
}

DeskMove StatusPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value != "code") return DeskMove::stay();
  return DeskMove::open(std::make_unique<HealthCodePage>(context_, health_rows(context_, status_)));
}

Screen HealthCodePage::screen() const {
  Panel panel = context_.panel("desk:health-code", "healthCode");
  panel.hint(context_.text("healthCodeHint"));
  panel.code("code", health_text(rows_));
  add_rows(panel, rows_);
  panel.back();
  return panel.take();
}

DeskMove HealthCodePage::act(const Action& action) {
  return action.value == "back" ? DeskMove::back() : DeskMove::stay();
}

}  // namespace zuil
