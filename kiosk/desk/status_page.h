// SPDX-License-Identifier: EUPL-1.2
// How the kiosk is, at a glance; and the same as a QR code for a phone.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"
#include "kiosk/desk/device_status.h"

namespace zuil {

class StatusPage final : public DeskPage {
 public:
  explicit StatusPage(DeskContext& context);
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  void resume() override { look(); }
  bool tick() override;
  std::optional<SteadyTime> deadline() const override { return next_look_; }

 private:
  void look();

  DeskContext& context_;
  DeviceStatus status_;
  SteadyTime next_look_;
};

// The text is read by a phone as it is: nothing is looked up and no network is needed. The rows
// below the code say the same.
class HealthCodePage final : public DeskPage {
 public:
  HealthCodePage(DeskContext& context, std::vector<StatusRow> rows)
      : context_(context), rows_(std::move(rows)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskContext& context_;
  std::vector<StatusRow> rows_;
};

}  // namespace zuil
