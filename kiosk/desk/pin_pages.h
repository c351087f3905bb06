// SPDX-License-Identifier: EUPL-1.2
// The way in, and the way to choose who else may come in.
#pragma once

#include <optional>
#include <string>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

// Asks for the PIN. The right one is replaced by the menu; after wrong ones nobody may try for a
// while, and the page counts down.
class PinPage final : public DeskPage {
 public:
  explicit PinPage(DeskContext& context);
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  bool tick() override;
  std::optional<SteadyTime> deadline() const override;
  const TextEditor* editor() const override { return &editor_; }

 private:
  DeskMove enter();
  void look_at_lock();

  DeskContext& context_;
  TextEditor editor_{.kind = TextEditor::Kind::Pin, .most = 10};
  std::string error_;
  std::optional<SteadyTime> locked_until_;
  int shown_seconds_ = 0;
};

// A new PIN for a role, typed twice.
class NewPinPage final : public DeskPage {
 public:
  NewPinPage(DeskContext& context, OperatorRole role);
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  const TextEditor* editor() const override { return &editor_; }

 private:
  DeskMove finish();

  DeskContext& context_;
  OperatorRole role_;
  TextEditor editor_{.kind = TextEditor::Kind::Pin, .most = 10};
  std::string first_;  // as typed the first time; empty: not yet
  std::string error_;
};

// Whose PIN to change.
class PinsPage final : public DeskPage {
 public:
  explicit PinsPage(DeskContext& context) : context_(context) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskContext& context_;
};

}  // namespace zuil
