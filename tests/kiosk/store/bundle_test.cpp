// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/bundle.h"

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/base/signed_file.h"
#include "tests/support/damage.h"
#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr auto kToday = "2026-11-21";

struct Desk {
  TempDir data;
  BundleStore store = require_ok(BundleStore::open(data / "zuil.db"));
  SigningKey collector;
  std::filesystem::path file = data / "x.zuilbundle";

  Desk() {
    require_ok(start_crypto());
    collector = make_signing_key();
  }
  void write(const std::string& content) {
    require_ok(write_signed_file(file, SignedKind::Bundle, content, collector));
  }
  void write(std::int64_t number, const std::string& until = "2027-01-01",
             const std::string& name = "balie-kort.json") {
    write(to_json(Bundle{number, "2026-11-01", until, {shipped_questionnaire(name)}}));
  }
  Result<OfferedBundle> read() { return store.read(file, collector.public_key, kToday); }
  std::string refused() {
    const auto offered = read();
    REQUIRE_FALSE(offered);
    CHECK_FALSE(offered.error().message.empty());
    return offered.error().message;
  }
};

}  // namespace

TEST_CASE("a bundle gives the questionnaires that may be published") {
  Desk desk;
  CHECK_FALSE(require_ok(desk.store.last()));
  const auto balie = shipped_questionnaire("balie.json");
  const auto melding = shipped_questionnaire("melding.json");
  desk.write(to_json(Bundle{7, "2026-11-01", kToday, {balie, melding}}));
  const OfferedBundle offered = require_ok(desk.read());
  CHECK(offered.bundle.number == 7);
  REQUIRE(offered.bundle.questionnaires.size() == 2);
  CHECK(offered.bundle.questionnaires[0].hash == balie.hash);
  CHECK(offered.bundle.questionnaires[1].id == "melding");
  CHECK_FALSE(offered.known);
  require_ok(desk.store.keep(offered, kToday));
  CHECK(require_ok(desk.store.last())->number == 7);
  CHECK(require_ok(desk.read()).known);
  require_ok(desk.store.keep(offered, kToday));
}

TEST_CASE("a kiosk never goes back to an older bundle, nor to another of the same number") {
  Desk desk;
  desk.write(7);
  const OfferedBundle first = require_ok(desk.read());
  desk.write(8);
  const OfferedBundle newer = require_ok(desk.read());
  require_ok(desk.store.keep(newer, kToday));
  CHECK(desk.store.keep(first, kToday).error().code == ErrorCode::Refused);
  desk.write(7);
  CHECK(desk.refused() == "bundle 7 is not newer than 8, which this kiosk has");
  desk.write(8, "2027-01-02");
  CHECK(desk.refused() == "bundle 8 is not newer than 8, which this kiosk has");
  desk.write(9);
  CHECK(require_ok(desk.read()).bundle.number == 9);
}

TEST_CASE("a bundle that is over, or signed by somebody else, is refused with the reason") {
  Desk desk;
  desk.write(7, "2026-11-20");
  CHECK(desk.refused() == "x.zuilbundle: was to be taken in by 20-11-2026");
  desk.write(7);
  const auto stranger = desk.store.read(desk.file, make_signing_key().public_key, kToday);
  REQUIRE(!stranger);
  CHECK(stranger.error().code == ErrorCode::Crypto);
}

TEST_CASE("a bundle whose content is not in order is refused whole, with the place") {
  Desk desk;
  const auto balie = shipped_questionnaire("balie-kort.json");
  const std::string whole = to_json(Bundle{7, "2026-11-01", "2027-01-01", {balie}});
  for (const auto& [what, with] :
       std::vector<std::pair<std::string, std::string>>{{balie.hash, std::string(64, 'a')},
                                                        {"\"number\":7", "\"number\":0"},
                                                        {"\"number\":7", "\"nummer\":7"},
                                                        {"2027-01-01", "2027-02-30"},
                                                        {"totaaloordeel", "totaal oordeel"}}) {
    std::string broken = whole;
    broken.replace(broken.find(what), what.size(), with);
    CAPTURE(what);
    desk.write(broken);
    CHECK(desk.refused().find("x.zuilbundle: ") == 0);
  }
  desk.write(to_json(Bundle{7, "2026-11-01", "2027-01-01", {balie, balie}}));
  CHECK(desk.refused().find("second version of balie-kort") != std::string::npos);
  desk.write(to_json(Bundle{7, "2026-11-01", "2027-01-01", {}}));
  CHECK(desk.refused().find("has 0 questionnaires") != std::string::npos);
  CHECK_FALSE(require_ok(desk.store.last()));
}

TEST_CASE("a bundle that is cut off or changed anywhere is refused before it is read") {
  Desk desk;
  desk.write("{}");
  const std::string whole = require_ok(read_file(desk.file));
  damage_everywhere(whole, [&](const std::string& damaged) {
    require_ok(write_file(desk.file, damaged));
    const auto offered = desk.read();
    REQUIRE_FALSE(offered);
    // Not the error of what is inside.
    REQUIRE(offered.error().message.find("$") == std::string::npos);
  });
}
