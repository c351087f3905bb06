// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/status_page.h"

#include <algorithm>
#include <memory>

#include "kiosk/desk/try_pages.h"

namespace zuil {
namespace {

constexpr std::chrono::seconds kLookAgain{30};

}  // namespace

StatusPage::StatusPage(DeskContext& context) : LookingPage(context) {
  look();
}

bool StatusPage::look() {
  status_ = look_at_device(context_);
  look_again_in(kLookAgain);
  return true;
}

Screen StatusPage::screen() const {
  Panel panel = context_.panel("desk:status", "status");
  auto rows = status_rows(context_, status_);
  const auto serious = std::count_if(rows.begin(), rows.end(), [](const StatusRow& row) {
    return (row.level == Level::Warning || row.level == Level::Fault) && !row.is_more;
  });
  put_serious_first(rows);
  panel.hint(serious == 0   ? context_.text("statusFine")
             : serious == 1 ? context_.text("statusOne")
                            : context_.text("statusSeveral", {{"count", std::to_string(serious)}}));
  for (const StatusRow& row : rows)
    if (row.verb.empty())
      panel.fact(row.id, row.label, row.words, row.level);
    else
      panel.row(row.id, row.label, row.words, row.verb);
  panel.back();
  panel.finish("code", context_.text("healthCode"), "code");
  return panel.take();
}

DeskMove StatusPage::act(const Action& action) {
  if (action.value == "back") return DeskMove::back();
  if (action.value == kOpenTouchTest)
    return DeskMove::open(std::make_unique<TouchTestPage>(context_));
  if (action.value == kOpenSoundTest)
    return DeskMove::open(std::make_unique<SoundTestPage>(context_));
  if (action.value != "code") return DeskMove::stay();
  return DeskMove::open(std::make_unique<HealthCodePage>(context_, status_));
}

HealthCodePage::HealthCodePage(DeskContext& context, const DeviceStatus& status)
    : context_(context), text_(health_text(context, status)), rows_(health_rows(context, status)) {}

Screen HealthCodePage::screen() const {
  Panel panel = context_.panel("desk:health-code", "healthCode");
  panel.hint(context_.text("healthCodeHint"));
  panel.code("code", text_);
  for (const StatusRow& row : rows_) panel.fact(row.id, row.label, row.words, row.level);
  panel.back();
  return panel.take();
}

DeskMove HealthCodePage::act(const Action& action) {
  return action.value == "back" ? DeskMove::back() : DeskMove::stay();
}

}  // namespace zuil
