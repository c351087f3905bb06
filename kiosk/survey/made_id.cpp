// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/made_id.h"

#include <algorithm>
#include <cstddef>

namespace zuil {
namespace {

// Leaves room for "_99", and for "<question>_<choice>" within the 64 characters of an id.
constexpr std::size_t kLongestMadeId = 28;

// ASCII for the letters of U+00C0 to U+00FF; a full stop where there is none.
constexpr std::string_view kLatin1Letters =
    "aaaaaaaceeeeiiii.nooooo.ouuuuy.saaaaaaaceeeeiiii.nooooo.ouuuuy.y";

}  // namespace

std::string make_id(std::string_view text, std::string_view otherwise) {
  std::string id;
  for (std::size_t i = 0; i < text.size() && id.size() <= kLongestMadeId; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    char letter = '.';
    if (byte >= 'A' && byte <= 'Z') {
      letter = static_cast<char>(byte - 'A' + 'a');
    } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
      letter = static_cast<char>(byte);
    } else if (byte == 0xC3 && i + 1 < text.size()) {
      letter = kLatin1Letters[static_cast<unsigned char>(text[++i]) & 0x3FU];
    }
    if (letter != '.')
      id += letter;
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  if (id.size() > kLongestMadeId) {  // at the end of a word, where that leaves most of it
    const auto word = id.rfind('_');
    id.resize(word != std::string::npos && word > kLongestMadeId / 2 ? word : kLongestMadeId);
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id.empty() ? std::string(otherwise) : id;
}

std::string make_free_id(std::string_view text, std::string_view otherwise,
                         std::vector<std::string>& taken) {
  const std::string first = make_id(text, otherwise);
  std::string id = first;
  for (int i = 2; std::find(taken.begin(), taken.end(), id) != taken.end(); ++i)
    id = first + "_" + std::to_string(i);
  taken.push_back(id);
  return id;
}

}  // namespace zuil
