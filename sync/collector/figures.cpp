// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <set>

#include "kiosk/survey/measures.h"
#include "kiosk/survey/review.h"

namespace zuil {
namespace {

using Marks = std::map<int, std::int64_t>;

// 0 for what is no mark ("na").
int mark_of(const std::string& value) {
  int mark = 0;
  std::from_chars(value.data(), value.data() + value.size(), mark);
  return mark;
}

Figure figure_of(const Marks& marks) {
  const auto mean = mean_of_marks(marks);
  return mean ? Figure{mean->mean, mean->n} : Figure{};
}

Figure figure_of(const std::optional<Share>& share) {
  return share ? Figure{share->percent, share->n} : Figure{};
}

std::vector<const Question*> questions_of_aspect(const Questionnaire& questionnaire,
                                                 const std::string& aspect) {
  std::vector<const Question*> questions;
  for (const Question& question : questionnaire.questions)
    if (question.measure.kind == MeasureKind::Aspect && question.measure.id == aspect)
      questions.push_back(&question);
  return questions;
}

// The counts of a period, with each cell's version at hand.
class Counts {
 public:
  Counts(const std::vector<CountedCell>& cells, const Versions& versions,
         const Questionnaire& leading)
      : cells_(cells), leading_(leading) {
    for (const auto& version : versions) versions_[version->hash] = version.get();
  }

  // Sums the cells for which `wanted` holds.
  template <class Wanted>
  std::int64_t sum(Wanted wanted) const {
    std::int64_t total = 0;
    for (const CountedCell& cell : cells_)
      if (wanted(cell)) total += cell.count;
    return total;
  }

  Marks marks(const Question& question) const {
    Marks marks;
    for (const CountedCell& cell : cells_)
      if (is_answer_to(cell, question))
        if (const int mark = mark_of(cell.value); mark > 0) marks[mark] += cell.count;
    return marks;
  }

  // Counts of a scale's five choices, by each version's own order of them.
  std::array<std::int64_t, 5> scale(const Question& question) const {
    std::array<std::int64_t, 5> counts{};
    for (const CountedCell& cell : cells_) {
      if (!is_answer_to(cell, question)) continue;
      const auto& choices = version(cell)->find(question.id)->choices;
      for (std::size_t i = 0; i < choices.size() && i < counts.size(); ++i)
        if (choices[i].id == cell.value) counts[i] += cell.count;
    }
    return counts;
  }

  std::int64_t chosen(const Question& question, std::string_view choice) const {
    return sum([&](const CountedCell& cell) {
      return is_answer_to(cell, question) && cell.value == choice;
    });
  }

  // Respondents on the happy side among all that chose a face, by each version's own faces.
  Figure satisfied(const Question& question) const {
    std::int64_t happy = 0;
    std::int64_t n = 0;
    for (const CountedCell& cell : cells_) {
      if (!is_answer_to(cell, question)) continue;
      const Questionnaire& given = *version(cell);
      if (given.find(question.id)->find_choice(cell.value) == nullptr) continue;
      n += cell.count;
      if (is_satisfied(given, {{question.id, ChoiceAnswer{cell.value}}}).value_or(false))
        happy += cell.count;
    }
    return n == 0 ? Figure{}
                  : Figure{100.0 * static_cast<double>(happy) / static_cast<double>(n), n};
  }

  // Respondents that chose anything at a multiple-choice question.
  std::int64_t answered(const Question& question) const {
    return sum([&](const CountedCell& cell) {
      return cell.kind == CellKind::Answered && is_same_question(cell, question);
    });
  }

  // Overall marks by product.
  std::map<std::string, Marks> product_marks() const {
    const Question* product = find_measure(leading_, MeasureKind::Product);
    const Question* overall = find_measure(leading_, MeasureKind::Overall);
    std::map<std::string, Marks> marks;
    if (product == nullptr || overall == nullptr) return marks;
    for (const CountedCell& cell : cells_)
      if (cell.kind == CellKind::ProductMark &&
          same_measure(cell, MeasureKind::Product, *product) &&
          same_measure(cell, MeasureKind::Overall, *overall))
        marks[cell.item][mark_of(cell.value)] += cell.count;
    return marks;
  }

  // Respondents that gave at least one mark of the aspect.
  std::int64_t aspect_respondents(const std::string& aspect) const {
    std::int64_t total = 0;
    for (const auto& version : versions_) {
      const std::string& hash = version.first;
      if (same_aspect(*version.second, aspect)) {
        total += sum([&](const CountedCell& cell) {
          return cell.version == hash && cell.kind == CellKind::Aspect && cell.item == aspect;
        });
        continue;
      }
      std::int64_t most = 0;
      for (const Question* question : questions_of_aspect(leading_, aspect))
        most = std::max(most, sum([&](const CountedCell& cell) {
                          return cell.version == hash && is_answer_to(cell, *question) &&
                                 mark_of(cell.value) > 0;
                        }));
      total += most;
    }
    return total;
  }

