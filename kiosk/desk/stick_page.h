// SPDX-License-Identifier: EUPL-1.2
// "USB-stick": what is in the kiosk, what waits goes on it, what came back or was sent with it is
// taken in.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/desk/looking_page.h"
#include "kiosk/desk/stick_export.h"
#include "kiosk/store/bundle.h"
#include "kiosk/store/sticks.h"

namespace zuil {

class StickPage final : public LookingPage {
 public:
  explicit StickPage(DeskContext& context);
  Screen screen() const override;
  DeskMove act(const Action& action) override;

 private:
  // A stick, and what on it may be taken in.
  struct Found {
    Stick stick;
    std::vector<std::filesystem::path> receipts;
    std::vector<std::filesystem::path> bundles;
  };
  static bool is_same(const Found& one, const Found& other);
  std::vector<Found> find() const;
  bool look() override;
  bool look_at_sticks();
  void add_stick(Panel& panel, std::size_t index) const;
  void begin_export(const Stick& stick);
  void end_export();
  void take_receipt(const std::filesystem::path& file);
  DeskMove offer_bundle(const std::filesystem::path& file);
  std::string line_of(const Questionnaire& questionnaire, QuestionnaireStore& versions) const;
  Result<DeskMove> publish(const OfferedBundle& offered);
  std::string today() const;

  std::vector<Found> found_;
  std::int64_t waiting_ = 0;
  std::unique_ptr<StickExport> export_;  // under way
  std::string told_;                     // what was done last
  std::string error_;
};

}  // namespace zuil
