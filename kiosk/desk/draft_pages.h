// SPDX-License-Identifier: EUPL-1.2
// The questionnaire that is edited, as a whole: its questions in order, what is wrong, what
// changed.
#pragma once

#include <memory>
#include <string>

#include "kiosk/desk/edit_session.h"

namespace zuil {

class DraftPage final : public EditPage {
 public:
  DraftPage(DeskContext& context, std::shared_ptr<EditSession> session)
      : EditPage(context, std::move(session)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  void add_way_back(Panel& panel) const;
  void add_question(Panel& panel, const Question& question, int number) const;
  DeskMove move(const Action& action);
};

// Everything that is wrong, each leading to where it is mended.
class FindingsPage final : public EditPage {
 public:
  FindingsPage(DeskContext& context, std::shared_ptr<EditSession> session)
      : EditPage(context, std::move(session)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;
};

// What will be different for visitors, and whether it may be.
class PublishPage final : public EditPage {
 public:
  PublishPage(DeskContext& context, std::shared_ptr<EditSession> session)
      : EditPage(context, std::move(session)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;
};

}  // namespace zuil