  const Questionnaire* version(const CountedCell& cell) const {
    const auto found = versions_.find(cell.version);
    return found == versions_.end() ? nullptr : found->second;
  }

 private:
  // An answer to this question, or to the one of the same id and type in another version.
  bool is_answer_to(const CountedCell& cell, const Question& question) const {
    return cell.kind == CellKind::Given && is_same_question(cell, question);
  }

  bool is_same_question(const CountedCell& cell, const Question& question) const {
    if (cell.item != question.id) return false;
    const Questionnaire* given = version(cell);
    const Question* asked = given == nullptr ? nullptr : given->find(question.id);
    return asked != nullptr && asked->type == question.type;
  }

  bool same_measure(const CountedCell& cell, MeasureKind kind, const Question& question) const {
    const Questionnaire* given = version(cell);
    const Question* asked = given == nullptr ? nullptr : find_measure(*given, kind);
    return asked != nullptr && asked->id == question.id && asked->type == question.type;
  }

  bool same_aspect(const Questionnaire& questionnaire, const std::string& aspect) const {
    const auto ours = questions_of_aspect(leading_, aspect);
    const auto theirs = questions_of_aspect(questionnaire, aspect);
    return std::is_permutation(
        ours.begin(), ours.end(), theirs.begin(), theirs.end(),
        [](const Question* a, const Question* b) { return a->id == b->id && a->type == b->type; });
  }

