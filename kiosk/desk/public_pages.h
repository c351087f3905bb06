// SPDX-License-Identifier: EUPL-1.2
// Open or closed for the public; and the program and the machine, started anew or switched off.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/machine_power.h"
#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"
#include "kiosk/store/public_state.h"

namespace zuil {

class PublicPage final : public DeskPage {
 public:
  explicit PublicPage(DeskContext& context) : context_(context), state_(context.parts.data) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  Result<void> close(const std::string& notice);
  DeskMove write_notice();

  DeskContext& context_;
  PublicState state_;
  std::string error_;
};

class PowerPage final : public DeskPage {
 public:
  explicit PowerPage(DeskContext& context) : context_(context) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  bool tick() override;
  std::optional<SteadyTime> deadline() const override;

 private:
  DeskMove confirm(const std::string& what, std::function<Result<DeskMove>()> done);
  Result<DeskMove> ask(PowerAct act);

  DeskContext& context_;
  std::optional<PowerAct> asked_;
  SteadyTime gives_up_at_;
  std::string error_;
};

}  // namespace zuil
