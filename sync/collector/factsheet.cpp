// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/factsheet.h"

#include <charconv>

#include "kiosk/survey/quality.h"
#include "sync/collector/tips.h"

namespace zuil {
namespace {

constexpr int kYearsOfHistory = 3;

int year_of(const std::string& date) {
  int year = 0;
  std::from_chars(date.data(), date.data() + 4, year);
  return year;
}

std::optional<double> find(const std::map<std::string, double>& benchmark, const std::string& key) {
  const auto found = benchmark.find(key);
  return found == benchmark.end() ? std::nullopt : std::optional(found->second);
}

std::vector<NamedShown> show_each(const std::vector<NamedFigure>& figures, const Extremes& extremes,
                                  const std::map<std::string, double>& benchmark) {
  std::vector<NamedShown> shown;
  for (const NamedFigure& figure : figures) {
    shown.push_back({figure.id, figure.label, show(figure.figure, extremes), figure.questions});
    shown.back().shown.benchmark = find(benchmark, figure.id);
  }
  return shown;
}

void hide(Shown& shown) {
  shown = {std::nullopt, std::nullopt, std::nullopt, true};
}

void hide(ChoicesShown& shown) {
  shown.n = std::nullopt;
  for (ChoicesShown::Row& row : shown.rows) row.count = row.percent = std::nullopt;
}

std::vector<ChoicesShown> show_each(const std::vector<ChoiceCounts>& all) {
  std::vector<ChoicesShown> made;
  for (const ChoiceCounts& choices : all) {
    const ShownChoices shown = show_choices(choices);
    ChoicesShown table{choices.id, choices.label, shown.n, {}};
    for (std::size_t i = 0; i < choices.choices.size(); ++i) {
      table.rows.push_back({choices.choices[i].id, choices.choices[i].label, shown.counts[i], {}});
      if (shown.counts[i] && choices.n > 0)
        table.rows.back().percent =
            100.0 * static_cast<double>(*shown.counts[i]) / static_cast<double>(choices.n);
    }
    made.push_back(std::move(table));
  }
  return made;
}

void hide_all(WithoutFlagged& without) {
  without.respondents = std::nullopt;
  for (auto* figure : {&without.overall, &without.effort, &without.satisfaction})
    if (*figure) hide(**figure);
  for (auto* rows : {&without.aspects, &without.statements})
    for (NamedShown& row : *rows) hide(row.shown);
}

// Fewer than ten respondents: labels stay, figures go.
void hide_all(Factsheet& factsheet) {
  factsheet.suppressed = true;
  factsheet.respondents = factsheet.breakoffs = factsheet.reviews = factsheet.suggestions =
      factsheet.flagged = std::nullopt;
  hide_all(factsheet.without_flagged);
  for (auto* figure : {&factsheet.overall, &factsheet.effort, &factsheet.satisfaction})
    if (*figure) hide(**figure);
  for (auto* rows : {&factsheet.aspects, &factsheet.products, &factsheet.statements})
    for (NamedShown& row : *rows) hide(row.shown);
  for (auto* tables : {&factsheet.reasons, &factsheet.counts})
    for (ChoicesShown& table : *tables) hide(table);
  for (YearShown& year : factsheet.history) hide(year.shown);
  for (VersionShown& version : factsheet.versions) {
    version.first = version.last = std::nullopt;
    version.respondents = std::nullopt;
  }
  factsheet.tips.clear();
}

// The large figures: those that the questionnaire asks for.
void show_headlines(const Figures& figures, const Questionnaire& leading,
                    const std::map<std::string, double>& benchmark, Factsheet& factsheet) {
  const auto headline = [&](MeasureKind kind, const Figure& figure, const Extremes& extremes,
                            std::optional<Shown>& place) -> std::string {
    const Question* question = find_measure(leading, kind);
    if (question == nullptr) return {};
    place = show(figure, extremes);
    place->benchmark = find(benchmark, question->id);
    return dutch(question->text, leading);
  };
  factsheet.overall_question =
      headline(MeasureKind::Overall, figures.overall, kMarkExtremes, factsheet.overall);
  headline(MeasureKind::Effort, figures.effort, kEffortExtremes, factsheet.effort);
  factsheet.satisfaction_question = headline(MeasureKind::Satisfaction, figures.satisfied,
                                             kPercentExtremes, factsheet.satisfaction);
  const Question* face = find_measure(leading, MeasureKind::Satisfaction);
  factsheet.neutral_face = face != nullptr && face->choices.size() % 2 == 1;
}

void show_figures(const Figures& figures, const Questionnaire& leading,
                  const std::map<std::string, double>& benchmark, Factsheet& factsheet) {
  factsheet.respondents = figures.respondents;
  factsheet.breakoffs = show_count(figures.breakoffs, figures.breakoffs);
  factsheet.asks_reviews = find_measure(leading, MeasureKind::Review) != nullptr;
  factsheet.asks_suggestions = find_measure(leading, MeasureKind::Suggestion) != nullptr;
  factsheet.reviews = show_count(figures.reviews, figures.respondents);
  factsheet.suggestions = show_count(figures.suggestions, figures.respondents);
  factsheet.flagged = show_count(figures.flagged, figures.respondents);
  show_headlines(figures, leading, benchmark, factsheet);
  factsheet.aspects = show_each(figures.aspects, kMarkExtremes, benchmark);
  factsheet.statements = show_each(figures.statements, kPercentExtremes, benchmark);
  factsheet.reasons = show_each(figures.reasons);
  factsheet.counts = show_each(figures.counts);
  const auto products = show_parts(figures.overall, figures.products);
  for (std::size_t i = 0; i < products.size(); ++i)
    factsheet.products.push_back({figures.products[i].id, figures.products[i].label, products[i]});
}

// Of whom the figures are.
struct Split {
  Figures all;
  Figures flagged;
  Figures rest;
};

Figure find(const std::vector<NamedFigure>& figures, const std::string& id) {
  for (const NamedFigure& figure : figures)
    if (figure.id == id) return figure.figure;
  return {};
}

// `place`: which figures; a pointer to a member of Figures.
std::vector<NamedShown> show_each_without(const Split& split,
                                          std::vector<NamedFigure> Figures::*place,
                                          const Extremes& extremes) {
  std::vector<NamedShown> shown;
  for (const NamedFigure& all : split.all.*place)
    shown.push_back({all.id, all.label,
                     show_without(find(split.flagged.*place, all.id), all.figure,
                                  find(split.rest.*place, all.id), extremes),
                     all.questions});
  return shown;
}

// After show_figures(): which measures there are, and whether the flagged may be counted.
void show_without_flagged(const Split& split, Factsheet& factsheet) {
  WithoutFlagged& without = factsheet.without_flagged;
  const auto headline = [&](const std::optional<Shown>& of_all, Figure Figures::*place,
                            const Extremes& extremes) -> std::optional<Shown> {
    if (!of_all) return std::nullopt;
    return show_without(split.flagged.*place, split.all.*place, split.rest.*place, extremes);
  };
  without.respondents = split.rest.respondents;
  without.overall = headline(factsheet.overall, &Figures::overall, kMarkExtremes);
  without.effort = headline(factsheet.effort, &Figures::effort, kEffortExtremes);
  without.satisfaction = headline(factsheet.satisfaction, &Figures::satisfied, kPercentExtremes);
  without.aspects = show_each_without(split, &Figures::aspects, kMarkExtremes);
  without.statements = show_each_without(split, &Figures::statements, kPercentExtremes);
  if (!factsheet.flagged) hide_all(without);
}

Result<std::vector<YearShown>> history(CollectorStore& store, const Selection& selection,
                                       const Versions& versions, const Questionnaire& leading) {
  std::vector<YearShown> history;
  const int first = year_of(selection.from);
  for (int year = first - 1; year >= first - kYearsOfHistory; --year) {
    Selection earlier = selection;
    earlier.from = std::to_string(year) + "-01-01";
    earlier.to = std::to_string(year) + "-12-31";
    ZUIL_TRY(const auto cells, store.cells(earlier));
    const Figure overall = overall_of(cells, versions, leading);
    if (overall.n > 0) history.push_back({year, show(overall, kMarkExtremes)});
  }
  return history;
}

}  // namespace

Result<Factsheet> make_factsheet(CollectorStore& store, const Selection& selection) {
  // Everything from one state of the database; nothing is written.
  ZUIL_TRY(const auto transaction, store.begin());
  ZUIL_TRY(const Versions versions, store.versions(selection.questionnaire));
  if (versions.empty())
    return fail(ErrorCode::NotFound,
                "the collector has no questionnaire " + selection.questionnaire,
                "See which it has with: zuil-collector totals.");
  ZUIL_TRY(const auto cells, store.cells(selection));
  ZUIL_TRY(const auto benchmark, store.benchmark(selection.questionnaire, year_of(selection.to)));
  const Questionnaire& leading = leading_version(cells, versions);

  Factsheet factsheet;
  factsheet.selection = selection;
  factsheet.title = dutch(leading.title, leading);
  const Split split{figures_of(cells, versions, leading),
                    figures_of(only(cells, true), versions, leading),
                    figures_of(only(cells, false), versions, leading)};
  show_figures(split.all, leading, benchmark, factsheet);
  show_without_flagged(split, factsheet);
  ZUIL_TRY(const auto version_counts, store.version_counts(selection));
  factsheet.versions = show_versions(version_counts, versions);
  ZUIL_TRY(factsheet.history, history(store, selection, versions, leading));
  if (factsheet.suggestions.value_or(0) > 0) {
    ZUIL_TRY(const auto texts, store.tips(selection));
    factsheet.tips = printable_tips(texts);
  }
  if (split.all.respondents < kFewestShown) hide_all(factsheet);
  return factsheet;
}

}  // namespace zuil
