// SPDX-License-Identifier: EUPL-1.2
// The menu of the desk: what this role may do.
#pragma once

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

class HomePage final : public DeskPage {
 public:
  explicit HomePage(DeskContext& context) : context_(context) {}
  Screen screen() const override;
  DeskMove go_on() override;
  DeskMove act(const Action& action) override;

 private:
  // Whether it is open, for its row.
  std::string public_now() const;
  std::string other_language() const { return context_.language == "nl" ? "en" : "nl"; }

  DeskContext& context_;
};

}  // namespace zuil
