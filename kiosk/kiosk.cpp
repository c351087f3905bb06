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

Kiosk::Kiosk(OpenService open_service, Stage& stage, const Strings& strings, const Clock& clock,
             SpeechEngine& speech)
    : open_service_(std::move(open_service)),
      stage_(stage),
      strings_(strings),
      clock_(clock),
      speech_(speech),
      reader_(strings, speech) {
  open();
}

void Kiosk::open() {
  auto opened = open_service_();
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
  Viewport viewport = stage_.viewport();
  viewport.short_side_mm = service_->settings().short_side_mm;
  stage_.resize(viewport);
  touch_.set_scale(viewport.pixels_per_mm());
  service_->app().offer_speech(speech_.can_be_heard());
  update();
}

void Kiosk::go_out_of_service(const Error& reason) {
  log::error("close", "kiosk", reason);
  without_service_ = {.language = "nl", .speech = reader_.is_on()};
  service_.reset();
  stage_.forget_private();
  show(out_of_service_screen(strings_, reason), nullptr);
  retry_at_ = clock_.steady() + kRetry;
}

void Kiosk::handle(const FingerEvent& event) {
  const auto pointer = touch_.handle(event, clock_.steady());
  if (!pointer) return;
  if (pointer->down) reader_.interrupt();
  // Who lifts a finger is there; a bag or a ghost is nobody.
  if (service_ && !pointer->down && !pointer->is_nowhere()) service_->app().touched();
  point(*pointer);
}

void Kiosk::handle(Key key) {
  if (service_) service_->app().touched();
  reader_.interrupt();
  if (const auto activated = stage_.press(key)) return activate(activated);
  if (const Node* focused = stage_.screen().find(stage_.focused()))
    reader_.read(stage_.screen(), *focused);
}

void Kiosk::handle(const CommandEvent& command) {
  reader_.interrupt();
  act({.id = "command:" + std::to_string(static_cast<int>(command.action)),
       .label = "",
       .language = "",
       .action = {command.action}});
}

void Kiosk::handle(const HeadphonesEvent& headphones) {
  reader_.set_ears(headphones.plugged ? Ears::Headphones : Ears::Everybody);
  if (headphones.at_start || !service_) return;
  service_->app().set_speech(headphones.plugged);
  update();
}

void Kiosk::point(const Pointer& pointer) {
  const auto touched = stage_.point(pointer);
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
  if (service_) {
    service_->app().act(node);
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
  if (!service_) {
    if (clock_.steady() >= retry_at_) open();
    return;
  }
  service_->app().tick();
  update();
  stage_.nudge(moves() ? motion_at(shown_since_, clock_.steady()) : 0);
}

void Kiosk::update(const Node* acted) {
  App& app = service_->app();
  if (app.failure()) {
    const Error reason = *app.failure();
    return go_out_of_service(reason);
  }
  if (app.revision() == shown_revision_) return;
  shown_revision_ = app.revision();
  shown_since_ = clock_.steady();
  if (app.at_rest()) stage_.forget_private();
  show(app.screen(), acted);
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
  auto earliest = service_ ? service_->app().deadline() : std::optional(retry_at_);
  if (const auto touch = touch_.deadline())
    earliest = earliest ? std::min(*earliest, *touch) : *touch;
  if (moves()) {
    const SteadyTime motion = next_motion(shown_since_, clock_.steady());
    earliest = earliest ? std::min(*earliest, motion) : motion;
  }
  return earliest;
}

const TextEditor* Kiosk::editor() const {
  return service_ ? service_->app().editor() : nullptr;
}

bool Kiosk::draw() {
  if (!stage_.must_draw()) return false;
  stage_.draw();
  return true;
}

}  // namespace zuil