  const std::vector<CountedCell>& cells_;
  const Questionnaire& leading_;
  std::map<std::string, const Questionnaire*> versions_;
};

// Hostmanship: the mean of the means of its questions, each over its own n.
Figure aspect_figure(const Counts& counts, const Questionnaire& leading,
                     const std::string& aspect) {
  double sum = 0;
  int answered = 0;
  for (const Question* question : questions_of_aspect(leading, aspect)) {
    const Figure figure = figure_of(counts.marks(*question));
    if (figure.n == 0) continue;
    sum += figure.value;
    ++answered;
  }
  if (answered == 0) return {};
  return {sum / answered, counts.aspect_respondents(aspect)};
}

std::vector<NamedFigure> aspects_of(const Counts& counts, const Questionnaire& leading) {
  std::vector<NamedFigure> aspects;
  std::set<std::string> seen;
  for (const Question& question : leading.questions) {
    const Measure& measure = question.measure;
    if (measure.kind != MeasureKind::Aspect || !seen.insert(measure.id).second) continue;
    const Figure figure = aspect_figure(counts, leading, measure.id);
    const auto questions = questions_of_aspect(leading, measure.id);
    const bool asked = std::any_of(questions.begin(), questions.end(),
                                   [](const Question* part) { return part->visible; });
    if (asked || figure.n > 0)
      aspects.push_back(
          {measure.id, dutch(measure.label, leading), figure, static_cast<int>(questions.size())});
  }
  return aspects;
}

std::vector<NamedFigure> products_of(const Counts& counts, const Questionnaire& leading,
                                     const Versions& versions) {
  std::vector<NamedFigure> products;
  const Question* question = find_measure(leading, MeasureKind::Product);
  if (question == nullptr) return products;
  auto marks = counts.product_marks();
  std::set<std::string> seen;
  const auto add = [&](const Choice& choice, const Questionnaire& questionnaire, bool always) {
    const Figure figure = figure_of(marks[choice.id]);
    if ((!always && figure.n == 0) || !seen.insert(choice.id).second) return;
    products.push_back({choice.id, dutch(choice.label, questionnaire), figure});
  };
  for (const Choice& choice : question->choices) add(choice, leading, choice.visible);
  for (const auto& version : versions)
    if (const Question* older = version->find(question->id))
      for (const Choice& choice : older->choices) add(choice, *version, false);
  return products;
}

std::vector<NamedFigure> statements_of(const Counts& counts, const Questionnaire& leading) {
  std::vector<NamedFigure> statements;
  for (const Question& question : leading.questions) {
    if (question.measure.kind != MeasureKind::Statement) continue;
    const Figure figure = figure_of(percent_agree(counts.scale(question)));
    if (question.visible || figure.n > 0)
      statements.push_back({question.measure.id, dutch(question.measure.label, leading), figure});
  }
  return statements;
}

// The choices that are offered, and those that were chosen though they no longer are.
ChoiceCounts choice_counts(const Counts& counts, const Question& question,
                           const Questionnaire& leading, const Versions& versions) {
  const LocalText& label = question.label.empty() ? question.text : question.label;
  ChoiceCounts made{question.id, dutch(label, leading), 0, true, {}};
  made.exclusive = question.type != QuestionType::MultipleChoice;
  std::set<std::string> seen;
  const auto add = [&](const Choice& choice, const Questionnaire& questionnaire, bool always) {
    const std::int64_t count = counts.chosen(question, choice.id);
    if ((!always && count == 0) || !seen.insert(choice.id).second) return;
    made.choices.push_back({choice.id, dutch(choice.label, questionnaire), count});
    made.n += count;
  };
  for (const Choice& choice : question.choices) add(choice, leading, choice.visible);
  for (const auto& version : versions)
    if (const Question* older = version->find(question.id))
      for (const Choice& choice : older->choices) add(choice, *version, false);
  if (!made.exclusive) made.n = counts.answered(question);
  return made;
}

template <class Wanted>
std::vector<ChoiceCounts> counts_of(const Counts& counts, const Questionnaire& leading,
                                    const Versions& versions, Wanted wanted) {
  std::vector<ChoiceCounts> all;
  for (const Question& question : leading.questions) {
    if (question.measure.kind != MeasureKind::None || !wanted(question)) continue;
    ChoiceCounts made = choice_counts(counts, question, leading, versions);
    if (question.visible || made.n > 0) all.push_back(std::move(made));
  }
  return all;
}

bool is_reason(const Question& question) {
  return question.type == QuestionType::MultipleChoice;
}

// A question that the summary reads back in a few words is one by which staff sort.
bool is_sorted_by(const Question& question) {
  return !question.label.empty() &&
         (question.type == QuestionType::SingleChoice || question.type == QuestionType::YesNo);
}

bool is_respondent(const CountedCell& cell) {
  return cell.kind == CellKind::Disposition && cell.item != to_string(Disposition::BreakOff);
}

}  // namespace

std::string dutch(const LocalText& text, const Questionnaire& questionnaire) {
  const std::string& found = text.in("nl");
  if (!found.empty() || questionnaire.languages.empty()) return found;
  return text.in(questionnaire.languages.front());
}

const Question* find_measure(const Questionnaire& questionnaire, MeasureKind kind) {
  for (const Question& question : questionnaire.questions)
    if (question.measure.kind == kind) return &question;
  return nullptr;
}

const Questionnaire& leading_version(const std::vector<CountedCell>& cells,
                                     const Versions& versions) {
  for (const auto& version : versions)
    if (std::any_of(cells.begin(), cells.end(),
                    [&](const CountedCell& cell) { return cell.version == version->hash; }))
      return *version;
  return *versions.front();
}

Figure overall_of(const std::vector<CountedCell>& cells, const Versions& versions,
                  const Questionnaire& leading) {
  const Question* overall = find_measure(leading, MeasureKind::Overall);
  if (overall == nullptr) return {};
  return figure_of(Counts(cells, versions, leading).marks(*overall));
}

std::vector<CountedCell> only(const std::vector<CountedCell>& cells, bool flagged) {
  std::vector<CountedCell> kept;
  std::copy_if(cells.begin(), cells.end(), std::back_inserter(kept),
               [&](const CountedCell& cell) { return cell.flagged == flagged; });
  return kept;
}

Figures figures_of(const std::vector<CountedCell>& cells, const Versions& versions,
                   const Questionnaire& leading) {
  const Counts counts(cells, versions, leading);
  Figures figures;
  figures.respondents = counts.sum(is_respondent);
  figures.flagged =
      counts.sum([](const CountedCell& cell) { return is_respondent(cell) && cell.flagged; });
  figures.breakoffs = counts.sum([](const CountedCell& cell) {
    return cell.kind == CellKind::Disposition && !is_respondent(cell);
  });
  figures.reviews =
      counts.sum([](const CountedCell& cell) { return cell.kind == CellKind::Review; });
  if (const Question* suggestion = find_measure(leading, MeasureKind::Suggestion))
    figures.suggestions = counts.chosen(*suggestion, "ja");
  if (const Question* overall = find_measure(leading, MeasureKind::Overall))
    figures.overall = figure_of(counts.marks(*overall));
  if (const Question* effort = find_measure(leading, MeasureKind::Effort))
    figures.effort = figure_of(customer_effort(counts.scale(*effort)));
  figures.aspects = aspects_of(counts, leading);
  figures.products = products_of(counts, leading, versions);
  figures.statements = statements_of(counts, leading);
  if (const Question* face = find_measure(leading, MeasureKind::Satisfaction)) {
    figures.satisfied = counts.satisfied(*face);
    figures.reasons = counts_of(counts, leading, versions, is_reason);
  }
  figures.counts = counts_of(counts, leading, versions, is_sorted_by);
  return figures;
}

}  // namespace zuil
