// SPDX-License-Identifier: EUPL-1.2
// A kiosk that an operator puts USB sticks into.
#pragma once

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/base/signed_file.h"
#include "kiosk/desk/desk.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/outbox_file.h"
#include "kiosk/survey/carried_json.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

namespace zuil::test {

inline constexpr auto kOpenSticks = "knock\ntype 271828\ntap Verder\ntap USB-stick\n";

// A kiosk with a place for sticks, that knows its collector's signing key.
struct WithSticks : Device {
  TempDir places;
  SigningKey collector = make_signing_key();

  WithSticks() {
    auto access = require_ok(OperatorAccess::open(database()));
    require_ok(access.set_pin(OperatorRole::Manager, "271828", clock.wall()));
    const PublicKey sealing = require_ok(read_public_key(key_file()));
    require_ok(write_file(key_file(), to_json(CollectorKeys{sealing, collector.public_key})));
    sticks = {{places.path()}, false};
  }
  std::filesystem::path stick() const { return places / "BLAUW"; }
  void put_in() const { std::filesystem::create_directories(stick()); }
  void pull_out() const { std::filesystem::remove_all(stick()); }
  SigningKey own_key() const { return require_ok(signing_key_in(device_key_file(data))); }
  CarriedOutbox carried() const {
    const auto file = stick() / outbox_file_name(own_key().public_key, "2026-11-21");
    return require_ok(
        read_carried_outbox(require_ok(read_signed_file(file, SignedKind::Outbox)).content));
  }
  void put_receipt(const std::vector<std::string>& ids) const {
    CarriedReceipt receipt{to_hex(own_key().public_key.bytes), std::string(64, 'a'), 1, {}, {}};
    for (const std::string& id : ids) receipt.entries.push_back({id, "accepted"});
    require_ok(write_signed_file(stick() / "x.zuilreceipt", SignedKind::Receipt, to_json(receipt),
                                 collector));
  }
  std::int64_t waiting() const {
    return require_ok(require_ok(ResponseStore::open(database())).totals()).waiting;
  }
};

// An answer of one visitor.
inline constexpr auto kVisit =
    "tap start\ntap Paspoort of identiteitskaart\nwait 1\ntap stop\ntap stop\nwait 30\n";

// The thread of the export has ended when the page says so.
inline void wait_for(Scenario& kiosk, const std::string& text) {
  for (int i = 0; i < 200 && kiosk.all_texts().find(text) == std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    kiosk.wait(0.3);
  }
  kiosk.play("expect " + text);
}

}  // namespace zuil::test
