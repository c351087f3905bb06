// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/app.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <variant>

#include "kiosk/base/uuid.h"
#include "kiosk/screens/attract.h"
#include "kiosk/screens/message.h"
#include "kiosk/screens/question.h"
#include "kiosk/survey/quality.h"

namespace zuil {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kQuietThanks{500};
constexpr seconds kAttractReset{30};     // a language chosen but not used is forgotten
constexpr seconds kHammeringWindow{30};  // see quality.h

int seconds_until(SteadyTime end, SteadyTime now) {
  return static_cast<int>(std::max<std::int64_t>(0, (end - now + milliseconds(999)) / seconds(1)));
}

}  // namespace

App::App(AppParts parts)
    : parts_(std::move(parts)),
      preferences_{.language = parts_.questionnaire->languages.front()},
      scene_since_(parts_.clock.steady()),
      last_touch_(scene_since_),
      last_action_(scene_since_ - seconds(1)) {}

void App::touched() {
  // "Bent u er nog?" asks for an answer; any other touch shows that somebody is there.
  if (scene_ != Scene::StillThere) last_touch_ = parts_.clock.steady();
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
  if (scene_ == Scene::Thanks && now < scene_since_ + kQuietThanks) return true;
  // On another screen than the last tap's, whatever is hit would be hit by accident.
  if (last_node_.empty()) return now < last_action_ + quiet;
  if (node.id != last_node_) return false;
  // Letters come faster than answers; a third of the time still catches a bounce.
  return now < last_action_ + (node.role == Role::Key ? quiet / 3 : quiet);
}

void App::act(const Node& node) {
  if (failure_ || is_repeat(node)) return;
  // A chosen answer is on show: the next question is already on its way.
  if (session_ && session_->advance_at && scene_ == Scene::Question) return;
  last_node_ = node.id;
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
      return begin();
    case Action::Kind::ShowLanguages:
      return change_scene(Scene::Languages);
    case Action::Kind::SetLanguage:
      return set_language(action.value);
    case Action::Kind::ToggleLargeText:
      preferences_.large_text = !preferences_.large_text;
      return;
    case Action::Kind::ToggleContrast:
      preferences_.high_contrast = !preferences_.high_contrast;
      return;
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
  }
}

void App::begin() {
  const auto now = parts_.clock.steady();
  session_.emplace(Session{.interview = Interview(parts_.questionnaire, preferences_.language),
                           .editor = {},
                           .missing = false,
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
  session_->missing = false;
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
  session_->missing = false;
  save();
}

void App::edit(const Action& action) {
  TextEditor& editor = session_->editor;
  if (action.kind == Action::Kind::SwitchKeys) return editor.switch_to(action.value);
  if (action.kind == Action::Kind::Erase)
    editor.erase();
  else
    editor.type(action.value);
  session_->interview.answer(TextAnswer{editor.text});
  session_->missing = false;
  save();
}

void App::advance() {
  session_->advance_at.reset();
  if (session_->interview.next() == Outcome::Required) {
    session_->missing = true;
    ++revision_;
    return;
  }
  if (session_->interview.current() == nullptr) return seal(Disposition::Complete);
  enter_question();
}

void App::go_back() {
  if (session_->interview.back()) return enter_question();
  // Before the first question is the attract screen; answers given are not thrown away unasked.
  if (session_->interview.answers().empty()) return break_off();
  change_scene(Scene::AskStop);
}

void App::enter_question() {
  session_->missing = false;
  session_->editor = TextEditor();
  const Question& question = *session_->interview.current();
  if (question.type == QuestionType::Text) {
    session_->editor.most = static_cast<std::size_t>(question.max_length);
    if (const Answer* given = session_->interview.answer_to(question.id))
      if (const auto* text = std::get_if<TextAnswer>(given)) session_->editor.text = text->text;
    if (!session_->editor.text.empty()) session_->editor.page = TextEditor::Page::Letters;
  }
  change_scene(Scene::Question);
}

void App::break_off() {
  const bool nothing = session_->interview.answers().empty();
  if (nothing || parts_.questionnaire->partial_answers == PartialAnswers::Discard) {
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
  const Interview& interview = session_->interview;
  Response response;
  response.id = make_uuid(parts_.random);
  response.questionnaire = parts_.questionnaire->id;
  response.questionnaire_hash = parts_.questionnaire->hash;
  response.site = parts_.settings.site;
  response.date = to_string(session_->start_time.date);
  response.daypart = day_part(session_->start_time);
  response.language = interview.language();
  response.disposition = disposition;
  response.answers = interview.answers();
  response.flags = quality_flags(*parts_.questionnaire, response.answers,
                                 {.total = now - session_->started,
                                  .answered = static_cast<int>(response.answers.size()),
                                  .recent_completions = static_cast<int>(completions_.size())});
  if (!keep(parts_.store.seal(response, parts_.key))) return;
  if (disposition == Disposition::Complete) completions_.push_back(now);
  session_.reset();
  change_scene(Scene::Thanks);
}

void App::clean_slate() {
  session_.reset();
  preferences_ = {.language = parts_.questionnaire->languages.front()};
  change_scene(Scene::Attract);
}

bool App::save() {
  const Interview& interview = session_->interview;
  return keep(parts_.store.save({.questionnaire = parts_.questionnaire->id,
                                 .questionnaire_hash = parts_.questionnaire->hash,
                                 .language = interview.language(),
                                 .date = to_string(session_->start_time.date),
                                 .daypart = day_part(session_->start_time),
                                 .answers = interview.answers()}));
}

bool App::keep(Result<void> result) {
  if (!result) {
    failure_ = result.error();
    ++revision_;
  }
  return result.has_value();
}

bool App::has_own_preferences() const {
  return preferences_.large_text || preferences_.high_contrast ||
         preferences_.language != parts_.questionnaire->languages.front();
}

void App::tick() {
  if (failure_) return;
  const auto now = parts_.clock.steady();
  switch (scene_) {
    case Scene::Attract:
      if (has_own_preferences() && now >= last_touch_ + kAttractReset) clean_slate();
      return;
    case Scene::Thanks:
      if (now >= scene_since_ + parts_.settings.thanks) clean_slate();
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
      return has_own_preferences() ? std::optional(last_touch_ + kAttractReset) : std::nullopt;
    case Scene::Thanks:
      return scene_since_ + parts_.settings.thanks;
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

Screen App::screen() const {
  const Questionnaire& questionnaire = *parts_.questionnaire;
  switch (scene_) {
    case Scene::Attract:
      return attract_screen(questionnaire, parts_.settings.site, parts_.strings, preferences_);
    case Scene::Languages:
      return language_screen(questionnaire, parts_.strings, preferences_);
    case Scene::Question:
      return question_screen(session_->interview, session_->editor, session_->missing,
                             parts_.strings, preferences_);
    case Scene::StillThere:
      return still_there_screen(questionnaire, parts_.strings, preferences_, shown_seconds_);
    case Scene::AskStop:
      return ask_stop_screen(questionnaire, parts_.strings, preferences_);
    case Scene::Thanks:
      return thanks_screen(questionnaire, parts_.strings, preferences_);
  }
  return {};
}

}  // namespace zuil
