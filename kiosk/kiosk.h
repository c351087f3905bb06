// SPDX-License-Identifier: EUPL-1.2
// The kiosk itself: what happens at the glass goes to the app, what the app shows goes to the
// stage.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "kiosk/service.h"
#include "kiosk/stage/reader.h"
#include "kiosk/stage/speech.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"

namespace zuil {

class Kiosk {
 public:
  using OpenService = std::function<Result<std::unique_ptr<Service>>()>;

  // Opens the service; where that fails the screen says "buiten gebruik" with the reason, and it is
  // tried again every minute. All references outlive the kiosk.
  Kiosk(OpenService open_service, Stage& stage, const Strings& strings, const Clock& clock,
        SpeechEngine& speech);

  void handle(const FingerEvent& event);
  void handle(Key key);
  // Fingers that are down count no longer: another window has them now.
  void let_go();
  void handle(const CommandEvent& command);
  void handle(const HeadphonesEvent& headphones);
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
  // A finger that listens: the first touch of a node reads it, a second one activates it.
  void listen(const Pointer& pointer, const std::optional<std::string>& touched);
  const Node* node_at(const Pointer& pointer) const;
  void activate(const std::optional<std::string>& node_id);
  // Only the screen that invites moves, and only where transitions are on.
  bool moves() const;
  void act(const Node& node);
  // Lets the stage show, and the reader tell, what the app now has. `acted`: what brought it.
  void update(const Node* acted = nullptr);
  void show(Screen screen, const Node* acted);
  const Preferences& preferences() const {
    return service_ ? service_->app().preferences() : without_service_;
  }

  OpenService open_service_;
  Stage& stage_;
  const Strings& strings_;
  const Clock& clock_;
  SpeechEngine& speech_;
  Reader reader_;
  Touch touch_;
  std::unique_ptr<Service> service_;
  int shown_revision_ = 0;
  SteadyTime shown_since_;  // this revision
  SteadyTime retry_at_;
  Preferences without_service_;
  std::string heard_;  // the node that was touched to be read
  SteadyTime heard_at_;
};

}  // namespace zuil
