// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/turn.h"

#include <algorithm>

namespace zuil {
namespace {

constexpr std::chrono::milliseconds kLongestWait{60'000};

void handle(const WindowEvent& event, Kiosk& kiosk) {
  if (const auto* finger = std::get_if<FingerEvent>(&event)) kiosk.handle(*finger);
  if (const auto* key = std::get_if<Key>(&event)) kiosk.handle(*key);
  if (const auto* command = std::get_if<CommandEvent>(&event)) kiosk.handle(*command);
  if (const auto* headphones = std::get_if<HeadphonesEvent>(&event)) kiosk.handle(*headphones);
  if (const auto* size = std::get_if<ResizeEvent>(&event)) kiosk.resize(size->width, size->height);
  if (std::holds_alternative<LeaveEvent>(event)) kiosk.let_go();
  if (std::holds_alternative<LostTexturesEvent>(event)) kiosk.stage().lost_textures();
  if (std::holds_alternative<ExposeEvent>(event)) kiosk.stage().forget_picture();
}

}  // namespace

bool take_turn(Window& window, Kiosk& kiosk, const Clock& clock) {
  if (kiosk.draw()) window.present(kiosk.stage().changed());
  auto longest = kLongestWait;
  if (const auto deadline = kiosk.deadline())
    longest = std::clamp(*deadline - clock.steady(), std::chrono::milliseconds(0), kLongestWait);
  bool is_open = true;
  int handled = 0;
  for (auto event = window.wait(longest); event; event = window.wait({})) {
    handle(*event, kiosk);
    if (std::holds_alternative<QuitEvent>(*event)) is_open = false;
    if (++handled == kMostEvents) break;
  }
  kiosk.tick();
  return is_open;
}

}  // namespace zuil
