// SPDX-License-Identifier: EUPL-1.2
// A kiosk with a stick in it, and the collector's keys.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/signed_file.h"
#include "kiosk/store/outbox_file.h"
#include "kiosk/survey/carried_json.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

namespace zuil::test {

struct StickHouse {
  TempDir data;
  TempDir stick;
  SeededRandom random;
  Questionnaire questionnaire = shipped_questionnaire("balie-kort.json");
  ResponseStore responses = require_ok(ResponseStore::open(data / "zuil.db"));
  QuestionnaireStore questionnaires = require_ok(QuestionnaireStore::open(data / "zuil.db"));
  SyncBoard board = require_ok(SyncBoard::open(data / "zuil.db"));
  SigningKey device;
  SigningKey collector;
  std::string today = "2026-11-21";
  std::vector<std::string> ids;

  explicit StickHouse(int how_many = 0) {
    require_ok(start_crypto());
    device = make_signing_key();
    collector = make_signing_key();
    require_ok(questionnaires.publish(questionnaire, "balie.json", WallTime()));
    ids = seal_some(responses, questionnaire, how_many, random);
  }

  OutboxParts parts() { return {responses, questionnaires}; }
  std::filesystem::path file() const {
    return stick.path() / outbox_file_name(device.public_key, today);
  }
  Result<ExportedOutbox> try_export(const ExportProgress& progress = {}) {
    return export_outbox(parts(), device, file(), today, progress);
  }
  CarriedOutbox carried() const {
    const SignedFile read = require_ok(read_signed_file(file(), SignedKind::Outbox));
    CHECK(read.key == device.public_key);
    return require_ok(read_carried_outbox(read.content));
  }

  // What the collector would say of those ids.
  std::filesystem::path receipt_of(const std::vector<std::string>& named) const {
    CarriedReceipt receipt{to_hex(device.public_key.bytes),
                           std::string(64, 'a'),
                           std::ssize(named),
                           {questionnaire.hash},
                           {}};
    for (const std::string& id : named) receipt.entries.push_back({id, "accepted"});
    const auto path = stick / "x.zuilreceipt";
    require_ok(write_signed_file(path, SignedKind::Receipt, to_json(receipt), collector));
    return path;
  }
  Result<TakenReceipt> take(const std::filesystem::path& receipt) {
    return take_receipt(parts(), board, receipt, collector.public_key, device.public_key, today);
  }

  OutboxTotals totals() { return require_ok(responses.totals()); }
  std::size_t files_on_stick() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(stick.path()), {}));
  }
};

}  // namespace zuil::test
