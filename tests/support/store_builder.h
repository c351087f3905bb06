// SPDX-License-Identifier: EUPL-1.2
// A device with responses on it, for tests of the store and of all that delivers them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/file.h"
#include "kiosk/base/sealed_box.h"
#include "kiosk/base/uuid.h"
#include "kiosk/store/questionnaire_store.h"
#include "kiosk/store/response_store.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/support/require_ok.h"
#include "tests/support/seeded_random.h"

namespace zuil::test {

// Saturday 21 November 2026, 09:00 UTC.
inline constexpr WallTime kNow =
    std::chrono::sys_days(std::chrono::year{2026} / 11 / 21) + std::chrono::hours(9);

inline Questionnaire shipped_questionnaire(const std::string& name) {
  const auto path = std::filesystem::path(ZUIL_SOURCE_DIR) / "config/questionnaires" / name;
  return require_ok(read_questionnaire(require_ok(read_file(path)), name));
}

inline Response balie_response(const std::string& id, const Questionnaire& questionnaire) {
  Response response;
  response.id = id;
  response.questionnaire = questionnaire.id;
  response.questionnaire_hash = questionnaire.hash;
  response.site = "Stadhuis";
  response.date = "2026-11-21";
  response.language = "nl";
  response.answers = {{"product", ChoiceAnswer{"paspoort_id"}}, {"totaaloordeel", MarkAnswer{8}}};
  return response;
}

// A respondent who wants to be called back.
struct Notification {
  Response response;
  ContactRecord contact;
};
inline Notification notification(const Questionnaire& melding, Random& random) {
  Notification given;
  given.response = balie_response(make_uuid(random), melding);
  given.response.reference = "7K4M-9QXB";
  given.response.answers = {{"type", ChoiceAnswer{"klacht"}},
                            {"gebeurd", TextAnswer{"Lang gewacht"}}};
  given.contact = {.id = make_uuid(random),
                   .response = given.response.id,
                   .questionnaire = melding.id,
                   .questionnaire_hash = melding.hash,
                   .site = given.response.site,
                   .date = given.response.date,
                   .language = given.response.language,
                   .reference = given.response.reference,
                   .contact = {{"telefoon", TextAnswer{"+31612345678"}}}};
  return given;
}

inline KeyPair test_keys() {
  require_ok(start_crypto());
  static const KeyPair keys = make_key_pair();
  return keys;
}

// Seals that many responses with random ids; gives the ids in the order they were sealed.
inline std::vector<std::string> seal_some(ResponseStore& store, const Questionnaire& questionnaire,
                                          int how_many, Random& random) {
  const KeyPair keys = test_keys();
  std::vector<std::string> ids;
  for (int i = 0; i < how_many; ++i) {
    ids.push_back(make_uuid(random));
    require_ok(store.seal(balie_response(ids.back(), questionnaire), std::nullopt, false,
                          keys.public_key));
  }
  return ids;
}

}  // namespace zuil::test
