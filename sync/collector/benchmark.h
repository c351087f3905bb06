// SPDX-License-Identifier: EUPL-1.2
// BM values: what all participating municipalities scored in a year.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/survey/questionnaire.h"

namespace zuil {

struct Benchmark {
  std::string questionnaire;
  int year = 0;
  std::map<std::string, double> values;  // by measure
};

// {"questionnaire":"balie","year":2020,"values":{"totaaloordeel":8.4,"moeite":70,"wachttijd":8.2}}.
Result<Benchmark> read_benchmark(std::string_view text, std::string_view name);

// Its keys must be measures of that questionnaire: the ids of its overall, its effort and its
// satisfaction question, of its aspects and of its statements; the values must be ones these can
// have. An error names the JSON path.
Result<void> check(const Benchmark& benchmark, const Questionnaire& questionnaire,
                   std::string_view name);

}  // namespace zuil
