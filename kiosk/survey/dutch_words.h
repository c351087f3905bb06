// SPDX-License-Identifier: EUPL-1.2
// Word lists for dutch_level.
#pragma once

#include <span>
#include <string_view>

namespace zuil {

struct PlainWord {
  std::string_view word;   // in small letters
  std::string_view plain;  // what to write instead
};

// With their points, as they stand between white space and other signs.
std::span<const PlainWord> abbreviations();
// Words and expressions.
std::span<const PlainWord> stiff_words();
// Names that hold a stiff word, and that a visitor must recognise.
std::span<const std::string_view> stiff_names();
// Of more than 20 letters, but known to everyone who needs them at a town hall.
std::span<const std::string_view> usual_long_words();

}  // namespace zuil
