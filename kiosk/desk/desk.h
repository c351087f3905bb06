// SPDX-License-Identifier: EUPL-1.2
// The desk of who works on the kiosk: action + now -> next page. It begins with the PIN, and ends
// by itself when nobody has touched it for two minutes. Knows pages and storage, nothing of pixels.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"

namespace zuil {

inline constexpr std::chrono::seconds kDeskPatience{120};  // without a touch, until it ends
inline constexpr std::chrono::seconds kDeskWarning{30};    // the last of these with a warning

class Desk {
 public:
  // On the pad for the PIN; of a kiosk that is being put into use and has no PIN yet, on the steps
  // to there. An error: neither PINs nor log can be read.
  static Result<std::unique_ptr<Desk>> open(DeskParts parts, const std::filesystem::path& texts);

  void touched();
  void act(const Node& node);
  void tick();
  std::optional<SteadyTime> deadline() const;

  Screen screen() const;
  // Changes whenever screen() does.
  int revision() const { return revision_; }
  const TextEditor* editor() const;
  const std::string& language() const { return context_.language; }
  // One of its texts, in that language.
  std::string text(std::string_view key) const { return context_.text(key); }

  // The kiosk is not in use yet: the desk is to be there by itself, and stays. Nobody who is idle
  // keeps a page open, or the PIN's door; the steps begin where they were.
  bool is_setting_up() const { return context_.is_setting_up; }
  // Of the glass, as it is set.
  double short_side_mm() const;

  // Nobody works here any more: the public's screens again, with all that is now configured.
  bool is_over() const { return pages_.empty(); }
  // What is to be rehearsed now; null: nothing. Asked once.
  std::shared_ptr<const Questionnaire> take_rehearsal() { return std::move(rehearsal_); }
  // The rehearsal is over.
  void resume();
  // Set: the program is to end.
  std::optional<int> exit_code() const { return exit_code_; }

 private:
  explicit Desk(DeskParts parts, Strings texts, OperatorAccess access, OperatorLog log);
  void go(DeskMove move);
  void close_pages(int count);
  SteadyTime warns_at() const { return last_touch_ + kDeskPatience - kDeskWarning; }
  // Whether it ends when nobody comes.
  bool waits() const { return !context_.is_setting_up || !is_untouched_; }
  void end(const char* why);
  void end_setup(const char* why);
  void leave(const char* why);
  void enter();
  void look_at_contrast();

  DeskContext context_;
  std::vector<std::unique_ptr<DeskPage>> pages_;  // the last one is on stage
  std::shared_ptr<const Questionnaire> rehearsal_;
  std::optional<int> exit_code_;
  SteadyTime last_touch_;
  SteadyTime last_action_;
  std::string last_node_;
  Contrast contrast_ = Contrast::Normal;  // of the kiosk
  std::string notice_;                    // of what was done last
  bool warned_ = false;
  bool is_untouched_ = true;  // since it was entered
  int shown_seconds_ = 0;
  int revision_ = 1;
};

}  // namespace zuil
