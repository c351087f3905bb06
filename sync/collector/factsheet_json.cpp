// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "kiosk/survey/quality.h"
#include "sync/collector/factsheet.h"

namespace zuil {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// Adds `name` (mean, score, agree), n and where it is hidden the word for it.
void add_shown(Json& json, const char* name, const Shown& shown, bool with_benchmark) {
  json[name] = or_null(shown.value);
  json["n"] = or_null(shown.n);
  if (with_benchmark) json["benchmark"] = or_null(shown.benchmark);
  if (shown.suppressed) json["suppressed"] = true;
}

Json figure(const char* name, const Shown& shown) {
  Json json = Json::object();
  add_shown(json, name, shown, true);
  return json;
}

Json rows(const char* name, const std::vector<NamedShown>& shown, bool with_benchmark) {
  Json list = Json::array();
  for (const NamedShown& row : shown) {
    Json json{{"id", row.id}, {"label", row.label}};
    add_shown(json, name, row.shown, with_benchmark);
    list.push_back(std::move(json));
  }
  return list;
}

Json figure_or_null(const char* name, const std::optional<Shown>& shown) {
  return shown ? figure(name, *shown) : Json(nullptr);
}

Json tables(const std::vector<ChoicesShown>& tables) {
  Json list = Json::array();
  for (const ChoicesShown& table : tables) {
    Json choices = Json::array();
    for (const ChoicesShown::Row& row : table.rows) {
      Json choice{{"id", row.id}, {"label", row.label}};
      choice["count"] = or_null(row.count);
      choice["percent"] = or_null(row.percent);
      if (!row.count) choice["suppressed"] = true;
      choices.push_back(std::move(choice));
    }
    Json json{{"id", table.id}, {"label", table.label}};
    json["n"] = or_null(table.n);
    json["choices"] = std::move(choices);
    list.push_back(std::move(json));
  }
  return list;
}

Json history(const Factsheet& factsheet) {
  Json list = Json::array();
  for (const YearShown& year : factsheet.history) {
    Json json{{"year", year.year}};
    add_shown(json, "mean", year.shown, false);
    list.push_back(std::move(json));
  }
  return list;
}

Json without_flagged(const Factsheet& factsheet) {
  const WithoutFlagged& without = factsheet.without_flagged;
  Json json = Json::object();
  json["respondents"] = or_null(without.respondents);
  const auto add = [&](const char* key, const char* name, const std::optional<Shown>& shown) {
    if (!shown) return;
    json[key] = Json::object();
    add_shown(json[key], name, *shown, false);
  };
  add("overall", "mean", without.overall);
  add("effort", "score", without.effort);
  add("satisfaction", "satisfied", without.satisfaction);
  json["aspects"] = rows("mean", without.aspects, false);
  json["statements"] = rows("agree", without.statements, false);
  return json;
}

Json quality(const Factsheet& factsheet) {
  const auto& overall = factsheet.without_flagged.overall;
  const auto mean = overall ? overall->value : std::nullopt;
  Json json{{"rule", kQualityRule}};
  json["flagged"] = or_null(factsheet.flagged);
  json["overallWithoutFlagged"] = or_null(mean);
  if (!factsheet.flagged || !mean) json["suppressed"] = true;
  json["withoutFlagged"] = without_flagged(factsheet);
  return json;
}

// With the wording that changed from one to the next.
Json versions(const Factsheet& factsheet) {
  Json list = Json::array();
  for (const VersionShown& version : factsheet.versions) {
    Json json{{"version", version.hash}};
    json["from"] = or_null(version.first);
    json["to"] = or_null(version.last);
    json["respondents"] = or_null(version.respondents);
    if (!version.respondents) json["suppressed"] = true;
    json["reworded"] = Json::array();
    for (const Rewording& text : version.reworded)
      json["reworded"].push_back({{"question", text.question},
                                  {"choice", text.choice},
                                  {"field", text.field},
                                  {"language", text.language},
                                  {"before", text.before},
                                  {"after", text.after}});
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string to_json(const Factsheet& factsheet) {
  Json json = Json::object();
  json["questionnaire"] = factsheet.selection.questionnaire;
  json["title"] = factsheet.title;
  json["period"] = {{"from", factsheet.selection.from}, {"to", factsheet.selection.to}};
  json["site"] = or_null(factsheet.selection.site);
  if (factsheet.suppressed) json["suppressed"] = true;
  json["respondents"] = or_null(factsheet.respondents);
  json["reviews"] = or_null(factsheet.reviews);
  json["suggestions"] = or_null(factsheet.suggestions);
  json["overall"] = figure_or_null("mean", factsheet.overall);
  json["effort"] = figure_or_null("score", factsheet.effort);
  if (factsheet.satisfaction) {
    json["satisfaction"] = figure("satisfied", *factsheet.satisfaction);
    json["reasons"] = tables(factsheet.reasons);
  }
  json["aspects"] = rows("mean", factsheet.aspects, true);
  json["products"] = rows("mean", factsheet.products, false);
  json["statements"] = rows("agree", factsheet.statements, true);
  if (!factsheet.counts.empty()) json["counts"] = tables(factsheet.counts);
  json["history"] = history(factsheet);
  if (factsheet.versions.size() > 1) json["versions"] = versions(factsheet);
  json["quality"] = quality(factsheet);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace zuil
