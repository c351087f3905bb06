// SPDX-License-Identifier: EUPL-1.2
// Who is on stage: action + now -> next state. Knows screens and storage, nothing of pixels.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/sealed_box.h"
#include "kiosk/base/settings.h"
#include "kiosk/offers.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/node.h"
#include "kiosk/screens/preferences.h"
#include "kiosk/screens/strings.h"
#include "kiosk/store/response_store.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/interview.h"
#include "kiosk/survey/pace.h"

namespace zuil {

// What an app works with; all of it outlives the app.
struct AppParts {
  const KioskSettings& settings;
  const Strings& strings;
  ResponseStore& store;
  NewsBoard& news;
  PublicKey key;  // the collector's
  // Each is offered while it is open (see offers.h); at least one.
  std::vector<std::shared_ptr<const Questionnaire>> questionnaires;
  const Clock& clock;
  Random& random;
  // Closed by an operator, with what that wrote for the public, which may be nothing.
  std::optional<std::string> closed = std::nullopt;
  // False: a rehearsal, of which nothing stays and nobody is told that it does.
  bool keeps = true;
};

class App {
 public:
  explicit App(AppParts parts);

  // Somebody touched the glass or a key: the session is not idle.
  void touched();
  // A node of screen() was activated.
  void act(const Node& node);
  // Headphones were plugged in or pulled out.
  void set_speech(bool on);
  // Whether the kiosk can read aloud: only then its tool is shown.
  void offer_speech(bool offered);
  // Time has passed.
  void tick();
  // When tick() is next worth calling.
  std::optional<SteadyTime> deadline() const;

  Screen screen() const;
  const Preferences& preferences() const { return preferences_; }
  // Changes whenever screen() does.
  int revision() const { return revision_; }
  // True between two respondents: nothing of anybody is in memory.
  bool at_rest() const { return scene_ == Scene::Attract || scene_ == Scene::Thanks; }
  // Why answers can no longer be kept. The app must then be taken out of service: start anew with
  // everything checked again. What was answered is still in the savepoint.
  const std::optional<Error>& failure() const { return failure_; }
  // The keyboard that is up, for a script that types; null when there is none.
  const TextEditor* editor() const;

 private:
  enum class Scene { Attract, Languages, Question, StillThere, AskStop, Thanks };
  // The respondent at the kiosk.
  struct Session {
    Interview interview;
    TextEditor editor;                     // of a question that is typed
    bool missing = false;                  // "answer first" is shown
    bool violated = false;                 // the question's constraint does not hold
    bool tried = false;                    // "Verder" was pressed on what is typed
    std::optional<Problem> problem;        // why what is typed is no answer
    std::optional<SteadyTime> advance_at;  // a chosen answer is shown until then
    SteadyTime started;
    LocalTime start_time;
  };

  void change_scene(Scene scene);
  bool is_repeat(const Node& node) const;
  void perform(const Action& action);

  void begin(const std::string& questionnaire);
  void set_language(const std::string& language);
  void give(Answer answer);
  void toggle_choice(const std::string& choice);
  void edit(const Action& action);
  // Gives the answer that is typed, or takes it back while it is none.
  void take_typed();
  void advance();
  void go_back();
  void enter_question();
  std::optional<std::string> reason() const;
  // Ends before the last question, as the questionnaire's rule for partial answers says.
  void break_off();
  void seal(Disposition disposition);
  void clean_slate();
  void thank(const Answers& answers, const Response& response);

  // False, with failure() set, when it could not be kept.
  bool save();
  bool keep(Result<void> result);
  // What is saved of the interview under way: no answer to a Contact question ever is.
  Savepoint savepoint() const;
  void show_offers();
  Screen first_screen() const;
  SteadyTime idle_at() const;
  SteadyTime gone_at() const { return idle_at() + patience() * parts_.settings.idle_countdown; }
  // How many times as long everything waits for who listens.
  int patience() const { return preferences_.speech ? 10 : 1; }
  // Of who comes next.
  Preferences usual_preferences() const;
  bool has_own_preferences() const { return preferences_ != usual_preferences(); }

  AppParts parts_;
  Offers offers_;
  Scene scene_ = Scene::Attract;
  Preferences preferences_;
  bool speech_offered_ = false;
  std::optional<Session> session_;
  Screen thanks_;  // the last one: the answers it was made of are gone
  std::chrono::milliseconds thanks_time_{0};
  SteadyTime scene_since_;
  SteadyTime last_touch_;
  SteadyTime last_action_;
  std::string last_node_;                // activated last on this screen; empty: none yet
  bool advances_ = false;                // the last action was an answer that goes on by itself
  int shown_seconds_ = 0;                // of the countdown
  std::vector<SteadyTime> completions_;  // of the last 30 s, to tell hammering
  std::map<std::string, Pace> paces_;    // by questionnaire version, to tell speeding
  std::optional<Error> failure_;
  int revision_ = 1;
};

}  // namespace zuil
