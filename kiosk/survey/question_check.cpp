// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/question_check.h"

#include <algorithm>
#include <set>

#include "kiosk/survey/condition_check.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/decimal.h"
#include "kiosk/survey/response.h"

namespace zuil {
namespace {

// At once on one screen; with those that are switched off or have a condition there may be more.
constexpr std::size_t kMostOffered = 12;
constexpr std::size_t kMostChoices = 60;
constexpr std::size_t kMostTopics = 12;

// What the type of a question requires.
struct TypeRule {
  std::size_t least_choices = 0;
  std::size_t most_choices = 0;
  bool is_list = false;  // choices without an order of their own; else one less would change what
                         // the others mean
  bool may_be_not_applicable = true;
  std::string_view choices_rule;
};

TypeRule rule_of(QuestionType type) {
  switch (type) {
    case QuestionType::SingleChoice:
    case QuestionType::MultipleChoice:
      return {2, kMostChoices, true, true, "needs 2 to 12 choices"};
    case QuestionType::Scale:
      return {5, 5, false, true, "needs exactly five choices"};
    case QuestionType::YesNo:
      return {2, 2, false, true, "needs the two choices ja and nee"};
    case QuestionType::Smiley:
      return {2, 5, false, true, "needs two, three or five choices"};
    case QuestionType::Mark:
      return {0, 0, false, true, "has no choices of its own"};
    case QuestionType::Text:
    case QuestionType::Number:
    case QuestionType::Date:
    case QuestionType::Contact:
    case QuestionType::Info:
    case QuestionType::Summary:
      return {0, 0, false, false, "has no choices"};
  }
  return {};
}

class Checker {
 public:
  Checker(const Questionnaire& questionnaire, std::size_t index, std::string path,
          Findings& findings)
      : questionnaire_(questionnaire),
        question_(questionnaire.questions[index]),
        rule_(rule_of(question_.type)),
        index_(index),
        path_(std::move(path)),
        findings_(findings) {}

  void run() {
    const bool is_page = !question_.has_answer();
    findings_.check_text(path_ + ".text", question_.text,
                         is_page ? kLongestPage : kLongestQuestion);
    findings_.check_optional_text(path_ + ".hint", question_.hint, kLongestHint);
    findings_.check_optional_text(path_ + ".label", question_.label, kLongestLabel);
    check_topics();
    check_choices();
    check_labels();
    check_flags();
    check_number();
    check_dates();
    if (question_.show_if)
      findings_.add(check_condition(*question_.show_if, path_ + ".showIf", questionnaire_, index_));
    check_constraint();
    check_summary();
  }

 private:
  void check_topics() {
    if (!question_.topics.empty() && !rule_.is_list)
      findings_.add(path_ + ".topics", "has no meaning for this type of question", "Remove it.");
    if (question_.topics.size() > kMostTopics)
      findings_.add(path_ + ".topics", "has more than 12 topics", "Join some of them.");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < question_.topics.size(); ++i) {
      const Topic& topic = question_.topics[i];
      const std::string where = at(path_ + ".topics", i);
      findings_.check_id(where + ".id", topic.id);
      if (!seen.insert(topic.id).second)
        findings_.add(where + ".id", "is the id of an earlier topic too",
                      "Give each topic its own id.");
      findings_.check_text(where + ".label", topic.label, kLongestTopic);
      findings_.check_optional_text(where + ".description", topic.description, kLongestDescription);
    }
  }

  bool has_right_number_of_choices() const {
    const auto& choices = question_.choices;
    const auto visible = static_cast<std::size_t>(std::count_if(
        choices.begin(), choices.end(), [](const Choice& choice) { return choice.visible; }));
    const auto always = static_cast<std::size_t>(
        std::count_if(choices.begin(), choices.end(),
                      [](const Choice& choice) { return choice.visible && !choice.show_if; }));
    return visible >= rule_.least_choices && choices.size() <= rule_.most_choices &&
           always <= kMostOffered &&
           !(question_.type == QuestionType::Smiley && choices.size() == 4);
  }

  void check_choices() {
    const auto& choices = question_.choices;
    const std::string path = path_ + ".choices";
    if (!has_right_number_of_choices())
      findings_.add(path, std::string(rule_.choices_rule), "Add or remove choices.");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      check_choice(at(path, i), choices[i]);
      if (!seen.insert(choices[i].id).second)
        findings_.add(at(path, i) + ".id", "is the id of an earlier choice too",
                      "Give each choice its own id.");
    }
    const bool ja_nee = choices.size() == 2 && choices[0].id == "ja" && choices[1].id == "nee";
    if (question_.type == QuestionType::YesNo && choices.size() == 2 && !ja_nee)
      findings_.add(path, std::string(rule_.choices_rule),
                    "Use the ids ja and nee, in that order.");
  }

  void check_choice(const std::string& path, const Choice& choice) {
    findings_.check_id(path + ".id", choice.id);
    if (choice.id == "na")
      findings_.add(path + ".id", "is reserved for \"not applicable\"",
                    "Use \"notApplicable\": true instead, or another id.");
    findings_.check_text(path + ".label", choice.label, kLongestChoice);
    for (const auto& [number, value] : choice.breakdowns)
      if (number < 1 || number > 4 || !is_breakdown(value))
        findings_.add(path + ".breakdowns", "holds a value that is too long or no text",
                      "Give uitsplitsing1 to uitsplitsing4 one line of at most 100 characters.");
    if (rule_.is_list)
      check_list_choice(path, choice);
    else if (rule_.most_choices > 0)
      check_ordered_choice(path, choice);
  }

