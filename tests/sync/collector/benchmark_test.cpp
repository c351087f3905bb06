// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/benchmark.h"

#include <doctest/doctest.h>

#include "tests/support/require_ok.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;
using namespace zuil::test;

namespace {

// What is wrong with it; empty when nothing is.
std::string fault_of(const std::string& text) {
  const auto benchmark = read_benchmark(text, "bm.json");
  if (!benchmark) return benchmark.error().message;
  const auto checked = check(*benchmark, *shipped_questionnaire("balie"), "bm.json");
  return checked ? std::string() : checked.error().message;
}

std::string with_values(const std::string& values) {
  return R"({"questionnaire":"balie","year":2020,"values":)" + values + "}";
}

}  // namespace

TEST_CASE("Benchmark values are read per measure") {
  const auto benchmark = require_ok(
      read_benchmark(with_values(R"({"totaaloordeel":8.4,"moeite":70,"hostmanship":8.9})"), "bm"));
  CHECK(benchmark.questionnaire == "balie");
  CHECK(benchmark.year == 2020);
  CHECK(benchmark.values.at("moeite") == 70);
  CHECK(check(benchmark, *shipped_questionnaire("balie"), "bm"));
}

TEST_CASE("A fault in a benchmark file is said with its JSON path") {
  CHECK(fault_of(with_values(R"({"totaaloordeel":8.4})")).empty());
  CHECK(fault_of(with_values(R"({"totaal":8.4})")) ==
        "bm.json: $.values.totaal: is no measure of balie");
  CHECK(fault_of(with_values(R"({"product":8.4})")) ==
        "bm.json: $.values.product: is no measure of balie");
  CHECK(fault_of(with_values(R"({"wachttijd":0.5})")) ==
        "bm.json: $.values.wachttijd: must be from 1 to 10");
  CHECK(fault_of(with_values(R"({"wachttijd":"8,2"})")).starts_with("bm.json: $.values.wachttijd"));
  CHECK(fault_of(with_values("[]")).starts_with("bm.json: $.values"));
  CHECK(fault_of(R"({"questionnaire":"balie","year":"2020","values":{}})")
            .starts_with("bm.json: $.year"));
  CHECK(fault_of(R"({"questionnaire":"balie","year":2020})") ==
        "bm.json: $: \"values\" is missing");
  CHECK(fault_of("{").starts_with("bm.json: line 1"));
}
