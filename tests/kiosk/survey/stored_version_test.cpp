// SPDX-License-Identifier: EUPL-1.2
// A version that is stored somewhere, from before a rule was made, stays readable and stays that
// version: responses are pinned to its hash. tests/fixtures/questionnaires keeps them as they were.
#include <doctest/doctest.h>

#include "kiosk/survey/interview.h"
#include "kiosk/survey/response.h"
#include "tests/support/shipped_questionnaire.h"

using namespace zuil;

namespace {

std::shared_ptr<const Questionnaire> stored(const std::string& name) {
  return test::questionnaire_in(std::filesystem::path(ZUIL_SOURCE_DIR) /
                                "tests/fixtures/questionnaires" / (name + ".json"));
}

}  // namespace

TEST_CASE("stored versions: each is still read, under the same hash") {
  // By sha256sum of the document without "$schema", its keys sorted.
  CHECK(stored("balie")->hash ==
        "53a9e1133f8642833932c8b2e939ac1152f8643c6930bd824f35dc69dff83cfe");
  CHECK(stored("balie-kort")->hash ==
        "44de7449100a8ccb1715c5de6a8c9be95e77722b392cff44a7803ccf53a3ac03");
  CHECK(stored("every-type")->hash ==
        "befcedbca4f1edc63ac4cba606aae9d5d65de2bc359c60afdea23ef214ccdb26");
}

TEST_CASE("stored versions: what a later one can say has its old meaning where it is not said") {
  const auto balie = stored("balie");
  CHECK(balie->opening_hours.empty());
  CHECK(balie->valid_from.empty());
  CHECK(balie->promises.empty());
  CHECK(!balie->reference);
  CHECK(!balie->urgent);
  CHECK(balie->speech);
  CHECK(balie->idle_seconds == 0);
  for (const Question& question : balie->questions) CHECK(question.specifies.empty());
}

TEST_CASE("stored versions: a response sealed under one is still read") {
  const auto balie = stored("balie");
  const std::string sealed =
      R"({"answers":{"moeite":"weinig","product":"rijbewijs","totaaloordeel":8,"wachttijd":"na"},)"
      R"("channel":"kiosk","date":"2026-11-20","daypart":"morning","disposition":"complete",)"
      R"("flags":[],"id":"6f1ed002-ab59-4a3b-8c2e-0123456789ab","language":"nl",)"
      R"("questionnaire":"balie","questionnaireHash":")" +
      balie->hash + R"(","site":"Stadhuis"})";
  const Response read = test::require_ok(read_response(sealed, *balie));
  CHECK(read.answers.size() == 4);
  CHECK(to_canonical_json(read) == sealed);
}
