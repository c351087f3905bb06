// SPDX-License-Identifier: EUPL-1.2
// The letters of a language as they lie on its keyboards.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace zuil {

struct Alphabet {
  using Rows = std::array<std::string_view, 3>;  // characters of each row, from the top

  std::string_view language;
  bool is_latin = true;
  std::string_view name;  // on the key that brings the letters back
  Rows letters;
  Rows capitals;  // empty: the letters have none
  // Beside the space bar; empty where the third row has them.
  std::string_view comma;
  std::string_view point;
  std::string_view accents_name;  // empty: no page of accents
  Rows accents;
  Rows accent_capitals;
  Rows symbols;
  // The letters as the alphabet has them, without the marks between them, for a keyboard of rows of
  // nine; a row lies as it is read.
  std::string_view ordered;
  std::string_view ordered_capitals;  // empty: as `capitals`

  bool has_capitals() const { return !capitals[0].empty(); }
};

// Of the language, or the Dutch one.
const Alphabet& alphabet_of(std::string_view language);

}  // namespace zuil
