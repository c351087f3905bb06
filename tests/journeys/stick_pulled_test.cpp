// SPDX-License-Identifier: EUPL-1.2
// A stick that breaks, or that somebody pulls out while answers go to it; and files on a stick that
// are not for this kiosk.
#include <cerrno>
#include <utility>

#include <doctest/doctest.h>
#include <sys/mount.h>

#include "kiosk/screens/node.h"
#include "kiosk/survey/bundle_json.h"
#include "kiosk/survey/questionnaire_json.h"
#include "tests/journeys/with_sticks.h"
#include "tests/support/faulty_files.h"
#include "tests/support/store_builder.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kExport = "tap Antwoorden op de stick zetten";
constexpr auto kFailed = "Het schrijven is niet gelukt. Zit de stick er nog in?";

struct Full : WithSticks {
  static constexpr int kSealed = 300;

  Full() {
    const Questionnaire questionnaire = require_ok(read_questionnaire(balie(), "balie"));
    auto versions = require_ok(QuestionnaireStore::open(database()));
    require_ok(versions.publish(questionnaire, "questionnaire.json", clock.wall()));
    auto responses = require_ok(ResponseStore::open(database()));
    seal_some(responses, questionnaire, kSealed, random);
  }
  std::ptrdiff_t files_on_stick() const {
    return std::distance(std::filesystem::directory_iterator(stick()), {});
  }
};

// Only root may.
bool mount_at(const std::filesystem::path& folder) {
  return ::mount("zuil-test", folder.c_str(), "tmpfs", 0, "size=8m") == 0;
}

// The export has ended, well or not.
bool ends_well(Scenario& kiosk) {
  const auto shows = [&](const char* text) {
    return kiosk.all_texts().find(text) != std::string::npos;
  };
  for (int i = 0; i < 500 && !shows("Klaar: ") && !shows(kFailed); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    kiosk.wait(0.3);
  }
  CHECK(shows("Klaar: ") != shows(kFailed));
  return shows("Klaar: ");
}

}  // namespace

TEST_CASE("a stick that fails at any write is told with the mend; all waits still and goes again") {
  for (const auto& [error, after] : {std::pair{EIO, 0}, std::pair{ENODEV, 1}, std::pair{EIO, 3}}) {
    CAPTURE(error);
    CAPTURE(after);
    Full device;
    device.put_in();
    Scenario kiosk(device, Portrait::size);
    kiosk.play(kOpenSticks);
    {
      const FaultyFiles broken(after, error, device.stick().string());
      kiosk.play(kExport);
      wait_for(kiosk, kFailed);
      CHECK(broken.failed());
    }
    CHECK(device.waiting() == Full::kSealed);
    CHECK(device.files_on_stick() == 0);
    kiosk.play(kExport);
    wait_for(kiosk, "Klaar: 300 antwoorden staan op de stick");
    CHECK(device.carried().records.size() == Full::kSealed);
    CHECK(device.waiting() == Full::kSealed);
  }
}

TEST_CASE("a stick pulled out at any moment is told; nothing lands on the kiosk's own disk") {
  Full device;
  device.put_in();
  device.sticks.only_mounted = true;
  if (!mount_at(device.stick())) return;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kOpenSticks);
  int failed = 0;
  for (const int milliseconds : {0, 0, 5, 20, 80}) {
    CAPTURE(milliseconds);
    kiosk.play(kExport);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    REQUIRE(::umount2(device.stick().c_str(), MNT_DETACH) == 0);
    if (!ends_well(kiosk)) ++failed;
    CHECK(device.files_on_stick() == 0);  // where it was mounted
    CHECK(device.waiting() == Full::kSealed);
    kiosk.play("wait 3\nrefuse BLAUW");
    REQUIRE(mount_at(device.stick()));
    kiosk.play("wait 3\nexpect BLAUW");
  }
  CHECK(failed > 0);
  kiosk.play(kExport);
  wait_for(kiosk, "Klaar: 300 antwoorden staan op de stick");
  ::umount2(device.stick().c_str(), MNT_DETACH);
}

TEST_CASE("a stick that is gone before the page saw it is told, and no export begins") {
  Full device;
  device.put_in();
  device.sticks.only_mounted = true;
  if (!mount_at(device.stick())) return;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(kOpenSticks);
  REQUIRE(::umount2(device.stick().c_str(), MNT_DETACH) == 0);
  kiosk.play(std::string(kExport) + "\nexpect De stick is er niet meer.\nrefuse BLAUW");
  CHECK(device.files_on_stick() == 0);
}

TEST_CASE("files that are not for this kiosk are refused in words without English") {
  WithSticks device;
  device.put_in();
  const Questionnaire same = require_ok(read_questionnaire(balie(), "balie"));
  const auto bundle = [&](int number) {
    require_ok(write_signed_file(device.stick() / "x.zuilbundle", SignedKind::Bundle,
                                 to_json(Bundle{number, "2026-11-01", "2027-01-01", {same}}),
                                 device.collector));
  };
  Scenario kiosk(device, Portrait::size);
  std::string words;
  SUBCASE("a bundle that is older than the last") {
    bundle(7);
    kiosk.play(std::string(kOpenSticks) + "tap Vragenlijsten inlezen\ntap Publiceren");
    bundle(6);
    kiosk.play("tap Vragenlijsten inlezen");
    words = "Dit bestand is te oud.";
  }
  SUBCASE("a receipt for another kiosk") {
    const CarriedReceipt receipt{std::string(64, 'b'), std::string(64, 'a'), 1, {}, {}};
    require_ok(write_signed_file(device.stick() / "x.zuilreceipt", SignedKind::Receipt,
                                 to_json(receipt), device.collector));
    kiosk.play(std::string(kOpenSticks) + "tap Ontvangstbewijs inlezen");
    words = "Dit bestand past niet bij deze zuil.";
  }
  SUBCASE("a receipt of another collector") {
    const CarriedReceipt receipt{
        to_hex(device.own_key().public_key.bytes), std::string(64, 'a'), 1, {}, {}};
    require_ok(write_signed_file(device.stick() / "x.zuilreceipt", SignedKind::Receipt,
                                 to_json(receipt), make_signing_key()));
    kiosk.play(std::string(kOpenSticks) + "tap Ontvangstbewijs inlezen");
    words = "Dit bestand is niet van de ontvanger van deze zuil.";
  }
  SUBCASE("a receipt that is pulled out with its stick") {
    device.put_receipt({});
    kiosk.play(kOpenSticks);
    device.pull_out();
    kiosk.play("tap Ontvangstbewijs inlezen");
    words = "Dit bestand is er niet meer. Zit de stick er nog in?";
  }
  const std::string told = kiosk.label("error");
  CHECK(told.starts_with(words));
  for (const char* english : {"not", "bundle", "signed", "kiosk", "x.zuil"})
    CHECK(told.find(english) == std::string::npos);
}
