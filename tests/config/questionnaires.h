// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "config/tool/document.h"
#include "kiosk/base/file.h"
#include "tests/support/require_ok.h"

namespace zuil::test {

inline Document shipped_document(const std::string& id) {
  return require_ok(read_document(data_dir() / "config/questionnaires" / (id + ".json")));
}

inline const Document& question_of(const Document& document, const std::string& id) {
  for (const Document& question : document.at("questions"))
    if (question.at("id") == id) return question;
  FAIL("there is no question " << id);
  return document;
}

inline const Document& choice_of(const Document& question, const std::string& id) {
  for (const Document& choice : question.at("choices"))
    if (choice.at("id") == id) return choice;
  FAIL("there is no choice " << id);
  return question;
}

inline std::vector<std::string> ids_of(const Document& list) {
  std::vector<std::string> ids;
  for (const Document& one : list) ids.push_back(one.at("id"));
  return ids;
}

inline std::vector<std::string> shown_ids(const Document& choices) {
  std::vector<std::string> ids;
  for (const Document& choice : choices)
    if (choice.value("visible", true)) ids.push_back(choice.at("id"));
  return ids;
}

// Whether one of the lines holds these words.
inline bool tells(const std::vector<std::string>& lines, const std::string& words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

template <class T>
std::string error_of(const Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return to_string(result.error());
}

inline bool holds_words(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

// A document of ../shared/data, which is not in the repository: empty where it is not there.
inline std::string shared_data(const std::string& name) {
  const auto text = read_file(std::filesystem::path(ZUIL_SOURCE_DIR) / "../shared/data" / name);
  if (!text) MESSAGE("skipped: ../shared/data/" << name << " is not here");
  return text.value_or("");
}

}  // namespace zuil::test
