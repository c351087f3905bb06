// SPDX-License-Identifier: EUPL-1.2
// Whatever a respondent does, the interview ends, and asks nothing its rules hide.
#include "tests/kiosk/survey/random_walk.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "kiosk/survey/questionnaire_review.h"
#include "tests/kiosk/survey/every_type.h"
#include "tests/kiosk/survey/random_questionnaire.h"

using namespace zuil;

TEST_CASE("random walks: each respondent gets to the end, and is asked what the rules say") {
  for (const auto& questionnaire :
       {test::shipped_questionnaire("balie"), test::shipped_questionnaire("balie-kort"),
        test::every_type()}) {
    CAPTURE(questionnaire->id);
    for (unsigned seed = 0; seed < 100; ++seed) test::walk_at_random(questionnaire, seed);
  }
}

// One whose constraint nobody can keep is readable, but must not be published.
TEST_CASE("random walks through random questionnaires end too") {
  int walked = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    const auto questionnaire = test::random_questionnaire(seed);
    const auto findings = review(*questionnaire);
    const bool stops_all = std::any_of(
        findings.begin(), findings.end(),
        [](const Finding& finding) { return finding.path.ends_with(".constraint.rule"); });
    if (stops_all) continue;
    ++walked;
    for (unsigned walk = 0; walk < 5; ++walk) test::walk_at_random(questionnaire, walk);
  }
  CHECK(walked > 300);
}
