// SPDX-License-Identifier: EUPL-1.2
// A collector with one enrolled kiosk, and responses to give it.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/uuid.h"
#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/response.h"
#include "sync/collector/collector_store.h"
#include "sync/collector/enrolment.h"
#include "sync/collector/ingest.h"
#include "sync/collector/key_ring.h"
#include "tests/support/require_ok.h"
#include "tests/support/seeded_random.h"
#include "tests/support/shipped_questionnaire.h"
#include "tests/support/temp_dir.h"

namespace zuil::test {

// Balie with something changed: another version of it.
template <class Change>
Questionnaire changed_balie(Change change) {
  auto json = nlohmann::json::parse(shipped_questionnaire("balie")->canonical_json);
  change(json);
  return require_ok(read_questionnaire(json.dump(), "changed"));
}

inline Response respondent(const Questionnaire& questionnaire, Random& random,
                           Answers answers = {}) {
  Response response;
  response.id = make_uuid(random);
  response.questionnaire = questionnaire.id;
  response.questionnaire_hash = questionnaire.hash;
  response.site = "Stadhuis";
  response.date = "2026-11-21";
  response.language = "nl";
  response.answers = std::move(answers);
  return response;
}

inline SealedRecord seal_bytes(const Response& header, const std::string& plain,
                               const PublicKey& key) {
  return {header.id, header.questionnaire, header.questionnaire_hash, key.id(),
          require_ok(seal(as_bytes(plain), key))};
}

struct CollectorHouse {
  CollectorHouse()
      : store(require_ok(CollectorStore::open(dir / "collector.db"))),
        key(require_ok(current_public_key(dir / "keys"))),
        keys(require_ok(KeyRing::open(dir / "keys"))),
        ingest(store, keys),
        signing_key(require_ok(signing_key_in(dir / "signing-key.json"))),
        enrolment(store, dir / "keys", signing_key),
        balie(shipped_questionnaire("balie")) {
    random.fill(token_bytes);
    device = {make_uuid(random), "Stadhuis", sha256_hex(as_bytes(token())), "2026-11-21"};
    require_ok(store.add_device(device));
  }

  std::string token() const { return to_hex(token_bytes); }

  SealedRecord sealed(const Response& response) const {
    return seal_bytes(response, to_canonical_json(response), key);
  }

  SealedRecord sealed(const ContactRecord& record) const {
    return {record.id,
            record.questionnaire,
            record.questionnaire_hash,
            key.id(),
            require_ok(seal(as_bytes(to_canonical_json(record)), key)),
            RecordKind::Contact};
  }

  Receipt take(std::vector<SealedRecord> responses) {
    sealed_total += static_cast<std::int64_t>(responses.size());
    return require_ok(ingest.take({make_uuid(random), sealed_total, std::move(responses)}, device));
  }
  // The fate of one response, sent alone.
  Fate take_one(const SealedRecord& response) { return take({response}).entries.at(0).fate; }

  void publish_balie() { require_ok(ingest.publish(*balie)); }

  // Counts responses without the sealing, which tests of figures do not need.
  void count(const std::vector<Response>& responses, const Questionnaire& version) {
    auto transaction = require_ok(store.begin());
    Rollup rollup;
    for (const Response& response : responses) {
      const std::string json = to_canonical_json(response);
      require_ok(store.add_response(response, json, sha256_hex(as_bytes(json))));
      rollup.add(response, version);
    }
    require_ok(store.add_counts(rollup));
    require_ok(transaction.commit());
  }

  std::int64_t counted() { return require_ok(store.totals()).responses; }

  TempDir dir;
  SeededRandom random;
  std::array<std::uint8_t, 32> token_bytes{};
  CollectorStore store;
  PublicKey key;
  KeyRing keys;
  Ingest ingest;
  SigningKey signing_key;
  Enrolment enrolment;
  std::shared_ptr<const Questionnaire> balie;
  Device device;
  std::int64_t sealed_total = 0;
};

}  // namespace zuil::test
