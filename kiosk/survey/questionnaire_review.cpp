// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/questionnaire_review.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "kiosk/survey/constraint.h"
#include "kiosk/survey/dutch_level.h"
#include "kiosk/survey/hidden_review.h"
#include "kiosk/survey/privacy_review.h"
#include "kiosk/survey/reach_review.h"
#include "kiosk/survey/text_check.h"
#include "kiosk/survey/text_list.h"

namespace zuil {
namespace {

// The code point of one well-formed UTF-8 character.
char32_t code_point(const std::string& character) {
  const auto lead = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return lead;
  char32_t point = lead & (0x7FU >> character.size());
  for (std::size_t i = 1; i < character.size(); ++i)
    point = point << 6U | (static_cast<unsigned char>(character[i]) & 0x3FU);
  return point;
}

// Roughly: of any script, but no sign, arrow or picture.
bool is_letter_or_digit(const std::string& character) {
  const char32_t point = code_point(character);
  if (point < 0x80)
    return (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z') ||
           (point >= 'A' && point <= 'Z');
  if (point < 0xC0) return point == 0xAA || point == 0xB5 || point == 0xBA;
  if (point == 0xD7 || point == 0xF7) return false;
  return point < 0x2000 || (point >= 0x2C00 && point < 0x2E00) ||
         (point >= 0x3041 && point < 0xE000) || (point >= 0xF900 && point < 0xFE00) ||
         (point >= 0xFE70 && point < 0xFF60) || (point >= 0x10000 && point < 0x1D000) ||
         (point >= 0x20000 && point < 0xE0000);
}

bool says_something(const std::string& text) {
  const auto characters = characters_of(text);
  return std::any_of(characters.begin(), characters.end(), is_letter_or_digit);
}

void review_letters(const Questionnaire& questionnaire, std::vector<Finding>& findings) {
  for (const auto& [path, text] : texts_of(questionnaire))
    for (const auto& [language, words] : text->all())
      if (!says_something(words))
        findings.push_back({path + "." + language, "has no letters: it cannot be read aloud",
                            "Say in words what it means."});
}

void review_choices(const std::string& path, const Question& question,
                    std::vector<Finding>& findings) {
  std::map<std::map<std::string, std::string, std::less<>>, std::string> seen;
  for (std::size_t i = 0; i < question.choices.size(); ++i) {
    const Choice& choice = question.choices[i];
    const std::string place = at(path + ".choices", i) + ".label";
    const auto [same, is_new] = seen.try_emplace(choice.label.all(), choice.id);
    if (!is_new && choice.visible)
      findings.push_back({place, "is the same as that of \"" + same->second + "\"",
                          "Give the choices different texts, or remove one.", Severity::Warning});
  }
}

void review_reopening(const Questionnaire& questionnaire, std::vector<Finding>& findings) {
  const auto& questions = questionnaire.questions;
  const bool has_satisfaction = std::any_of(
      questions.begin(), questions.end(),
      [](const Question& question) { return question.measure.kind == MeasureKind::Satisfaction; });
  if (has_satisfaction) return;
  const auto add = [&](const std::string& path) {
    findings.push_back({path,
                        "asks for review of the unhappy, but no question tells who is unhappy",
                        "Give a smiley question the measure \"satisfaction\", or remove this."});
  };
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const std::string path = path_of_question(questionnaire, i);
    if (questions[i].asks_review) add(path + ".asksReview");
    for (std::size_t j = 0; j < questions[i].choices.size(); ++j)
      if (questions[i].choices[j].reopens) add(at(path + ".choices", j) + ".reopens");
  }
}

void review_dutch(const Questionnaire& questionnaire, std::vector<Finding>& findings) {
  std::set<const LocalText*> fixed;
  for (const Question& question : questionnaire.questions)
    if (question.fixed_wording) fixed.insert(&question.text);
  for (const auto& [path, text] : texts_of(questionnaire)) {
    if (fixed.contains(text)) continue;
    for (const HardSentence& hard : hard_sentences(text->in("nl")))
      findings.push_back(
          {path + ".nl", hard.why + ": \"" + hard.sentence + "\"", hard.mend, Severity::Warning});
  }
}

void append(std::vector<Finding>& findings, std::vector<Finding> more) {
  std::move(more.begin(), more.end(), std::back_inserter(findings));
}

}  // namespace

std::vector<Finding> review(const Questionnaire& questionnaire) {
  std::vector<Finding> findings = review_reach(questionnaire);
  append(findings, review_privacy(questionnaire));
  review_reopening(questionnaire, findings);
  for (std::size_t i = 0; i < questionnaire.questions.size(); ++i)
    review_choices(path_of_question(questionnaire, i), questionnaire.questions[i], findings);
  append(findings, review_hidden(questionnaire));
  append(findings, review_wording(questionnaire));
  return findings;
}

std::vector<Finding> review_wording(const Questionnaire& questionnaire) {
  std::vector<Finding> findings;
  review_letters(questionnaire, findings);
  review_dutch(questionnaire, findings);
  return findings;
}

Result<void> require_publishable(const Questionnaire& questionnaire, const std::string& name) {
  for (const Finding& finding : review(questionnaire))
    if (finding.severity == Severity::Error)
      return fail(ErrorCode::Invalid, name + ": " + finding.path + ": " + finding.what,
                  finding.mend);
  return {};
}

}  // namespace zuil
