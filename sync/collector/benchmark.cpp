// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/benchmark.h"

#include <algorithm>

#include "kiosk/base/json_reader.h"
#include "sync/collector/suppression.h"

namespace zuil {
namespace {

// What can be compared with a benchmark, and between which values.
std::map<std::string, Extremes> measures_of(const Questionnaire& questionnaire) {
  std::map<std::string, Extremes> measures;
  for (const Question& question : questionnaire.questions) {
    switch (question.measure.kind) {
      case MeasureKind::Overall:
        measures[question.id] = kMarkExtremes;
        break;
      case MeasureKind::Effort:
        measures[question.id] = kEffortExtremes;
        break;
      case MeasureKind::Aspect:
        measures[question.measure.id] = kMarkExtremes;
        break;
      case MeasureKind::Satisfaction:
        measures[question.id] = kPercentExtremes;
        break;
      case MeasureKind::Statement:
        measures[question.measure.id] = kPercentExtremes;
        break;
      case MeasureKind::None:
      case MeasureKind::Product:
      case MeasureKind::Review:
      case MeasureKind::Suggestion:
      case MeasureKind::SuggestionText:
        break;
    }
  }
  return measures;
}

}  // namespace

Result<Benchmark> read_benchmark(std::string_view text, std::string_view name) {
  ZUIL_TRY(const auto document, parse_json(text, name));
  const JsonReader json(document, std::string(name));
  ZUIL_CHECK(json.allow_only({"$schema", "questionnaire", "year", "values"}));
  Benchmark benchmark;
  ZUIL_TRY(const auto questionnaire, json.member("questionnaire"));
  ZUIL_TRY(benchmark.questionnaire, questionnaire.non_empty_string());
  ZUIL_TRY(const auto year, json.member("year"));
  ZUIL_TRY(const auto number, year.integer(2000, 2999));
  benchmark.year = static_cast<int>(number);
  ZUIL_TRY(const auto values, json.member("values"));
  if (!values.value().is_object()) return values.fail_here("must be an object {…}");
  for (const auto& [key, ignored] : values.value().items()) {
    ZUIL_TRY(const auto member, values.member(key));
    ZUIL_TRY(benchmark.values[key], member.number(-100, 100));
  }
  return benchmark;
}

Result<void> check(const Benchmark& benchmark, const Questionnaire& questionnaire,
                   std::string_view name) {
  const auto measures = measures_of(questionnaire);
  for (const auto& [key, value] : benchmark.values) {
    const std::string place = std::string(name) + ": $.values." + key + ": ";
    const auto measure = measures.find(key);
    if (measure == measures.end()) {
      std::string known;
      for (const auto& [id, ignored] : measures) known += (known.empty() ? "" : ", ") + id;
      return fail(ErrorCode::Invalid, place + "is no measure of " + questionnaire.id,
                  "Remove it or correct the spelling; known here are " + known + ".");
    }
    if (value < measure->second.least || value > measure->second.most)
      return fail(ErrorCode::Invalid, place + "must be from " +
                                          std::to_string(static_cast<int>(measure->second.least)) +
                                          " to " +
                                          std::to_string(static_cast<int>(measure->second.most)));
  }
  return {};
}

}  // namespace zuil
