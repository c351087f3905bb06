// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/questionnaire_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "kiosk/survey/asked.h"
#include "kiosk/survey/condition_check.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/question_check.h"
#include "kiosk/survey/text_check.h"

namespace zuil {
namespace {

constexpr std::size_t kMostQuestions = 200;
constexpr std::size_t kMostPromises = 4;
constexpr int kLeastIdleSeconds = 20;
constexpr int kMostIdleSeconds = 600;
constexpr int kMostRetentionDays = 3650;

// A BCP 47 tag as far as needed: "nl", "zgh", "zh-Hant", "pt-BR".
bool is_language_tag(std::string_view tag) {
  const auto dash = std::min(tag.find('-'), tag.size());
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool primary =
      dash >= 2 && dash <= 3 &&
      std::all_of(tag.begin(), tag.begin() + static_cast<std::ptrdiff_t>(dash), is_letter);
  return primary && tag.size() <= 35 && !tag.ends_with('-') &&
         tag.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
             std::string_view::npos;
}

// The type a measure needs; nothing for None.
std::optional<QuestionType> type_for(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::None:
      return std::nullopt;
    case MeasureKind::Product:
      return QuestionType::SingleChoice;
    case MeasureKind::Overall:
    case MeasureKind::Aspect:
      return QuestionType::Mark;
    case MeasureKind::Review:
    case MeasureKind::SuggestionText:
      return QuestionType::Text;
    case MeasureKind::Effort:
    case MeasureKind::Statement:
      return QuestionType::Scale;
    case MeasureKind::Suggestion:
      return QuestionType::YesNo;
    case MeasureKind::Satisfaction:
      return QuestionType::Smiley;
  }
  return std::nullopt;
}

bool has_label(MeasureKind kind) {
  return kind == MeasureKind::Aspect || kind == MeasureKind::Statement;
}

bool is_questionnaire_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string_view::npos;
}

// The place of each question in the file, by its index: one made of a choice stands at the choice.
std::vector<std::string> paths_of(const std::vector<Question>& questions) {
  std::vector<std::string> paths;
  std::string parent;
  std::size_t in_file = 0;
  for (const Question& question : questions) {
    if (question.specifies.empty()) parent = at("$.questions", in_file++);
    paths.push_back(question.specifies.empty() ? parent : parent + ".choices");
  }
  return paths;
}

class Checker {
 public:
  explicit Checker(const Questionnaire& questionnaire)
      : questionnaire_(questionnaire),
        paths_(paths_of(questionnaire.questions)),
        findings_(questionnaire) {}

  std::vector<Finding> run() {
    if (!is_questionnaire_id(questionnaire_.id))
      findings_.add("$.id", "is not an id", "Use 1 to 64 of: a-z 0-9 _ -");
    check_languages();
    check_texts();
    check_number_of_questions();
    check_promises();
    check_rules();
    check_days();
    check_opening_hours();
    check_sections();
    for (std::size_t i = 0; i < paths_.size(); ++i) check_one(i);
    return findings_.take();
  }

