// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <variant>

#include "kiosk/base/countdown.h"
#include "kiosk/ending.h"
#include "kiosk/screens/attract.h"
#include "kiosk/screens/message.h"
#include "kiosk/screens/question.h"
#include "kiosk/screens/screen_parts.h"
#include "kiosk/screens/typing.h"
#include "kiosk/survey/quality.h"

namespace zuil {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kQuietThanks{500};
constexpr milliseconds kQuietNext{500};  // after an answer, on the question that came by itself
constexpr seconds kAttractReset{30};     // a language chosen but not used is forgotten
constexpr seconds kHammeringWindow{30};  // see quality.h
constexpr seconds kReferenceThanks{60};  // to write a reference down

}  // namespace

App::App(AppParts parts)
    : parts_(std::move(parts)),
      offers_(std::move(parts_.questionnaires), parts_.settings.opening_hours, parts_.news,
              parts_.clock),
      scene_since_(parts_.clock.steady()),
      last_touch_(scene_since_),
      last_action_(scene_since_ - seconds(1)) {
  preferences_ = usual_preferences();
}

void App::touched() {
  // "Bent u er nog?" asks for an answer; any other touch shows that somebody is there.
  if (scene_ != Scene::StillThere) last_touch_ = parts_.clock.steady();
}

void App::offer_speech(bool offered) {
  offered = offered && parts_.settings.speech;
  if (offered == speech_offered_) return;
  speech_offered_ = offered;
  ++revision_;
}

void App::set_speech(bool on) {
  if (failure_ || !parts_.settings.speech || preferences_.speech == on) return;
  preferences_.speech = on;
  last_touch_ = parts_.clock.steady();
  ++revision_;
}

void App::change_scene(Scene scene) {
  scene_ = scene;
  scene_since_ = parts_.clock.steady();
  last_node_.clear();
  ++revision_;
}

bool App::is_repeat(const Node& node) const {
  const auto now = parts_.clock.steady();
  const auto quiet = parts_.settings.repeat_tap;
  // A slow double tap must not take the thanks away unread.
  if (scene_ == Scene::Thanks && quiet > milliseconds(0) && now < scene_since_ + kQuietThanks)
    return true;
  // On another screen than the last tap's, whatever is hit would be hit by accident.
  if (last_node_.empty()) {
    // The slowest double tap must not answer two questions.
    const bool came_by_itself = advances_ && quiet > milliseconds(0);
    return now < last_action_ + (came_by_itself ? std::max(quiet, kQuietNext) : quiet);
  }
  if (node.id != last_node_) return false;
  // Letters come faster than answers; a third of the time still catches a bounce.
  return now < last_action_ + (node.role == Role::Key ? quiet / 3 : quiet);
}

void App::act(const Node& node) {
  if (failure_ || is_repeat(node)) return;
  // A chosen answer is on show: the next question is already on its way.
  if (session_ && session_->advance_at && scene_ == Scene::Question) return;
  last_node_ = node.id;
  advances_ = false;
  perform(node.action);
  last_action_ = parts_.clock.steady();
  last_touch_ = last_action_;
  ++revision_;
}

