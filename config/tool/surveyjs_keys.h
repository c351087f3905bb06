// SPDX-License-Identifier: EUPL-1.2
// Which members of a SurveyJS file are taken over, which only say how it looks on a web page, and
// which would be lost and are therefore refused.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "config/tool/document.h"
#include "config/tool/surveyjs_expression.h"
#include "config/tool/surveyjs_texts.h"

namespace zuil {

// What is known while a survey is read.
struct SurveyContext {
  std::string plain;                   // the language of texts without one
  std::vector<std::string> languages;  // of the questionnaire
  std::map<std::string, SurveyQuestion, std::less<>> questions;  // read so far, by SurveyJS name
  std::vector<std::string> ids;                                  // of the questions, ours
  std::vector<std::string> refusals;
  std::vector<std::string> notes;

  void refuse(const std::string& path, const std::string& what);
  // A text in all languages; refused when it lacks one, or names {something} unknown.
  Document text(const nlohmann::json& json, const std::string& path);
  // The same of a text with tags.
  Document html(const nlohmann::json& json, const std::string& path);
  // Our own text in all languages; refused, with the member to write it in, where we have none.
  Document own(OwnText which, const std::string& path, const std::string& member);
  // The expression in that member; nothing when there is none or it was refused.
  std::optional<Document> condition(const nlohmann::json& json, const std::string& key,
                                    const std::string& path);
};

enum class SurveyKeys { Survey, Page, Panel, Question, Choice };

// Refuses every member that is neither taken over nor about looks alone; `type` further says what a
// question of that type may have. Members that are off (false, "", [], null) are passed over.
void check_keys(const nlohmann::json& json, const std::string& path, SurveyKeys where,
                SurveyContext& context, const std::string& type = {});

// "visible": false.
bool is_switched_off(const nlohmann::json& json);

}  // namespace zuil
