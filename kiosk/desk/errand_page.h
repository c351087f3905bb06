// SPDX-License-Identifier: EUPL-1.2
// Asks zuil-sync for something, waits for it, and says in words what came of it.
#pragma once

#include <optional>
#include <string>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"
#include "kiosk/store/errand_board.h"

namespace zuil {

// One that is not settled by then will not be settled by itself.
inline constexpr std::chrono::seconds kErrandPatience{90};

// What came of it, and what the operator can do about it.
std::string errand_in_words(const DeskContext& context, ErrandKind kind, ErrandOutcome outcome);

class ErrandPage final : public DeskPage {
 public:
  // Asks at once. `asked`: the code, for Enrol.
  ErrandPage(DeskContext& context, ErrandKind kind, std::string asked);
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  bool tick() override;
  std::optional<SteadyTime> deadline() const override;

 private:
  void ask();
  void look();

  DeskContext& context_;
  ErrandKind kind_;
  std::string asked_;
  std::optional<ErrandOutcome> outcome_;
  std::string told_;
  std::string error_;
  SteadyTime asked_at_;
  SteadyTime next_look_;
};

}  // namespace zuil
