// SPDX-License-Identifier: EUPL-1.2
// An operator looks how the kiosk is, uploads, cancels, and reads what was done. The uploader is
// played here; tests/sync/uploader/board_loopback_test.cpp has the real one.
#include <algorithm>
#include <array>
#include <set>

#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/desk/device_status.h"
#include "kiosk/desk/sync_words.h"
#include "kiosk/store/operator_access.h"
#include "kiosk/store/setup_marks.h"
#include "kiosk/store/sync_board.h"
#include "kiosk/store/sync_lock.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kEnterAsStaff = "knock\ntype 314159\ntap Verder\n";
constexpr auto kEnterAsManager = "knock\ntype 271828\ntap Verder\n";

// A kiosk with an operator before it, and what zuil-sync would do beside it.
struct Watched : Device {
  Watched() {
    auto access = require_ok(OperatorAccess::open(database()));
    require_ok(access.set_pin(OperatorRole::Manager, "271828", clock.wall()));
    require_ok(access.set_pin(OperatorRole::Staff, "314159", clock.wall()));
  }
  SyncBoard board = require_ok(SyncBoard::open(database()));

  void end_a_run(SyncEnding ending, const std::optional<SyncTrouble>& trouble = {}) {
    const auto run = require_ok(board.begin(SyncOrigin::Night, 3, clock.wall()));
    require_ok(board.progress(run, 3, 3));
    require_ok(board.end(run, ending, trouble, clock.wall()));
  }
  bool bell_rings() const { return std::filesystem::exists(data / "sync-now"); }
};

std::string detail(const Scenario& kiosk, const std::string& id) {
  const Node* node = kiosk.screen().find(id);
  return node != nullptr ? node->detail : "";
}
std::string icon(const Scenario& kiosk, const std::string& id) {
  const Node* node = kiosk.screen().find(id);
  return node != nullptr ? node->icon : "";
}

// The desk's own words, for what it would take long to bring about.
struct Words {
  Words()
      : context({.strings = strings,
                 .clock = device.clock,
                 .random = device.random,
                 .config = device.config(),
                 .data = device.data},
                require_ok(Strings::read(data_dir() / "assets/strings/operator")),
                require_ok(OperatorAccess::open(device.database())),
                require_ok(OperatorLog::open(device.database()))) {}
  StatusRow row(const DeviceStatus& status, const std::string& id) const {
    for (const StatusRow& row : status_rows(context, status))
      if (row.id == id) return row;
    return {};
  }
  WallTime now() const { return device.clock.wall(); }

  Device device;
  Strings strings = require_ok(Strings::read(data_dir() / "assets/strings"));
  DeskContext context;
};

DeviceStatus with_facts(const CollectorFacts& facts) {
  DeviceStatus status;
  status.sync = SyncState{};
  status.sync->collector = facts;
  status.totals = OutboxTotals{};
  return status;
}

}  // namespace

TEST_CASE_TEMPLATE("an operator asks for an upload, follows it and stops it", Glass, Portrait,
                   Landscape) {
  Watched device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(std::string(kEnterAsStaff) + "tap Synchroniseren\nexpect nog nooit");
  kiosk.play("tap Nu synchroniseren\nexpect Het verzenden begint zo");
  CHECK(device.bell_rings());
  REQUIRE(require_ok(device.board.take_request()));
  std::int64_t run = 0;
  {
    const auto lock = require_ok(SyncLock::take(device.data));
    run = require_ok(device.board.begin(SyncOrigin::Operator, 1620, device.clock.wall()));
    require_ok(device.board.progress(run, 500, 1620));
    kiosk.play("wait 2\nexpect 500 van 1.620 afgeleverd");
    CHECK(kiosk.screen().find("progress")->value == doctest::Approx(500.0 / 1620));
    kiosk.play("tap Stoppen\nexpect Stopt zo");
    CHECK(require_ok(device.board.is_cancelled(run)));
    CHECK(kiosk.screen().find("cancel")->disabled);
    require_ok(device.board.end(run, SyncEnding::Cancelled, {}, device.clock.wall()));
  }
  kiosk.play("wait 2\nexpect gestopt door een medewerker, vandaag om");
  CHECK(icon(kiosk, "last") == "warning");
  kiosk.play("tap Terug\ntap Terug naar het publiek\nexpect Hoe was uw bezoek?");

  kiosk.play(std::string(kEnterAsManager) + "tap Logboek\nexpect Synchroniseren: ontvanger");
  CHECK(std::any_of(kiosk.screen().nodes.begin(), kiosk.screen().nodes.end(),
                    [](const Node& node) { return node.detail.ends_with(", Medewerker"); }));
  CHECK(kiosk.all_texts().find("314159") == std::string::npos);
}

