// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/made_id.h"

#include "tests/support/require_ok.h"

namespace zuil {
namespace {

TEST_CASE("words become ids that a questionnaire can have") {
  CHECK(make_id("Paspoort (spoed)", "x") == "paspoort_spoed");
  CHECK(make_id("Één café, écht", "x") == "een_cafe_echt");
  CHECK(make_id("هل", "vraag") == "vraag");
  CHECK(make_id("Ik heb onvoldoende / onjuiste informatie gekregen", "x").size() <= 28);
  std::vector<std::string> taken{"na"};
  CHECK(make_free_id("Na", "x", taken) == "na_2");
  CHECK(make_free_id("Na!", "x", taken) == "na_3");
}

}  // namespace
}  // namespace zuil
