// SPDX-License-Identifier: EUPL-1.2
// Choosing from a list: one, which goes back at once, or several.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

struct ToPick {
  struct Item {
    std::string id;
    std::string label;
    std::string language = {};  // of the label; empty: the desk's
  };
  std::string name;  // of the screen: "desk:pick:question"
  std::string title;
  std::vector<Item> items;
  bool several = false;
  std::function<bool(const std::string& id)> is_chosen;
  // Takes it in: chosen, or, of several, turned on or off. An error stays on the page, in words.
  std::function<Result<void>(const std::string& id)> pick;
};

class PickPage final : public DeskPage {
 public:
  PickPage(DeskContext& context, ToPick wanted) : context_(context), wanted_(std::move(wanted)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskContext& context_;
  ToPick wanted_;
  std::string error_;
};

}  // namespace zuil
