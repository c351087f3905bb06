// SPDX-License-Identifier: EUPL-1.2
// "Synchroniseren": how the uploads go, one now, and its end. The upload itself is zuil-sync's.
#pragma once

#include <string>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/looking_page.h"
#include "kiosk/store/response_store.h"
#include "kiosk/store/sync_board.h"

namespace zuil {

// An upload that was asked for and has not begun by then will not begin by itself.
inline constexpr std::chrono::seconds kSyncPatience{30};

class SyncPage final : public LookingPage {
 public:
  explicit SyncPage(DeskContext& context);
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  struct Opened {
    SyncBoard board;
    ResponseStore responses;
  };
  static Result<Opened> open(const std::filesystem::path& file);
  bool look() override;
  bool is_busy() const { return state_.running || state_.asked.has_value(); }
  void ask();
  void cancel();
  void add_progress(Panel& panel) const;
  void add_last(Panel& panel) const;
  void add_totals(Panel& panel) const;

  Result<Opened> opened_;
  SyncState state_;
  OutboxTotals totals_;
  std::string error_;       // of what was asked last
  std::string unreadable_;  // why it cannot be seen how it goes
  std::string shown_;       // at the last look
};

}  // namespace zuil