void App::perform(const Action& action) {
  switch (action.kind) {
    case Action::Kind::None:
      return;
    case Action::Kind::Begin:
      return begin(action.value);
    case Action::Kind::ShowLanguages:
      return change_scene(Scene::Languages);
    case Action::Kind::SetLanguage:
      return set_language(action.value);
    case Action::Kind::ToggleLargeText:
      preferences_.large_text = !preferences_.large_text;
      return;
    case Action::Kind::NextContrast:
      preferences_.contrast = next_of(preferences_.contrast);
      return;
    case Action::Kind::ToggleLowReach:
      preferences_.low_reach = !preferences_.low_reach;
      return;
    case Action::Kind::ToggleSpeech:
      preferences_.speech = !preferences_.speech && parts_.settings.speech;
      return;
    case Action::Kind::Louder:
      preferences_.volume = std::min(preferences_.volume + 1, kLoudest);
      return;
    case Action::Kind::Softer:
      preferences_.volume = std::max(preferences_.volume - 1, kSoftest);
      return;
    case Action::Kind::Repeat:
    case Action::Kind::Silence:
      return;  // for who reads aloud
    case Action::Kind::Choose:
      return give(ChoiceAnswer{action.value});
    case Action::Kind::ToggleChoice:
      return toggle_choice(action.value);
    case Action::Kind::GiveMark: {
      int mark = 0;
      std::from_chars(action.value.data(), action.value.data() + action.value.size(), mark);
      return give(MarkAnswer{mark});
    }
    case Action::Kind::NotApplicable:
      return give(NotApplicable{});
    case Action::Kind::Type:
    case Action::Kind::Erase:
    case Action::Kind::SwitchKeys:
      return edit(action);
    case Action::Kind::Back:
      return go_back();
    case Action::Kind::Next:
      return advance();
    case Action::Kind::AskToStop:
      return change_scene(Scene::AskStop);
    case Action::Kind::Stop:
      return break_off();
    case Action::Kind::Continue:
      return change_scene(Scene::Question);
    case Action::Kind::Done:
      return clean_slate();
    case Action::Kind::OpenDesk:
    case Action::Kind::Operate:
    case Action::Kind::TurnPage:
      return;  // not of the public's screens
  }
}

void App::begin(const std::string& questionnaire) {
  if (parts_.closed) return;
  // It may have closed just now.
  offers_.refresh();
  const auto wanted = offers_.find(questionnaire);
  if (wanted == nullptr) return;
  const auto now = parts_.clock.steady();
  session_.emplace(Session{
      .interview = Interview(wanted, preferences_.language, parts_.random.below(UINT32_MAX)),
      .editor = {},
      .problem = std::nullopt,
      .advance_at = std::nullopt,
      .started = now,
      .start_time = local_time(parts_.clock.wall())});
  enter_question();
}

void App::set_language(const std::string& language) {
  preferences_.language = language;
  if (!session_) return;
  session_->interview.set_language(language);
  change_scene(Scene::Question);
}

void App::give(Answer answer) {
  if (session_->interview.answer(std::move(answer)) != Outcome::Accepted || !save()) return;
  session_->missing = session_->violated = false;
  session_->editor.text.clear();
  advances_ = true;
  if (parts_.settings.transition > milliseconds(0))
    session_->advance_at = parts_.clock.steady() + parts_.settings.transition;
  else
    advance();
}

void App::toggle_choice(const std::string& choice) {
  Interview& interview = session_->interview;
  std::vector<std::string> chosen;
  if (const Answer* given = interview.answer_to(interview.current()->id))
    if (const auto* several = std::get_if<ChoicesAnswer>(given)) chosen = several->choices;
  const auto found = std::find(chosen.begin(), chosen.end(), choice);
  if (found == chosen.end())
    chosen.push_back(choice);
  else
    chosen.erase(found);
  interview.answer(ChoicesAnswer{std::move(chosen)});
  session_->missing = session_->violated = false;
  save();
}

void App::edit(const Action& action) {
  TextEditor& editor = session_->editor;
  if (action.kind == Action::Kind::SwitchKeys) return editor.switch_to(action.value);
  if (action.kind == Action::Kind::Erase)
    editor.erase();
  else
    editor.type(action.value);
  session_->missing = session_->violated = false;
  take_typed();
  save();
}

void App::take_typed() {
  Interview& interview = session_->interview;
  const Question& question = *interview.current();
  const std::string& text = session_->editor.text;
  session_->problem.reset();
  if (trimmed(text).empty()) return interview.clear_answer();
  auto answer = read_typed(question, text);
  if (answer && interview.answer(std::move(*answer)) != Outcome::ConstraintViolated) return;
  interview.clear_answer();
  // Before "Verder" only what cannot become right any more is said to be wrong.
  if (!answer) session_->problem = session_->tried ? answer.error() : find_hopeless(question, text);
}

void App::advance() {
  session_->advance_at.reset();
  Interview& interview = session_->interview;
  // Nothing typed may be "not applicable" too.
  if (!session_->editor.text.empty()) {
    session_->tried = true;
    take_typed();
  }
  const Outcome outcome = session_->problem ? Outcome::Accepted : interview.next();
  session_->missing = outcome == Outcome::Required;
  session_->violated = outcome == Outcome::ConstraintViolated;
  if (session_->problem || outcome != Outcome::Accepted) {
    ++revision_;
    return;
  }
  if (interview.current() == nullptr) return seal(Disposition::Complete);
  enter_question();
}

