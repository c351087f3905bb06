// SPDX-License-Identifier: EUPL-1.2
// Which questionnaires are offered on this kiosk, and what there is to do with each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"
#include "kiosk/screens/operator/editor_words.h"
#include "kiosk/store/offered_store.h"
#include "kiosk/store/questionnaire_store.h"

namespace zuil {

// The list, in the order in which a visitor meets them.
class QuestionnairesPage final : public DeskPage {
 public:
  explicit QuestionnairesPage(DeskContext& context) : context_(context) { resume(); }
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  void resume() override;

 private:
  struct Row {
    OfferedHere offered;
    std::string title;
    bool has_draft = false;
    bool has_waiting_file = false;
  };
  Result<std::vector<Row>> read() const;
  std::string state_of(const Row& row) const;
  DeskMove move(std::size_t index, std::size_t by_one);

  DeskContext& context_;
  std::vector<Row> rows_;
  std::string error_;
};

// One of them.
class QuestionnairePage final : public DeskPage {
 public:
  QuestionnairePage(DeskContext& context, std::string id) : context_(context), id_(std::move(id)) {
    resume();
  }
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  void resume() override;

 private:
  Result<void> read();
  DeskMove edit();
  DeskMove rehearse();
  DeskMove turn(bool active);
  DeskMove discard();
  DeskMove take_file();
  DeskMove leave_file();
  DeskMove tell(const Error& error);
  // A key of the texts.
  std::string_view draft_state() const;

  DeskContext& context_;
  std::string id_;
  std::vector<OfferedHere> order_;
  std::optional<Publication> active_;
  std::optional<Questionnaire> offered_;
  std::optional<WaitingFile> waiting_;
  bool has_draft_ = false;
  bool draft_is_outdated_ = false;
  std::string error_;
};

// Every publication of it; any can be offered again.
class VersionsPage final : public DeskPage {
 public:
  VersionsPage(DeskContext& context, std::string id) : context_(context), id_(std::move(id)) {
    resume();
  }
  Screen screen() const override;
  DeskMove act(const Action& action) override;
  void resume() override;

 private:
  Result<DeskMove> roll_back(const Publication& publication);

  DeskContext& context_;
  std::string id_;
  std::vector<Publication> publications_;
  std::string error_;
};

}  // namespace zuil
