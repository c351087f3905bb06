// SPDX-License-Identifier: EUPL-1.2
// One page of the desk: its state, the screen it makes of it, and what the nodes of that screen do.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/base/clock.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/node.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

class DeskPage;

// With this exit code the program asks to be started again (sysexits: EX_TEMPFAIL).
inline constexpr int kStartAgain = 75;

// Where the desk goes from a page.
struct DeskMove {
  enum class Kind {
    Stay,
    Back,     // to the page from which this one was opened, or `pages` further; from the first: out
    Open,     // `page`; Back then comes here again
    Replace,  // `page` in place of this one
    Home,     // to the menu
    Leave,    // back to the public
    Rehearse,  // `questionnaire` on the public's screens, nothing kept; then back to this page
    Quit,      // ends the program with `exit_code`
  };
  Kind kind = Kind::Stay;
  std::unique_ptr<DeskPage> page = {};
  std::shared_ptr<const Questionnaire> questionnaire = {};
  int exit_code = 0;
  int pages = 1;
  // What was done, told on the page one comes to until something is done there.
  std::string notice = {};

  static DeskMove stay(std::string notice = {}) { return {.notice = std::move(notice)}; }
  static DeskMove back(std::string notice = {}) {
    return {.kind = Kind::Back, .notice = std::move(notice)};
  }
  static DeskMove open(std::unique_ptr<DeskPage> page) {
    return {.kind = Kind::Open, .page = std::move(page)};
  }
  static DeskMove replace(std::unique_ptr<DeskPage> page) {
    return {.kind = Kind::Replace, .page = std::move(page)};
  }
};

class DeskPage {
 public:
  DeskPage() = default;
  DeskPage(const DeskPage&) = delete;
  DeskPage& operator=(const DeskPage&) = delete;
  virtual ~DeskPage() = default;

  virtual Screen screen() const = 0;
  // What comes on top of it when it is opened: steps go on where they were.
  virtual DeskMove go_on() { return DeskMove::stay(); }
  // What the activated node asked: an Operate, or a key of the keyboard that is up.
  virtual DeskMove act(const Action& action) = 0;
  // A page that was opened from this one is closed again: what it showed may have changed.
  virtual void resume() {}
  // Time has passed; true when the screen is another.
  virtual bool tick() { return false; }
  virtual std::optional<SteadyTime> deadline() const { return std::nullopt; }
  // The keyboard that is up; null when there is none.
  virtual const TextEditor* editor() const { return nullptr; }
};

}  // namespace zuil
