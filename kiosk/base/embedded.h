// SPDX-License-Identifier: EUPL-1.2
// Text files built into a program (CMake: zuil_embed).
#pragma once

#include <string_view>

namespace zuil {

struct EmbeddedFile {
  std::string_view name;  // without its folder
  std::string_view text;
};

}  // namespace zuil