TEST_CASE("an upload that was asked for and does not begin is told with its mend, and taken back") {
  Watched device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnterAsStaff) + "tap Synchroniseren\ntap Nu synchroniseren\nwait 32");
  kiosk.play("expect Het verzenden begint niet. Vraag de systeembeheerder\nrefuse begint zo");
  kiosk.play("tap Stoppen\nexpect Nu synchroniseren");
  CHECK_FALSE(device.bell_rings());
  CHECK_FALSE(require_ok(device.board.take_request()));
}

TEST_CASE("why an upload failed stands on the screen in words with the mend, each in its own") {
  Watched device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnterAsStaff) + "tap Synchroniseren");
  std::set<std::string> told;
  for (int i = 0; i <= static_cast<int>(SyncCause::Other); ++i) {
    device.end_a_run(SyncEnding::Unfinished,
                     SyncTrouble{static_cast<SyncCause>(i), "HTTP 000", "technical"});
    kiosk.play("wait 6\nexpect niet gelukt");
    told.insert(kiosk.label("cause"));
    CHECK(kiosk.all_texts().find("HTTP 000") == std::string::npos);
  }
  CHECK(told.size() == static_cast<std::size_t>(SyncCause::Other) + 1);
  CHECK_FALSE(told.contains(""));
}

TEST_CASE("an upload that was cut off by a power cut is told") {
  Watched device;
  require_ok(device.board.begin(SyncOrigin::Night, 3, device.clock.wall()));
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnterAsStaff) +
             "tap Synchroniseren\nexpect afgebroken\nexpect Er is niets verloren");
}

TEST_CASE_TEMPLATE("the status at a glance, and as a code for a phone", Glass, Portrait,
                   Landscape) {
  Watched device;
  device.end_a_run(SyncEnding::Delivered);
  require_ok(device.board.note({.met = device.clock.wall(),
                                .delivered = device.clock.wall(),
                                .held = 1204,
                                .missing = 0,
                                .ahead = 2s,
                                .certificate_until = device.clock.wall() + 240h * 10,
                                .api_version = "1.3.0",
                                .machine = MachineStanding::Unique}));
  require_ok(device.board.set_plan({device.clock.wall() + 11h, "20:00+360", 0}));
  Scenario kiosk(device, Glass::size);
  kiosk.play(std::string(kEnterAsStaff) + "tap Status");
  CHECK(detail(kiosk, "open") == "open");
  CHECK(detail(kiosk, "today") == "minder dan 10");
  CHECK(detail(kiosk, "week") == "minder dan 10");
  CHECK(detail(kiosk, "complete") == "1.204 bij de ontvanger. Er ontbreekt niets.");
  CHECK(icon(kiosk, "complete") == "ok");
  CHECK(detail(kiosk, "last").starts_with("gelukt, vandaag om "));
  CHECK(detail(kiosk, "next").starts_with("vandaag om "));
  CHECK(detail(kiosk, "clock") == "loopt gelijk");
  CHECK(detail(kiosk, "machine") == "uniek");
  CHECK(detail(kiosk, "key").find(", hier sinds ") != std::string::npos);
  CHECK(detail(kiosk, "version").ends_with("ontvanger 1.3.0"));
  kiosk.play("tap QR-code voor de helpdesk");
  CHECK(kiosk.on() == "desk:health-code");
  const std::string text = kiosk.label("code");
  CHECK(text.starts_with("Zuil: Stadhuis\n21-11-2026 om 10:0"));
  CHECK(text.find("Aangekomen: 1.204 bij de ontvanger\n") != std::string::npos);
  CHECK(text.find("Vandaag: minder dan 10\n") != std::string::npos);
  CHECK(text.find("Aanraken: nog niet getest\n") != std::string::npos);
  CHECK(text.ends_with('\n'));  // all of it
}

