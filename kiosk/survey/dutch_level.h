// SPDX-License-Identifier: EUPL-1.2
// Is a Dutch text plain enough for everyone (level B1)?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zuil {

struct HardSentence {
  std::string sentence;
  std::string why;  // "has 15 words", "holds a long word: …", "holds an abbreviation: …"
  std::string mend;
};

// Sentences of more than 12 words, words of more than 20 letters that are not usual at a town hall,
// abbreviations, and stiff words with the plain one to use instead.
std::vector<HardSentence> hard_sentences(std::string_view dutch);

}  // namespace zuil
