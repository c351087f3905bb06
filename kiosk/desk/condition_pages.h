// SPDX-License-Identifier: EUPL-1.2
// When a question or a choice is shown, put together from what there is to choose.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "kiosk/desk/edit_session.h"

namespace zuil {

class ConditionPage final : public EditPage {
 public:
  ConditionPage(DeskContext& context, std::shared_ptr<EditSession> session, DraftNode node)
      : EditPage(context, std::move(session)), node_(std::move(node)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskMove add_term();

  DraftNode node_;
};

// One comparison of the condition: of which question, how, with what.
class TermPage final : public EditPage {
 public:
  TermPage(DeskContext& context, std::shared_ptr<EditSession> session, DraftNode node,
           std::size_t index)
      : EditPage(context, std::move(session)), node_(std::move(node)), index_(index) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  // Nothing: it is gone.
  std::optional<Term> term() const;
  Result<void> change(const std::function<void(Term&)>& what);
  DeskMove pick_question();
  DeskMove pick_comparison(const Question& question);
  DeskMove pick_value(const Question& question);
  DeskMove type_value(const Question& question);
  DeskMove remove();

  DraftNode node_;
  std::size_t index_;
};

}  // namespace zuil
