// SPDX-License-Identifier: EUPL-1.2
// What goes wrong with the machine: the kiosk says so to the visitor and to the operator, keeps
// nothing in the clear, loses nothing, and comes back by itself once it is mended.
#include <fstream>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/checks.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"
#include "tests/support/small_disk.h"

using namespace zuil;
using namespace zuil::test;

namespace {

// "Buiten gebruik" for the visitor in two languages; for the operator the cause and the mend in
// Dutch, and the details, with these words.
void check_out_of_service(Scenario& kiosk, const std::string& cause,
                          std::initializer_list<const char*> words) {
  REQUIRE(kiosk.on() == "out-of-service");
  kiosk.play("expect Deze zuil is buiten gebruik\nexpect This kiosk is out of service");
  const std::string told = kiosk.label("operator");
  CHECK(told.find(cause) != std::string::npos);
  const std::string detail = kiosk.label("detail");
  INFO(told << " / " << detail);
  for (const char* part : words) CHECK(detail.find(part) != std::string::npos);
  for (const Node& node : kiosk.screen().nodes) CHECK_FALSE(node.interactive());
}

}  // namespace

TEST_CASE_TEMPLATE("without a good key of the collector nothing is asked", Glass, Portrait,
                   Landscape) {
  Device device;
  // It was in use: one out of its box would show the steps into use.
  CHECK(Scenario(device, Glass::size).on() == "attract");
  SUBCASE("no key") {
    std::filesystem::remove(device.key_file());
  }
  SUBCASE("half a key") {
    const std::string whole = require_ok(read_file(device.key_file()));
    require_ok(write_file(device.key_file(), whole.substr(0, whole.size() / 2)));
  }
  SUBCASE("a key with a changed character") {
    std::string changed = require_ok(read_file(device.key_file()));
    char& character = changed[changed.find("publicKey") + 15];
    character = character == 'A' ? 'B' : 'A';
    require_ok(write_file(device.key_file(), changed));
  }
  SUBCASE("something else") {
    require_ok(write_file(device.key_file(), "{}"));
  }
  Scenario kiosk(device, Glass::size);
  check_out_of_service(kiosk, "sleutel ontbreekt of klopt niet", {"collector-key.json"});
  kiosk.play("finger down 540 900\nfinger up 540 900\nkey next\nkey select\nwait 30");
  check_out_of_service(kiosk, "sleutel ontbreekt of klopt niet", {"collector-key.json"});
  device.write_key();
  kiosk.play("wait 31\nexpect Hoe was uw bezoek?\ntap start\ntap choice:vog\ntap stop\ntap stop");
  CHECK(device.totals().sealed == 1);
}

TEST_CASE_TEMPLATE(
    "the key is gone at a restart: the broken-off interview waits for it, and is not lost", Glass,
    Portrait, Landscape) {
  Device device;
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntap choice:vog");
  }
  std::filesystem::remove(device.key_file());
  Scenario kiosk(device, Glass::size);
  check_out_of_service(kiosk, "sleutel ontbreekt of klopt niet", {"collector-key.json"});
  CHECK(device.totals().sealed == 0);
  CHECK(device.has_savepoint());
  device.write_key();
  kiosk.wait(61);
  CHECK(kiosk.on() == "attract");
  CHECK(device.only_sealed().answers == Answers{{"product", ChoiceAnswer{"vog"}}});
}

TEST_CASE_TEMPLATE("a configuration that cannot be read is named, and read again once mended",
                   Glass, Portrait, Landscape) {
  Device device;
  const std::string good = require_ok(read_file(device.config()));
  const char* cause = "";
  SUBCASE("missing") {
    std::filesystem::remove(device.config());
    cause = "Een bestand ontbreekt";
  }
  SUBCASE("broken") {
    require_ok(write_file(device.config(), "{\"site\": 5}"));
    cause = "instellingen of de vragenlijst zijn niet in orde";
  }
  Scenario kiosk(device, Glass::size);
  check_out_of_service(kiosk, cause, {"kiosk.json"});
  require_ok(write_file(device.config(), good));
  kiosk.wait(61);
  CHECK(kiosk.on() == "attract");
}

TEST_CASE_TEMPLATE("without its data folder the kiosk is out of service until it is there", Glass,
                   Portrait, Landscape) {
  Device device;
  std::filesystem::remove(device.data);
  Scenario kiosk(device, Glass::size);
  check_out_of_service(kiosk, "Een bestand ontbreekt", {"data", "does not exist"});
  std::filesystem::create_directory(device.data);
  kiosk.wait(61);
  CHECK(kiosk.on() == "attract");
}

TEST_CASE_TEMPLATE("the data folder disappears under a visitor: no thanks for what cannot be kept",
                   Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:vog");
  const auto elsewhere = device.folder() / "elsewhere";
  std::filesystem::rename(device.data, elsewhere);
  kiosk.play("tap mark:7");
  check_out_of_service(kiosk, "schijf", {});
  std::filesystem::rename(elsewhere, device.data);
  kiosk.wait(61);
  CHECK(kiosk.on() == "attract");
  CHECK(device.only_sealed().answers.at("product") == Answer(ChoiceAnswer{"vog"}));
}

