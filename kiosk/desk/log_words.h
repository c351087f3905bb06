// SPDX-License-Identifier: EUPL-1.2
// The operator's log in an operator's words: what is kept for the collector as ids, hashes and
// paths is told as the questions, versions and settings that it stands for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/desk/desk_context.h"
#include "kiosk/screens/operator/editor_words.h"
#include "kiosk/store/questionnaire_store.h"

namespace zuil {

class LogWords {
 public:
  explicit LogWords(const DeskContext& context);

  // "Gepubliceerd: Balie, versie 3", "Ingesteld: Contrast (niet gelukt: de schijf is vol)".
  std::string act(const OperatorAct& act);
  // "Beheerder"; who had not entered, too.
  std::string who(const OperatorAct& act) const;
  // There are words for acts of that name.
  static bool knows(std::string_view action);

 private:
  std::string object(const OperatorAct& act);
  std::string result(const OperatorAct& act) const;
  // What of the questionnaire was edited: "moeite required", "$.questions[2].hint.nl".
  std::string edited(const std::string& id, const std::string& what);
  std::string setting(const std::string& at) const;
  // "versie 3"; empty: nothing is known of it.
  std::string version(const std::string& id, const std::string& hash, WallTime at);
  std::string title(const std::string& id);
  // As it is offered now; null: it is not.
  const Questionnaire* questionnaire(const std::string& id);

  const DeskContext& context_;
  EditorWords words_;
  std::optional<QuestionnaireStore> versions_;
  std::map<std::string, std::optional<Questionnaire>> known_;
};

}  // namespace zuil