  void check_ordered_choice(const std::string& path, const Choice& choice) {
    if (!choice.visible || choice.show_if)
      findings_.add(path + (choice.visible ? ".showIf" : ".visible"),
                    "would change what the other choices mean",
                    "Show all choices of this type of question.");
    if (choice.fixed || !choice.specify.empty() || !choice.topic.empty())
      findings_.add(path, "is fixed, specified or has a topic, which only a list of choices has",
                    "Use this only where the type is single or multiple.");
  }

  void check_list_choice(const std::string& path, const Choice& choice) {
    if (choice.show_if)
      findings_.add(check_condition(*choice.show_if, path + ".showIf", questionnaire_, index_));
    if (choice.fixed && !question_.shuffle && question_.topics.empty())
      findings_.add(path + ".fixed", "has no meaning where nothing is shuffled",
                    "Remove it, or write \"shuffle\": true at the question.");
    findings_.check_optional_text(path + ".specify", choice.specify, kLongestQuestion);
    if (!choice.specify.empty() && !is_id(question_.id + "_" + choice.id))
      findings_.add(path + ".specify", "makes a question whose id is no id or too long",
                    "Shorten the id of the question or of the choice.");
    const auto& topics = question_.topics;
    const auto is_its_topic = [&](const Topic& topic) { return topic.id == choice.topic; };
    if (!choice.topic.empty() && std::none_of(topics.begin(), topics.end(), is_its_topic))
      findings_.add(path + ".topic", "is not a topic of this question",
                    "Use the id of one of its \"topics\".");
  }

  void check_labels() {
    if (question_.type == QuestionType::Mark) {
      findings_.check_text(path_ + ".leastLabel", question_.least_label, kLongestLabel);
      findings_.check_text(path_ + ".mostLabel", question_.most_label, kLongestLabel);
    } else if (!question_.least_label.empty() || !question_.most_label.empty()) {
      findings_.add(path_, "has labels for 1 and 10 but is not a mark", "Remove them.");
    }
    if (!question_.label.empty() && !question_.has_answer())
      findings_.add(path_ + ".label", "has no meaning for a page to read", "Remove it.");
  }

  void check_flags() {
    if (question_.not_applicable && !rule_.may_be_not_applicable)
      findings_.add(path_ + ".notApplicable", "has no meaning for this type of question",
                    "Remove it.");
    if (question_.required && !question_.has_answer())
      findings_.add(path_ + ".required", "has no meaning for an information page", "Remove it.");
    if (question_.shuffle && !rule_.is_list)
      findings_.add(path_ + ".shuffle", "would change what the choices mean", "Remove it.");
    if (question_.asks_review && question_.type != QuestionType::Text)
      findings_.add(path_ + ".asksReview", "has no meaning for this type of question",
                    "Remove it.");
    if (question_.max_length < 1 || question_.max_length > 1000)
      findings_.add(path_ + ".maxLength", "must be from 1 to 1000", "Choose a number in between.");
  }

  void check_number() {
    const auto minimum = ten_thousandths(question_.minimum);
    const auto maximum = ten_thousandths(question_.maximum);
    const auto step = ten_thousandths(question_.step);
    if (!minimum || !maximum || !step) {
      findings_.add(path_, "has a minimum, maximum or step that is no number of four decimals",
                    "Write it as 2.5.");
      return;
    }
    const auto range = *maximum - *minimum;
    if (range < 0)
      findings_.add(path_ + ".maximum", "is less than the minimum", "Exchange the two.");
    if (*step <= 0)
      findings_.add(path_ + ".step", "must be more than 0", "Use 1 for whole numbers.");
    else if (range > 0 && *step > range)
      findings_.add(path_ + ".step", "is larger than the whole range",
                    "Use a step that fits between minimum and maximum.");
  }

  void check_dates() {
    const auto check_date = [&](const char* key, const std::string& date) {
      if (!date.empty() && !is_date(date))
        findings_.add(path_ + key, "is not a date", "Write a day that exists as 2026-11-21.");
    };
    check_date(".earliest", question_.earliest);
    check_date(".latest", question_.latest);
    if (!question_.latest.empty() && question_.latest < question_.earliest)
      findings_.add(path_ + ".latest", "is before the earliest day", "Exchange the two.");
  }

  void check_constraint() {
    if (!question_.constraint) return;
    const std::string path = path_ + ".constraint";
    if (!question_.has_answer())
      findings_.add(path, "has no meaning for a page to read", "Remove it.");
    // Of the question itself too: its answer is what the rule is about.
    findings_.add(
        check_condition(question_.constraint->rule, path + ".rule", questionnaire_, index_ + 1));
    findings_.check_text(path + ".message", question_.constraint->message, kLongestMessage);
  }

  void check_summary() {
    if (question_.type != QuestionType::Summary) return;
    const auto begin = questionnaire_.questions.begin();
    const auto has_label = [](const Question& earlier) { return !earlier.label.empty(); };
    if (std::none_of(begin, begin + static_cast<std::ptrdiff_t>(index_), has_label))
      findings_.add(path_, "has nothing to read back",
                    "Give the earlier questions that belong in it a \"label\".");
  }

  const Questionnaire& questionnaire_;
  const Question& question_;
  TypeRule rule_;
  std::size_t index_;
  std::string path_;
  Findings& findings_;
};

}  // namespace

void check_question(const Questionnaire& questionnaire, std::size_t index, const std::string& path,
                    Findings& findings) {
  Checker(questionnaire, index, path, findings).run();
}

}  // namespace zuil
