// SPDX-License-Identifier: EUPL-1.2
// A questionnaire as the file it is: what a person wrote keeps its order and its place.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/result.h"

namespace zuil {

using Document = nlohmann::ordered_json;

// Refuses a file that read_questionnaire() refuses, with its reasons.
Result<Document> read_document(const std::filesystem::path& path);

// As the files of config/questionnaires are written: indented by two, and on one line what fits
// within 110 characters; a line feed at the end.
std::string to_text(const Document& document);

// Refuses what read_questionnaire() refuses. `name` is for the message.
Result<void> check_document(const Document& document, const std::string& name);
// The same, then replaces `path` in one step.
Result<void> write_document(const std::filesystem::path& path, const Document& document);

// The same text in each of the languages.
Document same_in_all(const std::vector<std::string>& languages, const std::string& text);

std::vector<std::string> languages_of(const Document& document);

}  // namespace zuil
