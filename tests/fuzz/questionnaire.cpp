// SPDX-License-Identifier: EUPL-1.2
// A questionnaire from anywhere: it is read or refused, and one that is read can be reviewed,
// walked to its end, and is the same when it is read again.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/questionnaire_review.h"
#include "kiosk/survey/routes.h"

namespace {

// So that a large questionnaire does not keep the fuzzer from the next input.
constexpr std::size_t kMostReviewed = 12;

void require(bool held) {
  if (!held) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = zuil::read_questionnaire(text, "fuzz");
  if (!read) {
    require(!read.error().message.empty());
    return 0;
  }
  const auto again = zuil::read_questionnaire(read->canonical_json, "fuzz");
  require(again && again->hash == read->hash);
  if (read->questions.size() > kMostReviewed) return 0;
  zuil::review(*read);
  const auto questionnaire = std::make_shared<const zuil::Questionnaire>(*read);
  const std::string language = questionnaire->languages.front();
  for (std::size_t i = 0; i < questionnaire->questions.size(); ++i)
    if (const auto route = zuil::route_to(*questionnaire, i, 100))
      zuil::walk_along(questionnaire, language, i, *route);
  return 0;
}
