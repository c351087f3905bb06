// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>

namespace zuil::test {

// Every way in which a copy of a file goes wrong: cut off at each byte, each byte with a bit
// flipped, something behind the end.
inline void damage_everywhere(const std::string& whole,
                              const std::function<void(const std::string& damaged)>& look) {
  for (std::size_t size = 0; size < whole.size(); ++size) look(whole.substr(0, size));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ (1 << (i % 8)));
    look(flipped);
  }
  look(whole + "\n");
  look(whole + whole);
}

}  // namespace zuil::test
