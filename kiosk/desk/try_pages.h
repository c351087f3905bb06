// SPDX-License-Identifier: EUPL-1.2
// Does the glass feel a finger everywhere, and can the kiosk be heard? The operator says so; how it
// ended is kept.
#pragma once

#include <set>
#include <string>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/desk_page.h"
#include "kiosk/store/setup_marks.h"

namespace zuil {

inline constexpr int kTouchPoints = 9;

// By these names their ends are kept (SetupMarks).
inline constexpr auto kTouchTest = "touch";
inline constexpr auto kSoundTest = "sound";

// Nine points; it ends by itself when each was touched. Left with some of them: those failed.
class TouchTestPage final : public DeskPage {
 public:
  explicit TouchTestPage(DeskContext& context) : context_(context) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskMove end(TestResult result);

  DeskContext& context_;
  std::set<int> touched_;
  std::string error_;
};

class SoundTestPage final : public DeskPage {
 public:
  explicit SoundTestPage(DeskContext& context) : context_(context) {}
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  DeskMove end(TestResult result, const std::string& told);

  DeskContext& context_;
  bool said_ = false;
  bool silent_ = false;  // the program itself can tell that nothing is heard
  std::string error_;
};

}  // namespace zuil
