// SPDX-License-Identifier: EUPL-1.2
// One question of a questionnaire that is edited, and one of its choices.
#pragma once

#include <memory>
#include <string>

#include "kiosk/desk/edit_session.h"

namespace zuil {

class QuestionPage final : public EditPage {
 public:
  QuestionPage(DeskContext& context, std::shared_ptr<EditSession> session, std::string question)
      : EditPage(context, std::move(session)), id_(std::move(question)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  void add_rules(Panel& panel, const Question& question, const std::string& place) const;
  void add_texts(Panel& panel, const Question& question, const std::string& place) const;
  void add_choices(Panel& panel, const Question& question, const std::string& place) const;
  DeskMove add_choice();

  std::string id_;
};

class ChoicePage final : public EditPage {
 public:
  ChoicePage(DeskContext& context, std::shared_ptr<EditSession> session, DraftNode choice)
      : EditPage(context, std::move(session)), node_(std::move(choice)) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskMove turn_specify(bool on);
  DeskMove remove();

  DraftNode node_;
};

}  // namespace zuil
