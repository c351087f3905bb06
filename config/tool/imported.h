// SPDX-License-Identifier: EUPL-1.2
// A questionnaire made from somebody else's file.
#pragma once

#include <string>
#include <vector>

#include "config/tool/document.h"
#include "kiosk/survey/made_id.h"

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

}  // namespace zuil
