// SPDX-License-Identifier: EUPL-1.2
// The mark of the municipality, an SVG that somebody else made.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/base/result.h"

namespace zuil {

struct Logo {
  std::string svg;   // the document
  std::string text;  // what it says, for who does not see it
  float aspect = 1;  // width by height
};

// Only what draws from its own lines and curves: Invalid for more than 256 KiB, for what names
// anything outside the document or holds a script, an entity, a picture of dots, a filter or text
// in some font, for a shape longer than 8:1 or higher than 1:2, and for what librsvg cannot draw or
// cannot be seen on white. `text` is left empty.
Result<Logo> read_logo(const std::filesystem::path& path);

}  // namespace zuil
