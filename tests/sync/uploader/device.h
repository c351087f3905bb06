// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "sync/uploader/upload_run.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

namespace zuil::test {

// A kiosk with its real database, and a collector that is not real. Sleeping only moves the clock.
struct UploadingDevice {
  TempDir data;
  FakeClock clock;
  SeededRandom random;
  FakeTransport collector;
  Questionnaire questionnaire = shipped_questionnaire("balie-kort.json");
  ResponseStore responses = require_ok(ResponseStore::open(data / "zuil.db"));
  QuestionnaireStore questionnaires = require_ok(QuestionnaireStore::open(data / "zuil.db"));
  UploadSettings settings{.token = "geheim-token", .once = true, .most_tries = 6};
  std::vector<std::chrono::milliseconds> pauses;

  explicit UploadingDevice(int how_many = 0) {
    require_ok(questionnaires.publish(questionnaire, "balie.json", kNow));
    seal(how_many);
  }

  std::vector<std::string> seal(int how_many) {
    return seal_some(responses, questionnaire, how_many, random);
  }

  // One respondent of another questionnaire, who wants to be called back at once.
  Notification seal_notification() {
    const Questionnaire melding = shipped_questionnaire("melding.json");
    require_ok(questionnaires.publish(melding, "melding.json", kNow));
    Notification given = notification(melding, random);
    require_ok(responses.seal(given.response, given.contact, true, test_keys().public_key));
    return given;
  }

  // Rows as seal() makes them, of any size and in one transaction: sealing thousands takes long.
  void fill_outbox(int how_many, std::size_t sealed_bytes) {
    auto database = require_ok(Database::open(data / "zuil.db"));
    auto transaction = require_ok(Transaction::begin(database));
    for (int i = 0; i < how_many; ++i)
      require_ok(
          database.run("INSERT INTO outbox (id, questionnaire, questionnaire_hash, key_id, sealed)"
                       " VALUES (?, ?, ?, ?, ?)",
                       make_uuid(random), questionnaire.id, questionnaire.hash,
                       std::string(16, 'a'), Bytes(sealed_bytes, 7)));
    require_ok(
        database.run("UPDATE counter SET value = value + ? WHERE name = 'sealed'", how_many));
    require_ok(transaction.commit());
  }

  UploadReport upload() {
    UploadRun run(responses, questionnaires, settings,
                  {collector, clock, random, [this](std::chrono::milliseconds pause) {
                     pauses.push_back(pause);
                     clock.advance(pause);
                   }});
    return require_ok(run.run());
  }

  OutboxTotals totals() { return require_ok(responses.totals()); }
  std::vector<std::string> waiting_ids() {
    std::vector<std::string> ids;
    for (OutboxRow& row : require_ok(responses.waiting("", 100'000, std::int64_t{1} << 40)))
      ids.push_back(std::move(row.id));
    return ids;
  }
};

}  // namespace zuil::test
