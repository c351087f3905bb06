// SPDX-License-Identifier: EUPL-1.2
// The printed factsheet: figures as text and as widths of bars; templates/factsheet.mustache says
// where they stand. Every text is escaped by the template.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "kiosk/survey/quality.h"
#include "sync/collector/dutch.h"
#include "sync/collector/factsheet.h"
#include "sync/collector/pages.h"

namespace zuil {
namespace {

using Data = kainjow::mustache::data;

constexpr std::int64_t kIndicative = 30;   // under so many respondents a figure is a hint only
constexpr std::int64_t kComparable = 100;  // groups under this are not to be compared
constexpr std::size_t kShortHash = 8;      // of a version

// What kind of number a figure is: how it is written, and which part of the bar it fills.
struct Scale {
  Extremes ends;
  double base;  // where bars begin
  std::string (*write)(double);
};
const Scale kMarks{kMarkExtremes, 1, dutch_decimal};
const Scale kEffort{kEffortExtremes, 0, dutch_whole};
const Scale kPercent{kPercentExtremes, 0, dutch_whole};
const Scale kShare{kPercentExtremes, 0, [](double value) { return dutch_whole(value) + "%"; }};

std::string svg_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

// Where a value stands in a bar of width 100.
double place(double value, const Scale& scale) {
  return (value - scale.ends.least) / (scale.ends.most - scale.ends.least) * 100;
}

std::string write_count(const std::optional<std::int64_t>& count) {
  return count ? dutch_count(*count) : std::string();
}

// Wilson's 95 % interval of a share over n.
std::string margin_of(double percent, std::int64_t n) {
  constexpr double kZ = 1.96;
  const double share = percent / 100;
  const auto size = static_cast<double>(n);
  const double scale = 1 + kZ * kZ / size;
  const double middle = (share + kZ * kZ / (2 * size)) / scale;
  const double half =
      kZ * std::sqrt(share * (1 - share) / size + kZ * kZ / (4 * size * size)) / scale;
  return dutch_whole(100 * (middle - half)) + "–" + dutch_whole(100 * (middle + half));
}

// The mark of the benchmark, with a gap to both sides so that it stands out on the bar.
void set_tick(const std::string& kind, double width, double at, Data& row) {
  const double left = std::clamp(at - width / 2, 0.0, 100 - width);
  const double gap = kind.empty() ? 0.9 : 0.5;
  row.set("tick" + kind, svg_number(left));
  row.set("gap" + kind, svg_number(left - gap));
}

// One row: label, bar, figure, benchmark, n.
Data row_data(const std::string& label, const Shown& shown, const Scale& scale) {
  Data row;
  row.set("label", label);
  if (shown.value) {
    const double begin = place(scale.base, scale);
    const double end = place(*shown.value, scale);
    row.set("value", scale.write(*shown.value));
    row.set("x", svg_number(std::min(begin, end)));
    row.set("width", svg_number(std::abs(end - begin)));
    row.set("indicative", shown.n && *shown.n < kIndicative);
  } else {
    row.set("hidden", shown.n != 0);
    row.set("nobody", shown.n == 0);
  }
  if (shown.n) row.set("n", dutch_count(*shown.n));
  if (shown.benchmark) {
    row.set("benchmark", scale.write(*shown.benchmark));
    const double at = place(*shown.benchmark, scale);
    set_tick("", 1.2, at, row);
    set_tick("_wide", 0.6, at, row);
  }
  return row;
}

Data rows_data(const std::vector<NamedShown>& rows, const Scale& scale) {
  Data list{Data::type::list};
  for (const NamedShown& row : rows) {
    Data data = row_data(row.label, row.shown, scale);
    if (&scale == &kPercent && row.shown.value)
      data.set("margin", margin_of(*row.shown.value, row.shown.n.value_or(1)));
    list.push_back(data);
  }
  return list;
}

std::vector<const Shown*> all_shown(const Factsheet& factsheet) {
  std::vector<const Shown*> all;
  for (const auto* figure : {&factsheet.overall, &factsheet.effort, &factsheet.satisfaction})
    if (*figure) all.push_back(&**figure);
  for (const auto* rows : {&factsheet.aspects, &factsheet.products, &factsheet.statements})
    for (const NamedShown& row : *rows) all.push_back(&row.shown);
  for (const YearShown& year : factsheet.history) all.push_back(&year.shown);
  if (factsheet.flagged.value_or(0) == 0) return all;
  const WithoutFlagged& without = factsheet.without_flagged;
  for (const auto* figure : {&without.overall, &without.effort, &without.satisfaction})
    if (*figure) all.push_back(&**figure);
  for (const auto* rows : {&without.aspects, &without.statements})
    for (const NamedShown& row : *rows) all.push_back(&row.shown);
  return all;
}

// Aspects that are made of several marks: "Hostmanship is het gemiddelde van 6 rapportcijfers."
Data compositions(const Factsheet& factsheet) {
  Data list{Data::type::list};
  for (const NamedShown& aspect : factsheet.aspects) {
    if (aspect.questions < 2) continue;
    Data data;
    data.set("label", aspect.label);
    data.set("questions", std::to_string(aspect.questions));
    list.push_back(data);
  }
  return list;
}

bool any_choice_hidden(const Factsheet& factsheet) {
  const auto hidden = [](const ChoicesShown& table) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [](const ChoicesShown::Row& row) { return !row.count; });
  };
  return std::any_of(factsheet.reasons.begin(), factsheet.reasons.end(), hidden) ||
         std::any_of(factsheet.counts.begin(), factsheet.counts.end(), hidden);
}