TEST_CASE_TEMPLATE("the status holds every fact of the kiosk, also before anything is known", Glass,
                   Portrait, Landscape) {
  Watched device;
  Scenario kiosk(device, Glass::size);
  kiosk.play(std::string(kEnterAsStaff) + "tap Status");
  const std::vector<std::array<std::string, 3>> rows{
      {"open", "Voor het publiek", "open"},
      {"today", "Antwoorden vandaag", "minder dan 10"},
      {"week", "Antwoorden deze week", "minder dan 10"},
      {"sealed", "Ingevuld op deze zuil", "0"},
      {"waiting", "Wacht op verzenden", "0"},
      {"delivered", "Afgeleverd", "0"},
      {"complete", "Aangekomen", "nog niet bekend"},
      {"last", "Laatste keer verzonden", "nog nooit"},
      {"next", "Volgende keer verzenden",
       "nog niet gepland. Vraag de systeembeheerder om hulp (zuil-sync.timer)."},
      {"disk", "Schijfruimte", " MB vrij"},
      {"clock", "Klok", "nog niet bekend"},
      {"certificate", "Certificaat van de ontvanger", "nog niet bekend"},
      {"key", "Sleutel voor de antwoorden", ", hier sinds "},
      {"machine", "Kenmerk van deze computer", "nog niet bekend"},
      {"version", "Versie", "."},
      {"touch", "Aanraken testen", "nog niet getest"},
      {"sound", "Geluid testen", "nog niet getest"},
  };
  for (const auto& [id, label, words] : rows) {
    CAPTURE(id);
    CHECK(kiosk.label(id) == label);
    CHECK(detail(kiosk, id).find(words) != std::string::npos);
  }
}

TEST_CASE("what needs attention comes first on the status, its cause right behind it") {
  Watched device;
  device.end_a_run(SyncEnding::Unfinished, SyncTrouble{SyncCause::NoAnswer, "", ""});
  require_ok(device.board.set_plan({device.clock.wall() + 11h, "20:00+360", 0}));
  require_ok(device.board.note({.held = 3, .missing = 2, .ahead = 120s}));
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnterAsStaff) + "tap Status\nexpect 3 punten vragen aandacht.");
  std::vector<std::string> ids;
  for (const Node& node : kiosk.screen().nodes)
    if (node.part == Part::Row) ids.push_back(node.id);
  REQUIRE(ids.size() > 5);
  CHECK(std::vector(ids.begin(), ids.begin() + 5) ==
        std::vector<std::string>{"complete", "last", "cause", "clock", "open"});
  CHECK(kiosk.label("cause").starts_with("De ontvanger geeft geen antwoord."));
}

TEST_CASE("touch and sound are tested from the status, which then tells how it went and when") {
  Watched device;
  Scenario kiosk(device, Portrait::size);
  kiosk.play(std::string(kEnterAsStaff) + "tap Status\ntap touch\ntap Punt 1\ntap Terug");
  CHECK(kiosk.on() == "desk:status");
  CHECK(detail(kiosk, "touch").starts_with("niet alle punten zijn aangeraakt, vandaag om "));
  kiosk.play("tap touch");
  for (int point = 1; point <= 9; ++point) kiosk.play("tap Punt " + std::to_string(point));
  CHECK(kiosk.on() == "desk:status");
  CHECK(detail(kiosk, "touch").starts_with("goed, vandaag om "));
  // Opened and left: how the last one ended stays.
  kiosk.play("tap touch\ntap Terug");
  CHECK(detail(kiosk, "touch").starts_with("goed, vandaag om "));

  kiosk.play("tap sound\ntap Zin afspelen\ntap Ik hoor niets");
  CHECK(detail(kiosk, "sound").starts_with("niet te horen, vandaag om "));
  kiosk.play("tap sound\ntap Deze zuil heeft geen geluid");
  CHECK(detail(kiosk, "sound").starts_with("deze zuil heeft geen geluid, vandaag om "));
  kiosk.play("tap sound\ntap Zin afspelen\ntap Ik hoor de zin goed");
  CHECK(detail(kiosk, "sound").starts_with("goed te horen, vandaag om "));

  auto marks = require_ok(SetupMarks::open(device.database()));
  CHECK(require_ok(marks.all()) == std::set<std::string>{"touch", "sound"});
  require_ok(marks.set_test("touch", TestResult::Failed, device.clock.wall()));
  CHECK(require_ok(marks.all()) == std::set<std::string>{"sound"});
}

TEST_CASE("that all arrived is told only of what the collector was asked about") {
  const Words words;
  DeviceStatus status = with_facts({.held = 9, .missing = 0});
  status.totals.reset();
  CHECK(words.row(status, "complete").words == "nog niet bekend");  // the outbox cannot be read
  status.totals = OutboxTotals{12, 3, 9};
  CHECK(words.row(status, "complete").level == Level::Fine);
  status.totals = OutboxTotals{12, 2, 10};
  CHECK(words.row(status, "complete").words ==
        "nog niet bekend; de vorige keer had de ontvanger er 9");
  CHECK(words.row(status, "complete").level == Level::Plain);
}