void App::go_back() {
  if (session_->interview.back()) return enter_question();
  // Before the first question is the attract screen; answers given are not thrown away unasked.
  if (session_->interview.answers().empty()) return break_off();
  change_scene(Scene::AskStop);
}

void App::enter_question() {
  const Question& question = *session_->interview.current();
  session_->missing = session_->violated = session_->tried = false;
  session_->problem.reset();
  session_->editor = is_typed(question.type)
                         ? editor_for(question, session_->interview.answer_to(question.id))
                         : TextEditor();
  change_scene(Scene::Question);
}

// Why the answer is not right yet, in the respondent's words.
std::optional<std::string> App::reason() const {
  const Interview& interview = session_->interview;
  const Question& question = *interview.current();
  if (session_->problem)
    return reason_of(*session_->problem, question, parts_.strings, interview.language());
  if (session_->violated && question.constraint)
    return question.constraint->message.in(interview.language());
  return std::nullopt;
}

void App::break_off() {
  // Contact data is of no use without the rest, and is not kept.
  const bool nothing = savepoint().answers.empty();
  if (nothing || session_->interview.questionnaire().partial_answers == PartialAnswers::Discard) {
    if (keep(parts_.store.discard_savepoint())) clean_slate();
    return;
  }
  const Disposition disposition = session_->interview.disposition();
  const bool leaves_by_itself = scene_ == Scene::StillThere && parts_.clock.steady() >= gone_at();
  seal(disposition);
  // Nobody is there to be thanked.
  if (!failure_ && leaves_by_itself) clean_slate();
}

void App::seal(Disposition disposition) {
  const auto now = parts_.clock.steady();
  std::erase_if(completions_, [&](SteadyTime time) { return time + kHammeringWindow < now; });
  const Questionnaire& questionnaire = session_->interview.questionnaire();
  const Answers answers = session_->interview.answers();
  Records records = make_records({.interview = savepoint(),
                                  .disposition = disposition,
                                  .contact = contact_of(answers, questionnaire)},
                                 questionnaire, parts_.settings, parts_.random);
  Pace& pace = paces_[questionnaire.hash];
  const Paradata paradata{.total = now - session_->started,
                          .answered = static_cast<int>(answers.size()),
                          .recent_completions = static_cast<int>(completions_.size()),
                          .usual = pace.median()};
  records.response.flags = quality_flags(questionnaire, records.response.answers, paradata);
  if (!keep(parts_.store.seal(records.response, records.contact, questionnaire.urgent, parts_.key)))
    return;
  const bool complete = disposition == Disposition::Complete;
  if (complete) completions_.push_back(now);
  if (complete && records.response.flags.empty()) pace.add(paradata.total, paradata.answered);
  thank(answers, records.response);
}

void App::thank(const Answers& answers, const Response& response) {
  const bool complete = response.disposition == Disposition::Complete;
  // To who stopped half-way nothing is promised.
  const Answers none;
  thanks_ = thanks_screen({.questionnaire = session_->interview.questionnaire(),
                           .answers = complete ? answers : none,
                           .reference = response.reference,
                           .keeps = parts_.keeps},
                          parts_.strings, preferences_);
  thanks_time_ = response.reference.empty() ? parts_.settings.thanks
                                            : std::max(parts_.settings.thanks, kReferenceThanks);
  session_.reset();
  change_scene(Scene::Thanks);
}

void App::clean_slate() {
  session_.reset();
  thanks_ = {};
  offers_.refresh_all();
  preferences_ = usual_preferences();
  change_scene(Scene::Attract);
}

Savepoint App::savepoint() const {
  const Interview& interview = session_->interview;
  const Questionnaire& questionnaire = session_->interview.questionnaire();
  return {.questionnaire = questionnaire.id,
          .questionnaire_hash = questionnaire.hash,
          .language = interview.language(),
          .date = to_string(session_->start_time.date),
          .daypart = day_part(session_->start_time),
          .answers = without_contact(interview.answers(), questionnaire)};
}

bool App::save() {
  return keep(parts_.store.save(savepoint()));
}

