// SPDX-License-Identifier: EUPL-1.2
// "In gebruik nemen": the steps from a kiosk out of its box to the first answer that arrived. What
// is done is seen or kept, so that it goes on after a power cut where it was.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

class SetupPage final : public DeskPage {
 public:
  explicit SetupPage(DeskContext& context);
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  // While the kiosk is being put into use: the first step that is not done.
  DeskMove go_on() override;
  void resume() override;
  // A code that was handed in is settled by zuil-sync.
  bool tick() override;
  std::optional<SteadyTime> deadline() const override { return next_look_; }

 private:
  struct Step {
    std::string id;
    bool done = false;
    std::string words;  // what came of it, where that can be told
  };
  void look();
  void read_code_state(std::string& words);
  void mark(const std::string& step);
  std::optional<std::string> next_step() const;
  DeskMove open(const std::string& step);
  DeskMove choose_language();
  DeskMove enter_address();
  DeskMove enter_code();

  DeskContext& context_;
  std::vector<Step> steps_;
  std::string address_;
  std::string error_;
  std::optional<SteadyTime> next_look_;  // while a code waits
};

}  // namespace zuil
