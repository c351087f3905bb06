// SPDX-License-Identifier: EUPL-1.2
// How a kiosk shows and sounds, in the values that its settings and its screens share.
#pragma once

namespace zuil {

// Normal is the municipality's house style; the others have a contrast of 7 or more.
enum class Contrast {
  Normal,
  Dark,   // light on black
  Light,  // black on white
};

inline constexpr int kSoftest = 1;
inline constexpr int kLoudest = 5;
inline constexpr int kUsualVolume = 3;

// How far the screen was turned, clockwise, when it was mounted: the picture is turned back.
enum class Rotation { None = 0, Quarter = 90, Half = 180, ThreeQuarters = 270 };

}  // namespace zuil
