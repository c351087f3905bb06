// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/kiosk.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/log.h"
#include "kiosk/screens/message.h"
#include "kiosk/stage/motion.h"

namespace zuil {
namespace {

constexpr std::chrono::seconds kRetry{60};

}  // namespace

Kiosk::Kiosk(KioskParts parts)
    : parts_(std::move(parts)),
      stage_(parts_.stage),
      clock_(parts_.clock),
      reader_(parts_.strings, parts_.speech) {
  if (!begin_setup()) open();
}

App* Kiosk::app() const {
  if (trial_) return &trial_->app();
  return service_ && !desk_ ? &service_->app() : nullptr;
}

void Kiosk::open() {
  auto opened = parts_.open_service();
  if (!opened) return go_out_of_service(opened.error());
  service_ = std::move(*opened);
  shown_revision_ = 0;
  std::vector<std::filesystem::path> folders;
  for (const auto& file : service_->settings().questionnaires)
    folders.push_back(file.parent_path());
  reader_.set_sound_folders(std::move(folders));
  for (const auto& questionnaire : service_->questionnaires())
    log::info("open", questionnaire->id,
              "for the public, version " + questionnaire->hash.substr(0, 12));
  measure(service_->settings().short_side_mm);
  service_->app().offer_speech(parts_.speech.can_be_heard());
  update();
}

void Kiosk::measure(double short_side_mm) {
  Viewport viewport = stage_.viewport();
  viewport.short_side_mm = short_side_mm;
  stage_.resize(viewport);
  touch_.set_scale(viewport.pixels_per_mm());
}

void Kiosk::go_out_of_service(const Error& reason) {
  log::error("close", "kiosk", reason);
  without_service_ = {.language = "nl", .speech = reader_.is_on()};
  service_.reset();
  stage_.forget_private();
  show(out_of_service_screen(parts_.strings, reason), nullptr);
  retry_at_ = clock_.steady() + kRetry;
}

void Kiosk::handle(const FingerEvent& event) {
  const auto pointer = touch_.handle(event, clock_.steady());
  if (!pointer) return;
  if (pointer->down) reader_.interrupt();
  // Who lifts a finger is there; a bag or a ghost is nobody.
  if (!pointer->down && !pointer->is_nowhere()) somebody_is_there();
  point(*pointer);
}

void Kiosk::somebody_is_there() {
  if (desk_is_up()) desk_->touched();
  if (app() != nullptr) app()->touched();
}

void Kiosk::handle(Key key) {
  somebody_is_there();
  reader_.interrupt();
  if (const auto activated = stage_.press(key)) return activate(activated);
  if (const Node* focused = stage_.screen().find(stage_.focused()))
    reader_.read(stage_.screen(), *focused);
}

void Kiosk::handle(const CommandEvent& command) {
  reader_.interrupt();
  if (command.action == Action::Kind::OpenDesk) {
    const bool is_free = app() == nullptr || app()->at_rest() || trial_ != nullptr;
    return is_free && !desk_is_up() ? open_desk() : void();
  }
  act({.id = "command:" + std::to_string(static_cast<int>(command.action)),
       .label = "",
       .language = "",
       .action = {command.action}});
}

void Kiosk::handle(const HeadphonesEvent& headphones) {
  reader_.set_ears(headphones.plugged ? Ears::Headphones : Ears::Everybody);
  if (headphones.at_start || app() == nullptr) return;
  app()->set_speech(headphones.plugged);
  update();
}

void Kiosk::point(const Pointer& pointer) {
  const auto touched = stage_.point(pointer);
  if (knocks(pointer)) return open_desk();
  if (reader_.is_on())
    listen(pointer, touched);
  else
    activate(touched);
}

void Kiosk::listen(const Pointer& pointer, const std::optional<std::string>& touched) {
  if (pointer.down) return;
  const Node* node = touched ? stage_.screen().find(*touched) : node_at(pointer);
  if (node == nullptr) return;
  const SteadyTime now = clock_.steady();
  // A bounce of the first touch is no second one: it is read again.
  const bool bounces = service_ && now < heard_at_ + service_->settings().repeat_tap;
  if (touched && node->id == heard_ && !bounces) return activate(touched);
  heard_ = touched ? node->id : "";
  heard_at_ = now;
  if (touched) stage_.set_focus(*touched);
  reader_.read(stage_.screen(), *node);
}

const Node* Kiosk::node_at(const Pointer& pointer) const {
  for (const Placed& placed : stage_.layout().placed) {
    const Rect& box = placed.box;
    if (pointer.x >= box.x && pointer.x < box.right() && pointer.y >= box.y &&
        pointer.y < box.bottom())
      return &stage_.screen().nodes[placed.node];
  }
  return nullptr;
}

void Kiosk::activate(const std::optional<std::string>& node_id) {
  if (!node_id) return;
  // A copy: acting changes the screen.
  const Node* found = stage_.screen().find(*node_id);
  if (found != nullptr) act(Node(*found));
}

void Kiosk::act(const Node& node) {
  if (node.action.kind == Action::Kind::TurnPage) {
    somebody_is_there();
    return stage_.turn_page(node.action.value);
  }
  if (trial_ && node.action.kind == Action::Kind::OpenDesk) return end_trial();
  if (desk_is_up()) {
    desk_->act(node);
    return update(&node);
  }
  if (app() != nullptr) {
    app()->act(node);
    return update(&node);
  }
  // Also who cannot see hears that it is out of service.
  if (node.action.kind != Action::Kind::ToggleSpeech) return;
  without_service_.speech = !without_service_.speech;
  show(stage_.screen(), &node);
}

void Kiosk::let_go() {
  if (const auto pointer = touch_.let_go()) point(*pointer);
}

void Kiosk::resize(int width, int height) {
  let_go();
  Viewport viewport = stage_.viewport();
  viewport.width = width;
  viewport.height = height;
  stage_.resize(viewport);
  touch_.set_scale(viewport.pixels_per_mm());
}

void Kiosk::tick() {
  if (const auto pointer = touch_.tick(clock_.steady())) point(*pointer);
  if (desk_is_up()) {
    desk_->tick();
    return update();
  }
  if (app() == nullptr) {
    if (clock_.steady() >= retry_at_) open();
    return;
  }
  app()->tick();
  update();
  stage_.nudge(moves() ? motion_at(shown_since_, clock_.steady()) : 0);
}

void Kiosk::update(const Node* acted) {
  if (desk_is_up()) return update_desk(acted);
  if (trial_ && trial_->is_over()) return end_trial();
  const App& public_app = *app();
  if (public_app.failure()) {
    const Error reason = *public_app.failure();
    return trial_ ? end_trial() : go_out_of_service(reason);
  }
  if (public_app.revision() == shown_revision_) return;
  shown_revision_ = public_app.revision();
  shown_since_ = clock_.steady();
  if (public_app.at_rest()) stage_.forget_private();
  Screen screen = public_app.screen();
  if (trial_)
    trial_->mark(screen, {.what = parts_.strings.text(desk_->language(), "rehearsal"),
                          .stop = desk_->text("rehearseStop"),
                          .language = desk_->language()});
  show(std::move(screen), acted);
}

// The logo of a screen between two visitors; the picture of one that has no logo.
bool Kiosk::knocks(const Pointer& pointer) {
  if (desk_is_up() || pointer.down || pointer.is_nowhere()) return false;
  const Node* node = node_at(pointer);
  if (node == nullptr) return false;
  const bool is_door = node->part == Part::Brand ||
                       (stage_.screen().name == "out-of-service" && node->part == Part::Message);
  return is_door && entrance_.knock(clock_.steady());
}

// A kiosk that nobody has put into use shows the steps to there instead of the public's screens.
bool Kiosk::begin_setup() {
  auto opened = parts_.open_desk();
  // Why it cannot be opened, the service says too.
  if (!opened || !(*opened)->is_setting_up()) return false;
  log::info("open", "desk", "to put the kiosk into use");
  take_desk(std::move(*opened));
  return true;
}

void Kiosk::open_desk() {
  entrance_.forget();
  if (trial_) return end_trial();
  auto opened = parts_.open_desk();
  if (!opened) return log::error("open", "desk", opened.error());
  take_desk(std::move(*opened));
}

void Kiosk::take_desk(std::unique_ptr<Desk> desk) {
  desk_ = std::move(desk);
  measure(desk_->short_side_mm());
  reader_.interrupt();
  stage_.forget_private();
  shown_revision_ = 0;
  update();
}

void Kiosk::update_desk(const Node* acted) {
  if (const auto questionnaire = desk_->take_rehearsal()) return begin_trial(questionnaire);
  if (desk_->is_over()) {
    exit_code_ = desk_->exit_code();
    desk_.reset();
    // What was configured holds from here on, and everything is checked again.
    service_.reset();
    return open();
  }
  if (desk_->revision() == shown_revision_) return;
  shown_revision_ = desk_->revision();
  shown_since_ = clock_.steady();
  stage_.forget_private();
  without_service_ = {.language = desk_->language()};
  show(desk_->screen(), acted);
}

void Kiosk::begin_trial(const std::shared_ptr<const Questionnaire>& questionnaire) {
  auto begun = Trial::begin(questionnaire, service_ ? service_->settings() : KioskSettings(),
                            parts_.strings, clock_, parts_.random);
  if (!begun) return log::error("begin", "rehearsal", begun.error());
  trial_ = std::move(*begun);
  trial_->app().offer_speech(parts_.speech.can_be_heard());
  shown_revision_ = 0;
  update();
}

void Kiosk::end_trial() {
  trial_.reset();
  stage_.forget_private();
  desk_->resume();
  shown_revision_ = 0;
  update();
}

void Kiosk::show(Screen screen, const Node* acted) {
  if (screen.name != stage_.screen().name) heard_.clear();
  stage_.show(std::move(screen));
  reader_.show(stage_.screen(), preferences(), stage_.focused(), acted, clock_.steady());
}

bool Kiosk::moves() const {
  return service_ && stage_.screen().kind == ScreenKind::Attract &&
         service_->settings().transition > std::chrono::milliseconds(0);
}

std::optional<SteadyTime> Kiosk::deadline() const {
  auto earliest = desk_is_up()       ? desk_->deadline()
                  : app() != nullptr ? app()->deadline()
                                     : std::optional(retry_at_);
  if (const auto touch = touch_.deadline())
    earliest = earliest ? std::min(*earliest, *touch) : *touch;
  if (moves()) {
    const SteadyTime motion = next_motion(shown_since_, clock_.steady());
    earliest = earliest ? std::min(*earliest, motion) : motion;
  }
  return earliest;
}

const TextEditor* Kiosk::editor() const {
  if (desk_is_up()) return desk_->editor();
  return app() != nullptr ? app()->editor() : nullptr;
}

bool Kiosk::draw() {
  if (!stage_.must_draw()) return false;
  stage_.draw();
  return true;
}

}  // namespace zuil
