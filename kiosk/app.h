// SPDX-License-Identifier: EUPL-1.2
// Who is on stage: action + now -> next state. Knows screens and storage, nothing of pixels.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/sealed_box.h"
#include "kiosk/base/settings.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/store/response_store.h"
#include "kiosk/survey/interview.h"

namespace zuil {

// What an app works with; all of it outlives the app.
struct AppParts {
  const KioskSettings& settings;
  const Strings& strings;
  ResponseStore& store;
  PublicKey key;  // the collector's
  std::shared_ptr<const Questionnaire> questionnaire;
  const Clock& clock;
  Random& random;
};

class App {
 public:
  explicit App(AppParts parts);

  // Somebody touched the glass or a key: the session is not idle.
  void touched();
  // A node of screen() was activated.
  void act(const Node& node);
  // Time has passed.
  void tick();
  // When tick() is next worth calling.
  std::optional<SteadyTime> deadline() const;

  Screen screen() const;
  // Changes whenever screen() does.
  int revision() const { return revision_; }
  // True between two respondents: nothing of anybody is in memory.
  bool at_rest() const { return scene_ == Scene::Attract || scene_ == Scene::Thanks; }
  // Why answers can no longer be kept. The app must then be taken out of service: start anew with
  // everything checked again. What was answered is still in the savepoint.
  const std::optional<Error>& failure() const { return failure_; }

 private:
  enum class Scene { Attract, Languages, Question, StillThere, AskStop, Thanks };
  // The respondent at the kiosk.
  struct Session {
    Interview interview;
    TextEditor editor;
    bool missing = false;                  // "answer first" is shown
    std::optional<SteadyTime> advance_at;  // a chosen answer is shown until then
    SteadyTime started;
    LocalTime start_time;
  };

  void change_scene(Scene scene);
  bool is_repeat(const Node& node) const;
  void perform(const Action& action);

  void begin();
  void set_language(const std::string& language);
  void give(Answer answer);
  void toggle_choice(const std::string& choice);
  void edit(const Action& action);
  void advance();
  void go_back();
  void enter_question();
  // Ends before the last question, as the questionnaire's rule for partial answers says.
  void break_off();
  void seal(Disposition disposition);
  void clean_slate();

  // False, with failure() set, when it could not be kept.
  bool save();
  bool keep(Result<void> result);
  SteadyTime idle_at() const { return last_touch_ + parts_.settings.idle_warning; }
  SteadyTime gone_at() const { return idle_at() + parts_.settings.idle_countdown; }
  bool has_own_preferences() const;

  AppParts parts_;
  Scene scene_ = Scene::Attract;
  Preferences preferences_;
  std::optional<Session> session_;
  SteadyTime scene_since_;
  SteadyTime last_touch_;
  SteadyTime last_action_;
  std::string last_node_;                // activated last on this screen; empty: none yet
  int shown_seconds_ = 0;                // of the countdown
  std::vector<SteadyTime> completions_;  // of the last 30 s, to tell hammering
  std::optional<Error> failure_;
  int revision_ = 1;
};

}  // namespace zuil
