// SPDX-License-Identifier: EUPL-1.2
// A questionnaire made from somebody else's file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/tool/document.h"

namespace zuil {

struct Imported {
  Document document;
  // What a person must look at before it is used, one sentence each, with the JSON path:
  // "$.thanks is a plain text of ours: say what you do with the answers".
  std::vector<std::string> notes;
};

// Gives the document what its source could not know, in its languages: title, invitation,
// invitationHint, thanks and, with a question in words, freeText. Each is noted, and so is every
// language for which we have no such text of our own: that gets English. `id`, `languages` and
// `questions` must be there.
void fill_in(Imported& imported);

// Words as an id: "Paspoort (spoed)" is "paspoort_spoed"; at most 28 characters. `otherwise` where
// nothing of the text is left.
std::string make_id(std::string_view text, std::string_view otherwise);
// The same, followed by _2, _3 … where the id is in `taken` already; puts it there.
std::string make_free_id(std::string_view text, std::string_view otherwise,
                         std::vector<std::string>& taken);

}  // namespace zuil
