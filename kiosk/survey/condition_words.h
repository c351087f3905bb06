// SPDX-License-Identifier: EUPL-1.2
// Conditions as people say them: "alleen tonen als totaaloordeel ≤ 6". In words there and back, for
// those that are one comparison or several joined by "en" or "of".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/survey/questionnaire.h"

namespace zuil {

enum class Comparison {
  Equal,
  NotEqual,
  LessEqual,
  GreaterEqual,
  Less,
  Greater,
  OneOf,        // one of several choices
  NoneOf,       // none of several choices
  Chosen,       // of a MultipleChoice question: this choice is among the answers
  NotChosen,    // it is not
  Answered,     // whatever the answer
  NotAnswered,  // also "not applicable"
};

struct Term {
  std::string question;  // id
  Comparison comparison = Comparison::Equal;
  Condition::Value value = nullptr;  // a choice's id, a list of them, a number, a date; null for
                                     // Answered and NotAnswered
  bool operator==(const Term&) const = default;
};

enum class Joint { And, Or };

struct SimpleCondition {
  Joint joint = Joint::And;  // of no meaning for a single term
  std::vector<Term> terms;   // at least one
  bool operator==(const SimpleCondition&) const = default;
};

// Nothing for what is more than this: it can be said in words, but not edited in them.
std::optional<SimpleCondition> simple_form(const Condition& condition,
                                           const Questionnaire& questionnaire);
Condition to_condition(const SimpleCondition& simple, const Questionnaire& questionnaire);

// What an answer to that question can be compared by; the first is the usual one. Empty for a page.
std::vector<Comparison> comparisons_of(const Question& question);
// The values there are to choose from: choices and marks. Empty where a number or a date is typed,
// and for Answered and NotAnswered.
std::vector<Condition::Value> values_of(const Question& question, Comparison comparison);
// The value a new term begins with.
Condition::Value first_value(const Question& question, Comparison comparison);

// How an operator's language says it. {question}, {value} and {condition} stand for what is filled
// in; the caller has the words.
struct ConditionPhrases {
  std::string language;                           // of the questionnaire's texts: "nl"
  char decimal_separator = ',';                   // "12,5"
  std::string only_if;                            // "alleen tonen als {condition}"
  std::string negation;                           // "niet ({condition})"
  std::string joined_by_and;                      // " en "
  std::string joined_by_or;                       // " of "
  std::map<Comparison, std::string> comparisons;  // every one: "{question} is {value}"
};

// The question in few words: its label, that of its measure, its text between “ and ” if that is
// short, or its id.
std::string short_name(const Question& question, const std::string& language);
// The label of a choice, a mark, a number, a date as people write it.
std::string value_in_words(const Condition::Value& value, const Question* question,
                           const ConditionPhrases& phrases);
std::string term_in_words(const Term& term, const Questionnaire& questionnaire,
                          const ConditionPhrases& phrases);
// Any condition, however it is built; without only_if.
std::string condition_in_words(const Condition& condition, const Questionnaire& questionnaire,
                               const ConditionPhrases& phrases);

}  // namespace zuil
