// SPDX-License-Identifier: EUPL-1.2
// The questionnaire that is edited, as a whole: its questions in order, what is wrong, what
// changed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/desk/edit_session.h"
#include "kiosk/desk/publication_words.h"

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
      : EditPage(context, std::move(session)) {
    resume();
  }
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  void resume() override;
  // Looks whether all of it fits the glass, once the page that says so is shown.
  bool tick() override;
  std::optional<SteadyTime> deadline() const override { return checks_at_; }

 private:
  void add_outdated(Panel& panel) const;
  void add_news(Panel& panel) const;
  DeskMove publish();
  DeskMove start_anew();

  std::vector<Change> changes_;  // from what visitors meet now
  ChangesInWords told_;
  std::vector<Finding> known_;           // what is wrong with what visitors meet now
  std::optional<SteadyTime> checks_at_;  // set: it is still to be looked whether it fits
};

}  // namespace zuil
