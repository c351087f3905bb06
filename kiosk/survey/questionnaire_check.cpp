// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/questionnaire_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "kiosk/survey/condition_check.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::size_t kMostQuestions = 200;
constexpr std::size_t kMostChoices = 12;
constexpr std::size_t kLongestText = 1000;
constexpr std::string_view kIdLetters = "abcdefghijklmnopqrstuvwxyz0123456789_";

bool is_id(std::string_view text, std::string_view letters = kIdLetters) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of(letters) == std::string_view::npos;
}

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

std::string at(const std::string& list, std::size_t index) {
  return list + "[" + std::to_string(index) + "]";
}

// What the type of a question requires.
struct TypeRule {
  std::size_t least_choices = 0;
  std::size_t most_choices = 0;
  bool all_visible = false;  // a choice less would change what the others mean
  bool may_be_not_applicable = true;
  std::string_view choices_rule;
};

TypeRule rule_of(QuestionType type) {
  switch (type) {
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
      return {2, kMostChoices, false, true, "needs 2 to 12 choices"};
    case QuestionType::Scale:
      return {5, 5, true, true, "needs exactly five choices"};
    case QuestionType::YesNo:
      return {2, 2, true, true, "needs the two choices ja and nee"};
    case QuestionType::Smiley:
      return {3, 5, true, true, "needs three or five choices"};
    case QuestionType::Mark:
      return {0, 0, false, true, "has no choices of its own"};
    case QuestionType::Text:
    case QuestionType::Info:
      return {0, 0, false, false, "has no choices"};
  }
  return {};
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
  }
  return std::nullopt;
}

bool has_label(MeasureKind kind) {
  return kind == MeasureKind::Aspect || kind == MeasureKind::Statement;
}

class Checker {
 public:
  explicit Checker(const Questionnaire& questionnaire) : questionnaire_(questionnaire) {}

  std::vector<Finding> run() {
    if (!is_id(questionnaire_.id, "abcdefghijklmnopqrstuvwxyz0123456789_-"))
      add("$.id", "is not an id", "Use 1 to 64 of: a-z 0-9 _ -");
    check_languages();
    check_text("$.title", questionnaire_.title);
    check_text("$.invitation", questionnaire_.invitation);
    check_text("$.invitationHint", questionnaire_.invitation_hint);
    check_text("$.thanks", questionnaire_.thanks);
    check_number_of_questions();
    for (std::size_t i = 0; i < questionnaire_.questions.size(); ++i)
      check_question(at("$.questions", i), i);
    return std::move(findings_);
  }

 private:
  void add(std::string path, std::string what, std::string mend) {
    findings_.push_back({std::move(path), std::move(what), std::move(mend)});
  }

