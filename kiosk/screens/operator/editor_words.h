// SPDX-License-Identifier: EUPL-1.2
// How the questionnaire editor says things: questions, conditions, findings and changes in the
// operator's language.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/strings.h"
#include "kiosk/survey/changes.h"
#include "kiosk/survey/condition_words.h"
#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

class EditorWords {
 public:
  // `texts` are the operator's; they and `language` outlive it.
  EditorWords(const Strings& texts, const std::string& language)
      : texts_(texts), language_(language) {}

  // Of the questionnaire: the desk's own where it has that, else its first.
  const std::string& text_language(const Questionnaire& questionnaire) const;

  // The text in that language, or in another with its name behind it: "Parking (Engels)". Empty
  // where there is none at all.
  std::string shown(const LocalText& text, const Questionnaire& questionnaire) const;

  ConditionPhrases phrases(const Questionnaire& questionnaire) const;
  // "alleen tonen als totaaloordeel ≤ 6"
  std::string condition(const Condition& condition, const Questionnaire& questionnaire) const;
  // To choose one: "is", "is hoogstens".
  std::string comparison(Comparison comparison) const;

  // The question as it is asked, or its choice, in at most so many characters.
  std::string question(const Questionnaire& questionnaire, const std::string& id,
                       std::size_t most = 80) const;
  std::string choice(const Questionnaire& questionnaire, const std::string& question,
                     const std::string& id) const;
  // The title of a section, or its id where it has none.
  std::string section(const Questionnaire& questionnaire, const std::string& id) const;
  // "Arabisch"; the tag of a language that has no name here.
  std::string language(const std::string& tag) const;
  // What a text is for, by its name in the file: "hint" is "Uitleg".
  std::string field(const std::string& field) const;
  // The same for a text at that place: the label of a choice is the choice itself.
  std::string field_at(const std::string& place) const;
  // The place of a finding: "Vraag 3, antwoord 2, uitleg, Nederlands" without what it has not.
  std::string place(const std::string& path, const Questionnaire& questionnaire) const;

  // What is wrong and the mend.
  std::string finding(const Finding& finding) const;
  std::string change(const Change& change, const Questionnaire& before,
                     const Questionnaire& after) const;
  // All of them for who decides: first languages that come or go, with how many texts, then what
  // is asked otherwise, then the words, of a question with many of them only how many.
  std::vector<std::string> summary(const std::vector<Change>& changes, const Questionnaire& before,
                                   const Questionnaire& after) const;

 private:
  // What it is about, in mid-sentence.
  std::string subject(const Change& change, const Questionnaire& before,
                      const Questionnaire& after) const;
  std::vector<std::string> wording(const std::vector<Change>& changes, const Questionnaire& before,
                                   const Questionnaire& after) const;

  const Strings& texts_;
  const std::string& language_;
};

// The text, cut with an ellipsis where it has more characters: behind a word where there is one.
std::string shortened(const std::string& text, std::size_t most);
// As a title or a row begins; for words in the desk's own languages.
std::string capitalised(std::string text);

}  // namespace zuil