TEST_CASE_TEMPLATE("the database is deleted under a visitor: no thanks for what nobody will find",
                   Glass, Portrait, Landscape) {
  Device device;
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:vog");
  std::filesystem::remove(device.database());
  kiosk.play("tap mark:7\nrefuse Bedankt");
  check_out_of_service(kiosk, "schijf", {});
}

TEST_CASE_TEMPLATE(
    "a full disk: nothing is thanked for, nothing lost, and it goes on when there is room", Glass,
    Portrait, Landscape) {
  const SmallDisk disk("512k");
  if (!disk.mounted()) {
    MESSAGE("not tested: only root may mount a small disk");
    return;
  }
  Device device;
  device.data = disk.path();
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:vog\ntap mark:7");
  disk.fill();
  kiosk.tap_quickly("key:W");  // the savepoint must still be replaced, and cannot be
  check_out_of_service(kiosk, "schijf is vol", {"full"});
  kiosk.wait(61);
  check_out_of_service(kiosk, "schijf is vol", {"full"});
  disk.make_room();
  kiosk.wait(61);
  CHECK(kiosk.on() == "attract");
  CHECK(device.only_sealed().answers ==
        Answers{{"product", ChoiceAnswer{"vog"}}, {"totaaloordeel", MarkAnswer{7}}});
  kiosk.play("tap start\ntap choice:vog\ntap stop\ntap stop\nexpect Bedankt");
  CHECK(device.totals().sealed == 2);
}

TEST_CASE_TEMPLATE(
    "a disk that fills up at the last answer: no thanks, and all answers are still there", Glass,
    Portrait, Landscape) {
  const SmallDisk disk("512k");
  if (!disk.mounted()) {
    MESSAGE("not tested: only root may mount a small disk");
    return;
  }
  Device device;
  device.data = disk.path();
  Scenario kiosk(device, Glass::size);
  kiosk.play("tap start\ntap choice:vog\ntap mark:7\ntap stop");
  disk.fill();
  kiosk.play("tap stop\nrefuse Bedankt");
  check_out_of_service(kiosk, "schijf is vol", {"full"});
  disk.make_room();
  kiosk.wait(61);
  CHECK(device.only_sealed().answers ==
        Answers{{"product", ChoiceAnswer{"vog"}}, {"totaaloordeel", MarkAnswer{7}}});
}

TEST_CASE_TEMPLATE(
    "a disk that became read-only: out of service, and what was there is sealed later", Glass,
    Portrait, Landscape) {
  SmallDisk disk("1m");
  if (!disk.mounted()) {
    MESSAGE("not tested: only root may mount a small disk");
    return;
  }
  Device device;
  device.data = disk.path();
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntap choice:vog");
  }
  REQUIRE(disk.remount(MS_RDONLY, "1m"));
  Scenario kiosk(device, Glass::size);
  check_out_of_service(kiosk, "schijf", {});
  kiosk.wait(61);
  check_out_of_service(kiosk, "schijf", {});
  REQUIRE(disk.remount(0, "1m"));
  kiosk.wait(61);
  CHECK(kiosk.on() == "attract");
  CHECK(device.only_sealed().answers == Answers{{"product", ChoiceAnswer{"vog"}}});
}

TEST_CASE_TEMPLATE(
    "a damaged database: out of service, kept for repair, and a new one once it is moved", Glass,
    Portrait, Landscape) {
  Device device;
  {
    Scenario kiosk(device, Glass::size);
    kiosk.play("tap start\ntap choice:vog\ntap stop\ntap stop");
  }
  SUBCASE("not a database any more") {
    require_ok(write_file(device.database(), std::string(8192, 'x')));
  }
  SUBCASE("damaged in the middle") {
    std::fstream file(device.database(), std::ios::in | std::ios::out | std::ios::binary);
    for (std::streamoff page = 4096; page < 4096 * 6; page += 4096) {
      file.seekp(page);
      file << std::string(64, '\xff');
    }
  }
  const std::string damaged = require_ok(read_file(device.database()));
  Scenario kiosk(device, Glass::size);
  check_out_of_service(kiosk, "beschadigd", {"zuil.db", "damaged"});
  kiosk.wait(200);
  check_out_of_service(kiosk, "beschadigd", {"zuil.db", "damaged"});
  CHECK(require_ok(read_file(device.database())) == damaged);
  std::filesystem::rename(device.database(), device.folder() / "for-repair.db");
  kiosk.wait(61);
  CHECK(kiosk.on() == "attract");
  kiosk.play("tap start\ntap choice:vog\ntap stop\ntap stop\nexpect Bedankt");
  CHECK(device.totals().sealed == 1);
}

TEST_CASE("the check looks at the screen in the size that was configured") {
  Device device;
  const auto check = [&](const std::string& screen) {
    std::string json = require_ok(read_file(device.config()));
    json.insert(json.find('{') + 1, "\"screen\": {\"shortSideMm\": " + screen + "}, ");
    require_ok(write_file(device.config(), json));
    std::ostringstream out;
    check_kiosk(device.config(), device.data, true, out);
    return out.str();
  };
  CHECK(check("299").find("ok     fits the screen: balie") != std::string::npos);
  device.offer({{"questionnaire.json", balie()}});
  const std::string small = check("135");
  CHECK(small.find("FAULT  fits the screen: balie: $") != std::string::npos);
  CHECK(small.find("shortSideMm") != std::string::npos);
}