  void check_languages() {
    if (questionnaire_.languages.empty())
      add("$.languages", "is empty", "Name at least one language, the default first: [\"nl\"].");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < questionnaire_.languages.size(); ++i) {
      const std::string& tag = questionnaire_.languages[i];
      const std::string path = at("$.languages", i);
      if (!is_language_tag(tag))
        add(path, "is not a language tag", "Write it as in BCP 47: nl, en, fy, zh-Hant.");
      if (!seen.insert(tag).second) add(path, "is there twice", "Remove one of the two.");
    }
  }

  void check_text(const std::string& path, const LocalText& text) {
    for (const std::string& language : questionnaire_.languages)
      if (!text.all().contains(language))
        add(path + "." + language, "is missing",
            "Write the text in this language too, or take the language out of \"languages\".");
    for (const auto& [language, words] : text.all()) {
      const std::string where = path + "." + language;
      const auto& offered = questionnaire_.languages;
      if (std::find(offered.begin(), offered.end(), language) == offered.end())
        add(where, "is in a language that is not offered",
            "Add the language to \"languages\", or remove this text.");
      if (trimmed(words).empty()) add(where, "is empty", "Write the text.");
      if (!is_plain_text(words))
        add(where, "holds control characters", "Type the text again without them.");
      else if (count_characters(words) > kLongestText)
        add(where, "is longer than 1000 characters", "Shorten it: it must fit one screen.");
    }
  }

  void check_optional_text(const std::string& path, const LocalText& text) {
    if (!text.empty()) check_text(path, text);
  }

  void check_number_of_questions() {
    const auto& questions = questionnaire_.questions;
    const auto can_begin = [](const Question& question) {
      return question.type != QuestionType::Info && question.visible &&
             (!question.show_if || holds(*question.show_if, {}));
    };
    if (std::none_of(questions.begin(), questions.end(), can_begin))
      add("$.questions", "has no question that is ever asked",
          "Add a question that is visible and has no \"showIf\".");
    if (questions.size() > kMostQuestions)
      add("$.questions", "has more than 200 questions", "Split the questionnaire.");
  }

  void check_question(const std::string& path, std::size_t index) {
    const Question& question = questionnaire_.questions[index];
    if (!is_id(question.id)) add(path + ".id", "is not an id", "Use 1 to 64 of: a-z 0-9 _");
    if (!questions_seen_.insert(question.id).second)
      add(path + ".id", "is the id of an earlier question too", "Give each question its own id.");
    check_text(path + ".text", question.text);
    check_optional_text(path + ".hint", question.hint);
    check_choices(path, question);
    check_type(path, question);
    if (question.show_if)
      for (Finding& finding :
           check_condition(*question.show_if, path + ".showIf", questionnaire_, index))
        findings_.push_back(std::move(finding));
    check_measure(path + ".measure", question);
  }

  void check_choices(const std::string& path, const Question& question) {
    const TypeRule rule = rule_of(question.type);
    const auto& choices = question.choices;
    const auto visible = static_cast<std::size_t>(std::count_if(
        choices.begin(), choices.end(), [](const Choice& choice) { return choice.visible; }));
    const bool wrong_number = visible < rule.least_choices || choices.size() > rule.most_choices ||
                              (question.type == QuestionType::Smiley && choices.size() == 4);
    if (wrong_number)
      add(path + ".choices", std::string(rule.choices_rule), "Add or remove choices.");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const std::string where = at(path + ".choices", i);
      check_choice(where, choices[i], rule);
      if (!seen.insert(choices[i].id).second)
        add(where + ".id", "is the id of an earlier choice too", "Give each choice its own id.");
    }
    const bool ja_nee = choices.size() == 2 && choices[0].id == "ja" && choices[1].id == "nee";
    if (question.type == QuestionType::YesNo && choices.size() == 2 && !ja_nee)
      add(path + ".choices", std::string(rule.choices_rule),
          "Use the ids ja and nee, in that order.");
  }

  void check_choice(const std::string& path, const Choice& choice, const TypeRule& rule) {
    if (!is_id(choice.id)) add(path + ".id", "is not an id", "Use 1 to 64 of: a-z 0-9 _");
    if (choice.id == "na")
      add(path + ".id", "is reserved for \"not applicable\"",
          "Use \"notApplicable\": true instead, or another id.");
    if (rule.all_visible && !choice.visible)
      add(path + ".visible", "would change what the other choices mean",
          "Show all choices of this type of question.");
    check_text(path + ".label", choice.label);
  }

  void check_type(const std::string& path, const Question& question) {
    if (question.type == QuestionType::Mark) {
      check_text(path + ".leastLabel", question.least_label);
      check_text(path + ".mostLabel", question.most_label);
    } else if (!question.least_label.empty() || !question.most_label.empty()) {
      add(path, "has labels for 1 and 10 but is not a mark", "Remove them.");
    }
    if (question.not_applicable && !rule_of(question.type).may_be_not_applicable)
      add(path + ".notApplicable", "has no meaning for this type of question", "Remove it.");
    if (question.required && question.type == QuestionType::Info)
      add(path + ".required", "has no meaning for an information page", "Remove it.");
    if (question.max_length < 1 || question.max_length > 1000)
      add(path + ".maxLength", "must be from 1 to 1000", "Choose a number in between.");
  }

  void check_measure(const std::string& path, const Question& question) {
    const Measure& measure = question.measure;
    const auto type = type_for(measure.kind);
    if (!type) return;
    if (question.type != *type)
      add(path + ".kind", "does not go with this type of question",
          "Choose another type or another measure.");
    if (has_label(measure.kind)) {
      if (!is_id(measure.id)) add(path + ".id", "is not an id", "Use 1 to 64 of: a-z 0-9 _");
      check_text(path + ".label", measure.label);
      const auto first = labels_.try_emplace({measure.kind, measure.id}, measure.label).first;
      if (first->second.all() != measure.label.all())
        add(path + ".label", "differs from the label of an earlier question with this id",
            "Use the same label, or another id.");
      return;
    }
    if (!measure.id.empty() || !measure.label.empty())
      add(path, "has an id or a label, which only an aspect or a statement has", "Remove them.");
    if (!measures_seen_.insert(measure.kind).second)
      add(path + ".kind", "is measured by an earlier question too", "Keep one of the two.");
  }

  const Questionnaire& questionnaire_;
  std::vector<Finding> findings_;
  std::set<std::string> questions_seen_;
  std::set<MeasureKind> measures_seen_;
  std::map<std::pair<MeasureKind, std::string>, LocalText> labels_;
};

}  // namespace

std::vector<Finding> check(const Questionnaire& questionnaire) {
  return Checker(questionnaire).run();
}

}  // namespace zuil
