// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/bundle_json.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kiosk/survey/date.h"
#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/record_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

Result<Questionnaire> read_bundled(const JsonReader& json, std::string_view name) {
  ZUIL_CHECK(json.allow_only({"document", "hash"}));
  ZUIL_TRY(const std::string hash, read_hex(json, "hash", 64));
  ZUIL_TRY(const auto member, json.member("document"));
  ZUIL_TRY(const std::string document, member.non_empty_string());
  ZUIL_TRY(Questionnaire questionnaire, read_questionnaire(document, name));
  if (questionnaire.hash != hash || questionnaire.canonical_json != document)
    return member.fail_here("is not what its hash says");
  return questionnaire;
}

Result<void> add_bundled(const JsonReader& json, std::string_view name,
                         std::vector<Questionnaire>& questionnaires) {
  ZUIL_TRY(Questionnaire questionnaire, read_bundled(json, name));
  const bool taken = std::any_of(questionnaires.begin(), questionnaires.end(),
                                 [&](const auto& other) { return other.id == questionnaire.id; });
  if (taken) return json.fail_here("is a second version of " + questionnaire.id);
  questionnaires.push_back(std::move(questionnaire));
  return {};
}

}  // namespace

std::string to_json(const Bundle& bundle) {
  Json list = Json::array();
  for (const Questionnaire& questionnaire : bundle.questionnaires)
    list.push_back({{"hash", questionnaire.hash}, {"document", questionnaire.canonical_json}});
  return Json{{"expiresOn", bundle.expires_on},
              {"madeOn", bundle.made_on},
              {"number", bundle.number},
              {"questionnaires", std::move(list)}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Bundle> read_bundle(std::string_view content, std::string_view name) {
  ZUIL_TRY(const Json document, parse_json(content, name));
  const JsonReader json(document, std::string(name));
  ZUIL_CHECK(json.allow_only({"expiresOn", "madeOn", "number", "questionnaires"}));
  Bundle bundle;
  ZUIL_TRY(const auto number, json.member("number"));
  ZUIL_TRY(bundle.number, number.integer(1, kMostExact));
  ZUIL_TRY(bundle.made_on, read_valid(json, "madeOn", is_date, "must be a date: 2026-11-21"));
  ZUIL_TRY(bundle.expires_on, read_valid(json, "expiresOn", is_date, "must be a date: 2026-11-21"));
  ZUIL_TRY(const auto list, json.member("questionnaires"));
  ZUIL_TRY(const auto elements, list.elements());
  if (elements.empty() || elements.size() > kMostInBundle)
    return list.fail_here("has " + std::to_string(elements.size()) + " questionnaires",
                          "A bundle has 1 to " + std::to_string(kMostInBundle) + ".");
  for (const JsonReader& element : elements)
    ZUIL_CHECK(add_bundled(element, name, bundle.questionnaires));
  return bundle;
}

}  // namespace zuil
