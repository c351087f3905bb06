// SPDX-License-Identifier: EUPL-1.2
// Plays a script of fingers and keys on the real screens, with a clock of its own. It is how the
// tests drive the kiosk, and how a municipality rehearses its questionnaire. The language is
// described in tests/journeys/README.md.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "kiosk/kiosk.h"

namespace zuil {

// Begins at the real time and goes on only as the script says.
class ScriptClock final : public Clock {
 public:
  explicit ScriptClock(const Clock& real) : wall_(real.wall()), steady_(real.steady()) {}
  WallTime wall() const override { return wall_; }
  SteadyTime steady() const override { return steady_; }
  void advance(std::chrono::milliseconds duration) {
    wall_ += duration;
    steady_ += duration;
  }

 private:
  WallTime wall_;
  SteadyTime steady_;
};

struct RehearsalOptions {
  std::filesystem::path shots;            // folder for pictures; empty: the current folder
  std::filesystem::path taps;             // file for the taps made, for tests/bench; empty: none
  std::filesystem::path transcript = {};  // file for what was said aloud; empty: none
};

class Rehearsal {
 public:
  // `present` puts what was drawn on a display, where there is one.
  Rehearsal(Kiosk& kiosk, const Transcript& transcript, ScriptClock& clock,
            RehearsalOptions options, std::function<void()> present, std::ostream& out);

  // Plays the file. Invalid, naming the file's line, at the first command that is malformed or
  // whose expectation fails; a picture of that moment is in the folder of shots then.
  Result<void> play(const std::filesystem::path& script);

 private:
  Result<void> perform(const std::string& command, const std::string& rest);
  Result<void> tap(const std::string& what);
  Result<void> tap_node(const Node& node);
  Result<void> type(const std::string& text);
  Result<void> type_character(const std::string& character);
  Result<void> press_key(const std::string& name);
  Result<void> select(const std::string& what);
  Result<void> knock();
  // Turns the pages of a panel until the node is on the glass; its place.
  Result<Rect> find_place(const std::string& node_id);
  Result<void> move_finger(const std::string& rest);
  Result<void> wait(const std::string& rest);
  Result<void> set_pace(const std::string& rest);
  Result<void> expect(const std::string& text, bool visible);
  Result<void> expect_spoken(const std::string& text) const;
  Result<void> move_headphones(const std::string& where);
  Result<void> shot(const std::string& name);

  Result<const Node*> find_target(const std::string& what) const;
  bool is_visible(const std::string& text) const;
  void touch(FingerEvent::Kind kind, float x, float y);
  void draw();
  // Lets time pass, with everything that is due on the way.
  void pass(std::chrono::milliseconds duration);
  Result<void> write_transcript() const;
  Result<void> write_taps() const;

  Kiosk& kiosk_;
  const Transcript& transcript_;
  ScriptClock& clock_;
  RehearsalOptions options_;
  std::function<void()> present_;
  std::ostream& out_;
  std::chrono::milliseconds pace_{0};
  std::string taps_;
  Rect titles_;  // all titles that were tapped past
};

}  // namespace zuil
