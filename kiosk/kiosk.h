// SPDX-License-Identifier: EUPL-1.2
// The kiosk itself: what happens at the glass goes to the app, what the app shows goes to the
// stage.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "kiosk/desk/desk.h"
#include "kiosk/entrance.h"
#include "kiosk/service.h"
#include "kiosk/stage/reader.h"
#include "kiosk/stage/speech.h"
#include "kiosk/stage/stage.h"
#include "kiosk/stage/window.h"
#include "kiosk/trial.h"

namespace zuil {

// All references outlive the kiosk.
struct KioskParts {
  std::function<Result<std::unique_ptr<Service>>()> open_service;
  std::function<Result<std::unique_ptr<Desk>>()> open_desk;
  Stage& stage;
  const Strings& strings;
  const Clock& clock;
  Random& random;
  SpeechEngine& speech;
};

class Kiosk {
 public:
  // Opens the service; where that fails the screen says "buiten gebruik" with the reason, and it is
  // tried again every minute.
  explicit Kiosk(KioskParts parts);

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
  bool has_desk() const { return desk_ != nullptr; }
  Stage& stage() { return stage_; }
  // The keyboard that is up; null when there is none.
  const TextEditor* editor() const;
  // Set: an operator asked the program to end.
  std::optional<int> exit_code() const { return exit_code_; }

 private:
  void open();
  // False: it is in use, or an administrator sets it.
  bool begin_setup();
  void take_desk(std::unique_ptr<Desk> desk);
  void measure(double short_side_mm);
  // Who works on the kiosk has the glass, and the public is not served.
  bool desk_is_up() const { return desk_ != nullptr && trial_ == nullptr; }
  // Of the public's screens that are on the glass; null: there are none.
  App* app() const;
  bool knocks(const Pointer& pointer);
  void open_desk();
  void begin_trial(const std::shared_ptr<const Questionnaire>& questionnaire);
  void end_trial();
  void update_desk(const Node* acted);
  void go_out_of_service(const Error& reason);
  void point(const Pointer& pointer);
  // A finger that listens: the first touch of a node reads it, a second one activates it.
  void listen(const Pointer& pointer, const std::optional<std::string>& touched);
  const Node* node_at(const Pointer& pointer) const;
  void activate(const std::optional<std::string>& node_id);
  void somebody_is_there();
  // Only the screen that invites moves, and only where transitions are on.
  bool moves() const;
  void act(const Node& node);
  // Lets the stage show, and the reader tell, what the app now has. `acted`: what brought it.
  void update(const Node* acted = nullptr);
  void show(Screen screen, const Node* acted);
  const Preferences& preferences() const {
    return app() != nullptr ? app()->preferences() : without_service_;
  }

  KioskParts parts_;
  Stage& stage_;
  const Clock& clock_;
  Reader reader_;
  Touch touch_;
  std::unique_ptr<Service> service_;
  Entrance entrance_;
  std::unique_ptr<Desk> desk_;
  std::unique_ptr<Trial> trial_;
  std::optional<int> exit_code_;
  int shown_revision_ = 0;
  SteadyTime shown_since_;  // this revision
  SteadyTime retry_at_;
  Preferences without_service_;
  std::string heard_;  // the node that was touched to be read
  SteadyTime heard_at_;
};

}  // namespace zuil
