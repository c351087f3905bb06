// SPDX-License-Identifier: EUPL-1.2
// A questionnaire made from somebody else's file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/result.h"

namespace zuil {

// The keys keep their order, so that the file reads well and its differences are small.
using Document = nlohmann::ordered_json;

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

// A text per language as the file has it; the same text in all of them.
Document same_in_all(const std::vector<std::string>& languages, const std::string& text);

// Words as an id: "Paspoort (spoed)" is "paspoort_spoed"; at most 28 characters. `otherwise` where
// nothing of the text is left.
std::string make_id(std::string_view text, std::string_view otherwise);
// The same, followed by _2, _3 … where the id is in `taken` already; puts it there.
std::string make_free_id(std::string_view text, std::string_view otherwise,
                         std::vector<std::string>& taken);

// As it stands in the file: indented by two, a line feed at the end.
std::string to_text(const Document& document);

// Refuses a document that read_questionnaire() refuses; else replaces `path` in one step.
Result<void> write_questionnaire(const std::filesystem::path& path, const Document& document);

}  // namespace zuil
