// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/kiosk.h"

#include <algorithm>
#include <utility>

#include "kiosk/base/log.h"
#include "kiosk/screens/message.h"
#include "kiosk/stage/motion.h"

namespace zuil {
namespace {

constexpr std::chrono::seconds kRetry{60};

}  // namespace

Kiosk::Kiosk(OpenService open_service, Stage& stage, const Strings& strings, const Clock& clock)
    : open_service_(std::move(open_service)), stage_(stage), strings_(strings), clock_(clock) {
  open();
}

void Kiosk::open() {
  auto opened = open_service_();
  if (!opened) return go_out_of_service(opened.error());
  service_ = std::move(*opened);
  shown_revision_ = 0;
  for (const auto& questionnaire : service_->questionnaires())
    log::info("open", questionnaire->id,
              "for the public, version " + questionnaire->hash.substr(0, 12));
  Viewport viewport = stage_.viewport();
  viewport.short_side_mm = service_->settings().short_side_mm;
  stage_.resize(viewport);
  touch_.set_scale(viewport.pixels_per_mm());
  update();
}

void Kiosk::go_out_of_service(const Error& reason) {
  log::error("close", "kiosk", reason);
  service_.reset();
  stage_.forget_private();
  stage_.show(out_of_service_screen(strings_, reason));
  retry_at_ = clock_.steady() + kRetry;
}

void Kiosk::handle(const FingerEvent& event) {
  const auto pointer = touch_.handle(event, clock_.steady());
  if (!pointer) return;
  // Who lifts a finger is there; a bag or a ghost is nobody.
  if (service_ && !pointer->down && !pointer->is_nowhere()) service_->app().touched();
  point(*pointer);
}

void Kiosk::handle(Key key) {
  if (service_) service_->app().touched();
  activate(stage_.press(key));
}

void Kiosk::point(const Pointer& pointer) {
  activate(stage_.point(pointer));
}

void Kiosk::activate(const std::optional<std::string>& node_id) {
  if (!node_id || !service_) return;
  // A copy: acting changes the screen.
  const Node* found = stage_.screen().find(*node_id);
  if (found == nullptr) return;
  const Node node = *found;
  service_->app().act(node);
  update();
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

void Kiosk::update() {
  App& app = service_->app();
  if (app.failure()) {
    const Error reason = *app.failure();
    return go_out_of_service(reason);
  }
  if (app.revision() == shown_revision_) return;
  shown_revision_ = app.revision();
  shown_since_ = clock_.steady();
  if (app.at_rest()) stage_.forget_private();
  stage_.show(app.screen());
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
