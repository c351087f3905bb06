// SPDX-License-Identifier: EUPL-1.2
// The kiosk itself: what happens at the glass goes to the app, what the app shows goes to the
// stage.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "kiosk/service.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"

namespace zuil {

class Kiosk {
 public:
  using OpenService = std::function<Result<std::unique_ptr<Service>>()>;

  // Opens the service; where that fails the screen says "buiten gebruik" with the reason, and it is
  // tried again every minute. All references outlive the kiosk.
  Kiosk(OpenService open_service, Stage& stage, const Strings& strings, const Clock& clock);

  void handle(const FingerEvent& event);
  void handle(Key key);
  // Fingers that are down count no longer: another window has them now.
  void let_go();
  void resize(int width, int height);
  // Time has passed.
  void tick();
  // When tick() is next worth calling.
  std::optional<SteadyTime> deadline() const;
  // Draws when something changed; true then.
  bool draw();

  bool out_of_service() const { return service_ == nullptr; }
  Stage& stage() { return stage_; }
  // The keyboard that is up; null when there is none.
  const TextEditor* editor() const;

 private:
  void open();
  void go_out_of_service(const Error& reason);
  void point(const Pointer& pointer);
  void activate(const std::optional<std::string>& node_id);
  // Only the screen that invites moves, and only where transitions are on.
  bool moves() const;
  // Lets the stage show what the app now has.
  void update();

  OpenService open_service_;
  Stage& stage_;
  const Strings& strings_;
  const Clock& clock_;
  Touch touch_;
  std::unique_ptr<Service> service_;
  int shown_revision_ = 0;
  SteadyTime shown_since_;  // this revision
  SteadyTime retry_at_;
};

}  // namespace zuil
