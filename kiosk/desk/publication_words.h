// SPDX-License-Identifier: EUPL-1.2
// How the desk tells of versions and of what differs between them.
#pragma once

#include <string>
#include <vector>

#include "kiosk/desk/desk_context.h"
#include "kiosk/screens/operator/editor_words.h"
#include "kiosk/store/questionnaire_store.h"

namespace zuil {

// "Gewijzigd op deze zuil, vandaag om 10:00, beheerder"
std::string published_in_words(const DeskContext& context, const Publication& publication);

struct ChangesInWords {
  std::vector<std::string> lines;
  std::vector<std::string> all;  // one by one; empty where the lines leave nothing out
};
ChangesInWords changes_in_words(const std::vector<Change>& changes, const Questionnaire& before,
                                const Questionnaire& after, const EditorWords& words);

}  // namespace zuil
