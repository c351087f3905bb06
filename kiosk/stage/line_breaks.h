// SPDX-License-Identifier: EUPL-1.2
// Where a line may not end, beyond what Unicode says.
#pragma once

#include <string>

namespace zuil {

// The text, with a word of one letter ("U", Polish "w") bound to the next word, and a letter before
// a hyphen ("e-mail") to what follows it.
std::string bind_single_letters(const std::string& text);

}  // namespace zuil