// One figure of all respondents beside that of those not flagged.
void add_pair(const std::string& label, const Shown& all, const Shown& without, const Scale& scale,
              Data& list) {
  const auto cell = [&](const Shown& shown) {
    Data data;
    data.set("value", shown.value ? Data(scale.write(*shown.value)) : Data(false));
    data.set("n", shown.value && shown.n ? Data(dutch_count(*shown.n)) : Data(false));
    data.set("indicative", shown.value && shown.n && *shown.n < kIndicative);
    data.set("hidden", shown.n != 0);
    data.set("nobody", shown.n == 0);
    return data;
  };
  Data row;
  row.set("label", label);
  row.set("all", cell(all));
  row.set("rest", cell(without));
  list.push_back(row);
}

Data pairs_data(const Factsheet& factsheet) {
  const WithoutFlagged& without = factsheet.without_flagged;
  Data list{Data::type::list};
  const auto add = [&](const char* label, const std::optional<Shown>& all,
                       const std::optional<Shown>& rest, const Scale& scale) {
    if (all && rest) add_pair(label, *all, *rest, scale, list);
  };
  add("Tevreden respondenten", factsheet.satisfaction, without.satisfaction, kShare);
  add("Totaaloordeel", factsheet.overall, without.overall, kMarks);
  add("Gemak (CES)", factsheet.effort, without.effort, kEffort);
  for (std::size_t i = 0; i < factsheet.aspects.size(); ++i)
    add_pair(factsheet.aspects[i].label, factsheet.aspects[i].shown, without.aspects[i].shown,
             kMarks, list);
  for (std::size_t i = 0; i < factsheet.statements.size(); ++i)
    add_pair(factsheet.statements[i].label, factsheet.statements[i].shown,
             without.statements[i].shown, kShare, list);
  return list;
}

// Each version with its respondents and what it asks in other words than the one before it.
Data versions_data(const Factsheet& factsheet) {
  Data list{Data::type::list};
  for (const VersionShown& version : factsheet.versions) {
    Data texts{Data::type::list};
    for (const Rewording& reworded : version.reworded) {
      Data text;
      text.set("before", reworded.before);
      text.set("after", reworded.after);
      text.set("language", reworded.language);
      texts.push_back(text);
    }
    Data row;
    row.set("hash", version.hash.substr(0, kShortHash));
    row.set("from", version.first ? dutch_date(*version.first) : "");
    row.set("known", version.respondents.has_value());
    row.set("n", write_count(version.respondents));
    row.set("reworded", texts);
    row.set("same", version.reworded.empty());
    list.push_back(row);
  }
  return list;
}

void set_notes(const Factsheet& factsheet, Data& data) {
  const auto all = all_shown(factsheet);
  const auto any = [&](auto holds) {
    return std::any_of(all.begin(), all.end(), [&](const Shown* shown) { return holds(*shown); });
  };
  const bool counts_hidden = (factsheet.asks_reviews && !factsheet.reviews) ||
                             (factsheet.asks_suggestions && !factsheet.suggestions) ||
                             !factsheet.flagged || any_choice_hidden(factsheet);
  data.set("note_hidden", counts_hidden || any([](const Shown& shown) {
                            return shown.suppressed && shown.n != 0;
                          }));
  data.set("note_indicative",
           any([](const Shown& shown) { return shown.value && shown.n < kIndicative; }));
  data.set("note_small_products", std::any_of(factsheet.products.begin(), factsheet.products.end(),
                                              [](const NamedShown& product) {
                                                return product.shown.value &&
                                                       product.shown.n < kComparable;
                                              }));
  data.set("note_benchmark", any([](const Shown& shown) { return shown.benchmark.has_value(); }));
  data.set("benchmark_year", factsheet.selection.to.substr(0, 4));
  data.set("compositions", compositions(factsheet));
  data.set("rule", std::string(kQualityRule));
  data.set("flagged_known", factsheet.flagged.has_value());
  data.set("flagged_some", factsheet.flagged.value_or(0) > 0);
  data.set("flagged", write_count(factsheet.flagged));
  data.set("without_flagged", write_count(factsheet.without_flagged.respondents));
  data.set("pairs", pairs_data(factsheet));
  data.set("breakoffs_known", factsheet.breakoffs.has_value());
  data.set("breakoffs", write_count(factsheet.breakoffs));
  data.set("versions", versions_data(factsheet));
  data.set("has_versions", factsheet.versions.size() > 1);
  data.set("version_count", std::to_string(factsheet.versions.size()));
}