 private:
  void check_languages() {
    if (questionnaire_.languages.empty())
      findings_.add("$.languages", "is empty",
                    "Name at least one language, the default first: [\"nl\"].");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < questionnaire_.languages.size(); ++i) {
      const std::string& tag = questionnaire_.languages[i];
      const std::string path = at("$.languages", i);
      if (!is_language_tag(tag))
        findings_.add(path, "is not a language tag", "Write it as in BCP 47: nl, en, fy, zh-Hant.");
      if (!seen.insert(tag).second) findings_.add(path, "is there twice", "Remove one of the two.");
    }
  }

  void check_texts() {
    findings_.check_text("$.title", questionnaire_.title, kLongestTitle);
    findings_.check_text("$.invitation", questionnaire_.invitation, kLongestInvitation);
    findings_.check_text("$.invitationHint", questionnaire_.invitation_hint, kLongestHint);
    findings_.check_text("$.thanks", questionnaire_.thanks, kLongestThanks);
    if (questionnaire_.free_text)
      findings_.check_text("$.freeText.purpose", questionnaire_.free_text->purpose,
                           kLongestPurpose);
  }

  void check_promises() {
    const auto& promises = questionnaire_.promises;
    if (promises.size() > kMostPromises)
      findings_.add("$.promises", "has more than 4 lines", "Keep those that matter most.");
    for (std::size_t i = 0; i < promises.size(); ++i) {
      const std::string path = at("$.promises", i);
      findings_.check_text(path + ".text", promises[i].text, kLongestPromise);
      // At the end, where every question was asked.
      if (promises[i].show_if)
        findings_.add(check_condition(*promises[i].show_if, path + ".showIf", questionnaire_,
                                      questionnaire_.questions.size()));
    }
  }

  void check_rules() {
    const int idle = questionnaire_.idle_seconds;
    if (idle != 0 && (idle < kLeastIdleSeconds || idle > kMostIdleSeconds))
      findings_.add("$.idleSeconds", "must be from 20 to 600", "Choose a number in between.");
    if (!questionnaire_.free_text) return;
    const int days = questionnaire_.free_text->retention_days;
    if (days < 1 || days > kMostRetentionDays)
      findings_.add("$.freeText.retentionDays", "must be from 1 to 3650",
                    "Choose a number in between.");
  }

  void check_days() {
    const auto check_day = [&](const char* path, const std::string& date) {
      if (!date.empty() && !is_date(date))
        findings_.add(path, "is not a date", "Write a day that exists as 2026-11-21.");
    };
    const std::string& until = questionnaire_.valid_until;
    check_day("$.validFrom", questionnaire_.valid_from);
    check_day("$.validUntil", until);
    if (!until.empty() && until < questionnaire_.valid_from)
      findings_.add("$.validUntil", "is before the first day", "Exchange the two.");
  }

  void check_opening_hours() {
    for (const auto& [weekday, hours] : questionnaire_.opening_hours) {
      if (weekday < 1 || weekday > 7) {
        findings_.add("$.openingHours", "names a day that is none", "Use monday to sunday.");
        continue;
      }
      const auto day = static_cast<std::size_t>(weekday) - 1;
      const std::string path = "$.openingHours." + std::string(kWeekdays.at(day));
      for (const HoursFault& fault : faults_of(hours))
        findings_.add(at(path, fault.at), std::string(fault.what), std::string(fault.mend));
    }
  }

  void check_number_of_questions() {
    const auto& questions = questionnaire_.questions;
    const auto can_begin = [&](const Question& question) {
      return question.has_answer() && is_asked(questionnaire_, question, {});
    };
    if (std::none_of(questions.begin(), questions.end(), can_begin))
      findings_.add("$.questions", "has no question that is ever asked",
                    "Add a question that is visible and has no \"showIf\".");
    const auto written = std::count_if(questions.begin(), questions.end(),
                                       [](const Question& one) { return one.specifies.empty(); });
    if (static_cast<std::size_t>(written) > kMostQuestions)
      findings_.add("$.questions", "has more than 200 questions", "Split the questionnaire.");
  }

  void check_sections() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < questionnaire_.sections.size(); ++i) {
      const Section& section = questionnaire_.sections[i];
      const std::string path = at("$.sections", i);
      findings_.check_id(path + ".id", section.id);
      if (!seen.insert(section.id).second)
        findings_.add(path + ".id", "is the id of an earlier section too",
                      "Give each section its own id.");
      findings_.check_optional_text(path + ".title", section.title, kLongestSection);
      if (section.show_if)
        findings_.add(check_condition(*section.show_if, path + ".showIf", questionnaire_,
                                      first_of(section.id)));
    }
  }

  // Index of the first question of that section.
  std::size_t first_of(const std::string& section) const {
    const auto& questions = questionnaire_.questions;
    return static_cast<std::size_t>(
        std::find_if(questions.begin(), questions.end(),
                     [&](const Question& question) { return question.section == section; }) -
        questions.begin());
  }

  void check_one(std::size_t index) {
    const Question& question = questionnaire_.questions[index];
    const std::string& path = paths_[index];
    const bool is_new = questions_seen_.insert(question.id).second;
    if (!question.specifies.empty()) {
      if (!is_new)
        findings_.add(path, "has a choice that is specified under the id of an earlier question",
                      "Give that choice or that question another id.");
      return;
    }
    findings_.check_id(path + ".id", question.id);
    if (!is_new)
      findings_.add(path + ".id", "is the id of an earlier question too",
                    "Give each question its own id.");
    check_section_of(question, index);
    check_question(questionnaire_, index, path, findings_);
    check_measure(path + ".measure", question);
  }

  void check_section_of(const Question& question, std::size_t index) {
    const std::string& section = question.section;
    if (section.empty()) return;
    const std::string path = paths_[index] + ".section";
    if (questionnaire_.find_section(section) == nullptr)
      findings_.add(path, "is not one of the sections", "Add it to \"sections\", or correct it.");
    else if (first_of(section) != index && questionnaire_.questions[index - 1].section != section)
      findings_.add(path, "is apart from the other questions of its section",
                    "Put the questions of a section one after another.");
  }

  void check_measure(const std::string& path, const Question& question) {
    const Measure& measure = question.measure;
    const auto type = type_for(measure.kind);
    if (!type) return;
    if (question.type != *type)
      findings_.add(path + ".kind", "does not go with this type of question",
                    "Choose another type or another measure.");
    if (has_label(measure.kind)) {
      findings_.check_id(path + ".id", measure.id);
      findings_.check_text(path + ".label", measure.label, kLongestLabel);
      const auto first = labels_.try_emplace({measure.kind, measure.id}, measure.label).first;
      if (first->second.all() != measure.label.all())
        findings_.add(path + ".label", "differs from the label of an earlier question with this id",
                      "Use the same label, or another id.");
      return;
    }
    if (!measure.id.empty() || !measure.label.empty())
      findings_.add(path, "has an id or a label, which only an aspect or a statement has",
                    "Remove them.");
    if (!measures_seen_.insert(measure.kind).second)
      findings_.add(path + ".kind", "is measured by an earlier question too",
                    "Keep one of the two.");
  }

  const Questionnaire& questionnaire_;
  std::vector<std::string> paths_;  // by index of question
  Findings findings_;
  std::set<std::string> questions_seen_;
  std::set<MeasureKind> measures_seen_;
  std::map<std::pair<MeasureKind, std::string>, LocalText> labels_;
};

}  // namespace

std::vector<Finding> check(const Questionnaire& questionnaire) {
  return Checker(questionnaire).run();
}

}  // namespace zuil
