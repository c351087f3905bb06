// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/reach_review.h"

#include <algorithm>
#include <set>

#include "kiosk/survey/piping.h"
#include "kiosk/survey/routes.h"
#include "kiosk/survey/text_check.h"
#include "kiosk/survey/text_list.h"

namespace zuil {
namespace {

// Fewer than routes tries by itself: a question is looked at in several ways.
constexpr int kMostTriesEach = 5'000;

class Reviewer {
 public:
  explicit Reviewer(const Questionnaire& questionnaire) : questionnaire_(questionnaire) {}

  std::vector<Finding> run() {
    for (std::size_t i = 0; i < questionnaire_.promises.size(); ++i) look_at_promise(i);
    for (std::size_t i = 0; i < questionnaire_.questions.size(); ++i) look_at_question(i);
    return std::move(findings_);
  }

 private:
  void add(std::string path, std::string what, std::string mend,
           Severity severity = Severity::Error) {
    findings_.push_back({std::move(path), std::move(what), std::move(mend), severity});
  }

  void look_at_promise(std::size_t index) {
    if (!route_to_promise(questionnaire_, index, kMostTriesEach))
      add(at("$.promises", index) + ".showIf", "holds for no answers at all",
          "Mend the condition, or remove the line.");
  }

  void look_at_question(std::size_t index) {
    const Question& question = questionnaire_.questions[index];
    const std::string path = path_of_question(questionnaire_, index);
    look_at_piping(path, index);
    if (!question.visible) return;
    if (!route_to(questionnaire_, index, kMostTriesEach)) {
      add(path, "is never asked: no answers to earlier questions lead to \"" + question.id + "\"",
          "Mend its \"showIf\", that of its section, or remove it.");
      return;
    }
    for (std::size_t i = 0; i < question.choices.size(); ++i) look_at_choice(path, index, i);
    if (question.constraint) look_at_constraint(path + ".constraint.rule", index);
  }

  void look_at_constraint(const std::string& path, std::size_t index) {
    if (!route_past(questionnaire_, index, kMostTriesEach)) {
      add(path, "is kept by no answer that the question can have",
          "Mend the rule: nobody could get past this question.");
    } else if (const auto end = route_to_dead_end(questionnaire_, index, kMostTriesEach);
               end && end->certain) {
      add(path, "is kept by no answer at all after some answers to earlier questions",
          "Mend the rule, or ask this only of who can keep it: others could not get past.");
    }
  }

  void look_at_choice(const std::string& path, std::size_t index, std::size_t choice) {
    const Choice& wanted = questionnaire_.questions[index].choices[choice];
    if (wanted.visible && wanted.show_if &&
        !route_to_choice(questionnaire_, index, choice, kMostTriesEach))
      add(at(path + ".choices", choice) + ".showIf",
          "holds for no answers at all: \"" + wanted.id + "\" is never offered",
          "Mend the condition, or remove the choice.");
  }

  void look_at_piping(const std::string& path, std::size_t index) {
    const Question& question = questionnaire_.questions[index];
    if (question.specifies.empty()) {
      look_at_text(path + ".text", question.text, index);
      look_at_text(path + ".hint", question.hint, index);
      look_at_text(path + ".label", question.label, index);
    } else {
      look_at_text(path, question.text, index);
    }
    if (question.constraint)
      refuse_piping(path + ".constraint.message", question.constraint->message);
    for (std::size_t i = 0; i < question.choices.size(); ++i)
      look_at_text(at(path + ".choices", i) + ".label", question.choices[i].label, index);
  }

  void look_at_text(const std::string& path, const LocalText& text, std::size_t index) {
    for (const auto& [language, words] : text.all()) {
      const auto ids = piped_questions(words);
      for (const std::string& id : std::set<std::string>(ids.begin(), ids.end()))
        look_at_pipe(path + "." + language, id, index);
    }
  }

  void look_at_pipe(const std::string& path, const std::string& id, std::size_t index) {
    const auto begin = questionnaire_.questions.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(index);
    const auto found =
        std::find_if(begin, end, [&](const Question& earlier) { return earlier.id == id; });
    if (found == end || !found->has_answer()) {
      add(path, "holds {" + id + "}, which is not a question asked earlier that has an answer",
          "Name a question that stands above this one.");
    } else if (const auto route = route_without(questionnaire_, index, id, kMostTriesEach);
               route && route->certain) {
      add(path, "holds {" + id + "}, which need not have been answered",
          "Make \"" + id +
              "\" required, or ask this only of who answered it; else \"…\" stands "
              "there.",
          Severity::Warning);
    }
  }

  void refuse_piping(const std::string& path, const LocalText& text) {
    for (const auto& [language, words] : text.all())
      for (const std::string& id : piped_questions(words))
        add(path + "." + language, "holds {" + id + "}, which is not filled in here",
            "Say it without the earlier answer.");
  }

  const Questionnaire& questionnaire_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> review_reach(const Questionnaire& questionnaire) {
  return Reviewer(questionnaire).run();
}

}  // namespace zuil
