// SPDX-License-Identifier: EUPL-1.2
// A question and the two verbs that answer it: says what will happen, and does it once the operator
// agrees.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

struct ToConfirm {
  std::string name;  // of the screen: "desk:confirm:publish"
  std::string title;
  std::string hint = {};
  std::vector<std::string> lines = {};  // what will happen, a row each
  std::vector<std::string> all = {};    // the same in full, where they sum up; empty: they do not
  std::string agree;                    // the button: "Publiceren"
  std::string refuse = {};              // the other one; empty: "Niet doen"
  // What agreeing does. A DeskMove::stay() goes back to where it was asked, with its notice; an
  // error stays on the page, in words.
  std::function<Result<DeskMove>()> done;
};

class ConfirmPage final : public DeskPage {
 public:
  ConfirmPage(DeskContext& context, ToConfirm wanted)
      : context_(context), wanted_(std::move(wanted)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskContext& context_;
  ToConfirm wanted_;
  std::string error_;
};

}  // namespace zuil