Data history_data(const Factsheet& factsheet) {
  Data list{Data::type::list};
  for (const YearShown& year : factsheet.history)
    list.push_back(row_data(std::to_string(year.year), year.shown, kMarks));
  return list;
}

// A figure in large type, with a bar and its axis.
Data headline_data(const std::string& label, const Shown& shown, const Scale& scale) {
  Data data = row_data(label, shown, scale);
  data.set("least", dutch_whole(scale.ends.least));
  data.set("most", dutch_whole(scale.ends.most));
  data.set("zero", scale.ends.least < 0);
  return data;
}

// How often each choice was chosen: its share as bar and figure, and its count.
Data choices_data(const ChoicesShown& table) {
  Data rows{Data::type::list};
  for (const ChoicesShown::Row& choice : table.rows) {
    // Of a question nobody answered every row says so, and so does one hidden.
    Shown shown{choice.percent, choice.count, std::nullopt, !choice.percent};
    Data row = row_data(choice.label, shown, kPercent);
    row.set("indicative", false);
    rows.push_back(row);
  }
  Data data;
  data.set("id", table.id);
  data.set("label", table.label);
  if (table.n) data.set("n", dutch_count(*table.n));
  data.set("few", table.n && *table.n > 0 && *table.n < kIndicative);
  data.set("rows", rows);
  return data;
}

Data tables_data(const std::vector<ChoicesShown>& tables) {
  Data list{Data::type::list};
  for (const ChoicesShown& table : tables) list.push_back(choices_data(table));
  return list;
}

// The panels, each with what it is called and explained by.
void set_headlines(const Factsheet& factsheet, Data& data) {
  if (factsheet.overall) {
    Data panel = headline_data("Totaaloordeel", *factsheet.overall, kMarks);
    panel.set("question", factsheet.overall_question);
    data.set("overall", panel);
  }
  data.set("has_overall", factsheet.overall.has_value());
  // Not inside the panel's own data: a year without a figure must not find this year's.
  data.set("history", history_data(factsheet));
  data.set("has_history", !factsheet.history.empty());
  if (factsheet.effort)
    data.set("effort", headline_data("Customer effort score", *factsheet.effort, kEffort));
  if (factsheet.satisfaction) {
    Data panel = headline_data("Percentage tevreden", *factsheet.satisfaction, kShare);
    panel.set("question", factsheet.satisfaction_question);
    data.set("satisfaction", panel);
  }
  const int panels =
      (factsheet.overall ? 1 : 0) + (factsheet.effort ? 1 : 0) + (factsheet.satisfaction ? 1 : 0);
  data.set("has_panels", panels > 0);
  data.set("neutral_face", factsheet.neutral_face);
  data.set("beside", panels > 1);
}

}  // namespace

std::string to_html(const Factsheet& factsheet) {
  const Selection& selection = factsheet.selection;
  const std::string period = dutch_period(selection.from, selection.to);
  Data data;
  data.set("title", factsheet.title);
  data.set("period", period);
  data.set("site", selection.site.value_or("Alle locaties"));
  data.set("too_few", factsheet.suppressed);
  data.set("respondents", write_count(factsheet.respondents));
  data.set("asks_reviews", factsheet.asks_reviews);
  data.set("asks_suggestions", factsheet.asks_suggestions);
  if (factsheet.reviews) data.set("reviews", dutch_count(*factsheet.reviews));
  if (factsheet.suggestions) data.set("suggestions", dutch_count(*factsheet.suggestions));
  data.set("few_respondents", factsheet.respondents.value_or(0) < kIndicative);
  set_headlines(factsheet, data);
  data.set("reasons", tables_data(factsheet.reasons));
  data.set("has_reasons", !factsheet.reasons.empty());
  data.set("counts", tables_data(factsheet.counts));
  data.set("has_counts", !factsheet.counts.empty());
  data.set("aspects", rows_data(factsheet.aspects, kMarks));
  data.set("has_aspects", !factsheet.aspects.empty());
  data.set("overall_and_aspects", factsheet.overall && !factsheet.aspects.empty());
  data.set("aspects_and_products", !factsheet.aspects.empty() && !factsheet.products.empty());
  data.set("products", rows_data(factsheet.products, kMarks));
  data.set("has_products", !factsheet.products.empty());
  data.set("statements", rows_data(factsheet.statements, kPercent));
  data.set("has_statements", !factsheet.statements.empty());
  Data tips{Data::type::list};
  for (const std::string& tip : factsheet.tips) tips.push_back(tip);
  data.set("tips", tips);
  data.set("has_tips", !factsheet.tips.empty());
  set_notes(factsheet, data);
  return render_page("factsheet", data);
}

}  // namespace zuil