TEST_CASE("ten respondents are told, nine are not") {
  const Words words;
  DeviceStatus status;
  status.today = 9;
  status.week = 10;
  CHECK(words.row(status, "today").words == "minder dan 10");
  CHECK(words.row(status, "week").words == "10");
  status.week = 12345;
  CHECK(words.row(status, "week").words == "12.345");
}

TEST_CASE("each fact of the status has its bounds") {
  const Words words;
  const auto level = [&](const CollectorFacts& facts, const char* id) {
    return words.row(with_facts(facts), id).level;
  };
  CHECK(level({.ahead = 60s}, "clock") == Level::Fine);
  CHECK(level({.ahead = -61s}, "clock") == Level::Warning);
  CHECK(level({.ahead = 3600s}, "clock") == Level::Fault);
  CHECK(words.row(with_facts({.ahead = 3600s}), "clock").words.find("60 minuten achter") !=
        std::string::npos);
  CHECK(words.row(with_facts({.ahead = -3600s}), "clock").words.find("60 minuten voor") !=
        std::string::npos);
  CHECK(level({.certificate_until = words.now() + 24h * 22}, "certificate") == Level::Fine);
  CHECK(level({.certificate_until = words.now() + 24h * 20}, "certificate") == Level::Warning);
  CHECK(level({.certificate_until = words.now() - 1h}, "certificate") == Level::Fault);
  CHECK(level({.held = 3, .missing = 2}, "complete") == Level::Fault);
  CHECK(level({.held = 3, .missing = 0}, "complete") == Level::Fine);
  CHECK(level({}, "complete") == Level::Plain);
  CHECK(level({.machine = MachineStanding::Shared}, "machine") == Level::Warning);

  DeviceStatus status = with_facts({.delivered = words.now() - 24h * 4});
  status.totals = OutboxTotals{10, 1, 9};
  CHECK(words.row(status, "waiting").level == Level::Warning);
  status.sync->collector.delivered = words.now() - 24h * 2;
  CHECK(words.row(status, "waiting").level == Level::Plain);
  status.free_bytes = 100'000'000;
  CHECK(words.row(status, "disk").level == Level::Fault);
  status.free_bytes = 500'000'000;
  CHECK(words.row(status, "disk").level == Level::Warning);
  status.free_bytes = 5'000'000'000;
  CHECK(words.row(status, "disk").level == Level::Fine);
  CHECK(words.row(status, "next").level == Level::Warning);  // not planned
  status.sync->next = words.now() - 2h;
  CHECK(words.row(status, "next").level == Level::Fault);
  status.sync->urgent_trouble = SyncTrouble{SyncCause::NoAnswer, "", ""};
  CHECK(words.row(status, "urgent").id.empty());
  status.urgent = 1;
  CHECK(words.row(status, "urgent").level == Level::Fault);
  status.closure = Closure{"", words.now()};
  CHECK(words.row(status, "open").level == Level::Warning);
}

TEST_CASE("the code stays small enough for a phone, however much is wrong, and tells what is") {
  const Words words;
  DeviceStatus status = with_facts({.held = 123456,
                                    .missing = 1234,
                                    .ahead = 36000s,
                                    .certificate_until = words.now() - 24h,
                                    .api_version = "10.20.30",
                                    .machine = MachineStanding::Shared});
  status.site = std::string(60, 'W');
  status.totals = OutboxTotals{123456, 1234, 122222};
  status.today = status.week = 12345;
  status.urgent = 1;
  status.free_bytes = 1;
  status.key_id = "0123456789abcdef";
  status.key_since = words.now();
  status.sync->urgent_trouble = SyncTrouble{SyncCause::SomethingBetween, "", ""};
  status.sync->run = SyncRun{};
  status.sync->run->ended = words.now();
  status.sync->run->ending = SyncEnding::WrongConfiguration;
  status.sync->run->trouble = SyncTrouble{SyncCause::Configuration, "", ""};
  const std::string text = health_text(words.context, status);
  CHECK(text.size() <= kLongestHealthText);
  CHECK(text.size() > kLongestHealthText - 80);
  CHECK(text.ends_with("\n..."));
  CHECK(text.find("\n!! Aangekomen: 1.234 niet aangekomen; de ontvanger heeft er 123.456\n") !=
        std::string::npos);
  CHECK(text.find("!! De instellingen voor het verzenden kloppen niet\n") != std::string::npos);
  CHECK(text.find("\n! Kenmerk: ook in gebruik bij een andere zuil\n") != std::string::npos);
  CHECK(text.find("Vraag") == std::string::npos);
}
