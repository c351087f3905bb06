// SPDX-License-Identifier: EUPL-1.2
// The questionnaire: questions in order, each text in every language. Immutable once read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/survey/skip_logic.h"

namespace zuil {

// One text in every language, by BCP 47 tag ("nl", "en").
class LocalText {
 public:
  LocalText() = default;
  explicit LocalText(std::map<std::string, std::string, std::less<>> texts)
      : texts_(std::move(texts)) {}
  // The text in that language; empty when there is none (questionnaire_check reports that: there is
  // no silent fallback to another language).
  const std::string& in(std::string_view language) const;
  bool empty() const { return texts_.empty(); }
  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

enum class QuestionType {
  SingleChoice,    // one of `choices`
  MultipleChoice,  // any of `choices`
  Mark,            // a report mark, 1 to 10
  Scale,           // one of exactly five `choices`, in order
  YesNo,           // choices "ja" and "nee"
  Smiley,          // one of three or five `choices`, from unhappy to happy
  Text,            // free text, at most `max_length` characters
  Info,            // a page to read; has no answer
};

// What the factsheet makes of an answer.
enum class MeasureKind {
  None,
  Product,         // the product the visitor came for
  Overall,         // the overall report mark; explained by Review
  Review,          // free text that explains the overall mark
  Effort,          // customer effort: a Scale ordered from least to most effort
  Aspect,          // a report mark of the aspect `id`; several questions may share one aspect
  Suggestion,      // yes/no: has the respondent a suggestion?
  SuggestionText,  // the suggestion itself
  Statement,       // a Scale ordered from agree to disagree; reported as % agree
};

struct Measure {
  MeasureKind kind = MeasureKind::None;
  std::string id;   // Aspect and Statement: reported under this id; else empty
  LocalText label;  // Aspect and Statement: as printed on the factsheet
};

struct Choice {
  std::string id;
  LocalText label;
  bool visible = true;
};

struct Question {
  std::string id;
  QuestionType type = QuestionType::Info;
  LocalText text;
  LocalText hint;  // a line below the text; may be empty
  bool required = false;
  bool visible = true;  // false: switched off, never asked
  std::optional<Condition> show_if;
  std::vector<Choice> choices;  // SingleChoice, MultipleChoice, Scale, YesNo, Smiley
  bool not_applicable = false;  // offers "weet ik niet / niet van toepassing"
  LocalText least_label;        // Mark: what 1 means
  LocalText most_label;         // Mark: what 10 means
  int max_length = 1000;        // Text: characters, 1..1000
  Measure measure;

  const Choice* find_choice(std::string_view id) const;
};

enum class PartialAnswers { Keep, Discard };

struct Questionnaire {
  std::string id;
  LocalText title;
  std::vector<std::string> languages;  // the first is the default
  LocalText invitation;                // large on the attract screen: "Hoe was uw bezoek?"
  LocalText invitation_hint;           // below it: about how long, and that it is anonymous
  LocalText thanks;                    // what happens with the answers
  PartialAnswers partial_answers = PartialAnswers::Keep;
  std::vector<Question> questions;

  // The document as read, without "$schema": keys sorted, no white space, UTF-8.
  std::string canonical_json;
  // SHA-256 of canonical_json, 64 hex digits. `id` and `hash` together name this version.
  std::string hash;

  const Question* find(std::string_view id) const;
};

}  // namespace zuil
