// SPDX-License-Identifier: EUPL-1.2
// How the kiosk is, at a glance; and the same as a QR code for a phone.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"
#include "kiosk/desk/device_status.h"
#include "kiosk/desk/looking_page.h"

namespace zuil {

class StatusPage final : public LookingPage {
 public:
  explicit StatusPage(DeskContext& context);
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  bool look() override;

  DeviceStatus status_;
};

// The text is read by a phone as it is: nothing is looked up and no network is needed. The rows
// below the code say the same.
class HealthCodePage final : public DeskPage {
 public:
  HealthCodePage(DeskContext& context, const DeviceStatus& status);
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskContext& context_;
  std::string text_;
  std::vector<StatusRow> rows_;
};

}  // namespace zuil