bool App::keep(Result<void> result) {
  if (!result) {
    failure_ = result.error();
    ++revision_;
  }
  return result.has_value();
}

void App::show_offers() {
  const auto known = offers_.languages();
  if (std::find(known.begin(), known.end(), preferences_.language) == known.end())
    preferences_.language = known.front();
  ++revision_;
}

SteadyTime App::idle_at() const {
  const int own = session_ ? session_->interview.questionnaire().idle_seconds : 0;
  return last_touch_ + patience() * (own > 0 ? seconds(own) : parts_.settings.idle_warning);
}

Preferences App::usual_preferences() const {
  return {.language = offers_.languages().front(),
          .contrast = parts_.settings.contrast,
          .volume = parts_.settings.volume};
}

void App::tick() {
  if (failure_) return;
  const auto now = parts_.clock.steady();
  switch (scene_) {
    case Scene::Attract:
      if (offers_.refresh()) show_offers();
      if (has_own_preferences() && now >= last_touch_ + patience() * kAttractReset) clean_slate();
      return;
    case Scene::Thanks:
      if (now >= scene_since_ + patience() * thanks_time_) clean_slate();
      return;
    case Scene::Question:
      if (session_->advance_at && now >= *session_->advance_at) return advance();
      [[fallthrough]];
    case Scene::Languages:
    case Scene::AskStop:
      if (now < idle_at()) return;
      change_scene(Scene::StillThere);
      [[fallthrough]];
    case Scene::StillThere:
      if (now >= gone_at()) return break_off();
      if (const int left = seconds_until(gone_at(), now); left != shown_seconds_) {
        shown_seconds_ = left;
        ++revision_;
      }
  }
}

std::optional<SteadyTime> App::deadline() const {
  if (failure_) return std::nullopt;
  switch (scene_) {
    case Scene::Attract:
      return has_own_preferences()
                 ? std::min(offers_.next_change(), last_touch_ + patience() * kAttractReset)
                 : offers_.next_change();
    case Scene::Thanks:
      return scene_since_ + patience() * thanks_time_;
    case Scene::Question:
      return session_->advance_at ? std::min(*session_->advance_at, idle_at()) : idle_at();
    case Scene::Languages:
    case Scene::AskStop:
      return idle_at();
    case Scene::StillThere:
      return gone_at() - seconds(std::max(0, shown_seconds_ - 1));
  }
  return std::nullopt;
}

const TextEditor* App::editor() const {
  const bool typing = scene_ == Scene::Question && is_typed(session_->interview.current()->type);
  return typing ? &session_->editor : nullptr;
}

Screen App::first_screen() const {
  const RestView rest{.site = parts_.settings.site,
                      .languages = offers_.languages(),
                      .reopening = offers_.reopening()};
  if (parts_.closed) return closed_screen(rest, *parts_.closed, parts_.strings, preferences_);
  if (offers_.open().empty()) return resting_screen(rest, parts_.strings, preferences_);
  return attract_screen({.offered = offers_.open(),
                         .site = parts_.settings.site,
                         .day_part = offers_.greeting(),
                         .news = offers_.news(preferences_.language),
                         .speech_offered = speech_offered_},
                        parts_.strings, preferences_);
}

Screen App::screen() const {
  switch (scene_) {
    case Scene::Attract:
      return first_screen();
    case Scene::Languages:
      return language_screen(session_->interview.questionnaire(), parts_.strings, preferences_,
                             speech_offered_);
    case Scene::Question:
      return question_screen({.interview = session_->interview,
                              .editor = session_->editor,
                              .missing = session_->missing,
                              .reason = reason(),
                              .speech_offered = speech_offered_},
                             parts_.strings, preferences_);
    case Scene::StillThere:
      return still_there_screen({session_->interview.questionnaire(), parts_.keeps}, parts_.strings,
                                preferences_, shown_seconds_);
    case Scene::AskStop:
      return ask_stop_screen({session_->interview.questionnaire(), parts_.keeps}, parts_.strings,
                             preferences_);
    case Scene::Thanks: {
      Screen thanks = thanks_;
      add_speech_tools(thanks, parts_.strings, preferences_);
      return thanks;
    }
  }
  return {};
}

}  // namespace zuil
