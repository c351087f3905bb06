// SPDX-License-Identifier: EUPL-1.2
// What an operator sets, as visitors then meet it.
#include <doctest/doctest.h>

#include "kiosk/base/file.h"
#include "kiosk/store/public_state.h"
#include "kiosk/turn.h"
#include "tests/support/require_ok.h"
#include "tests/support/scenario.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

// The tests begin on Saturday 21 November 2026 at 10:00, local time.
Json on_saturday(const char* from, const char* until) {
  return {{"saturday", Json::array({Json::array({from, until})})},
          {"sunday", Json::array()},
          {"tuesday", Json::array({Json::array({"09:30", "17:00"})})}};
}

bool offers(const Scenario& kiosk, const std::string& node) {
  return kiosk.screen().find(node) != nullptr;
}

}  // namespace

TEST_CASE_TEMPLATE("only the languages that the kiosk is set to are offered", Glass, Portrait,
                   Landscape) {
  Device device;
  device.set({{"/languages", {"en", "nl"}}});
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.screen().language == "nl");  // the questionnaire's first
  CHECK(offers(kiosk, "language:nl"));
  CHECK(offers(kiosk, "language:en"));
  CHECK_FALSE(offers(kiosk, "language:tr"));
  kiosk.play("tap start\ntap languages");
  CHECK(offers(kiosk, "language:en"));
  CHECK_FALSE(offers(kiosk, "language:tr"));
}

TEST_CASE_TEMPLATE("of one language nothing is to be chosen", Glass, Portrait, Landscape) {
  Device device;
  device.set({{"/languages", {"en"}}});
  const Scenario kiosk(device, Glass::size);
  CHECK(kiosk.screen().language == "en");
  CHECK_FALSE(offers(kiosk, "language:en"));
}

TEST_CASE_TEMPLATE("a questionnaire in none of those languages is offered in its own", Glass,
                   Portrait, Landscape) {
  Device device(questionnaire_of(R"([{"id": "wens", "type": "text",
    "text": {"nl": "Wat wenst u?", "en": "What do you wish?"}}])"));
  device.set({{"/languages", {"tr"}}});
  const Scenario kiosk(device, Glass::size);
  CHECK(offers(kiosk, "language:nl"));
  CHECK(offers(kiosk, "language:en"));
}

TEST_CASE_TEMPLATE("outside its own hours the kiosk rests, and says when it opens again", Glass,
                   Portrait, Landscape) {
  Device device;
  device.set({{"/openingHours", on_saturday("10:05", "10:10")}});
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.on() == "resting");
  CHECK(kiosk.label("hint") == "Weer open: vandaag om 10:05 uur.");
  CHECK(kiosk.label("hint-en") == "This kiosk is closed now. Open again: today at 10:05.");
  kiosk.wait(5 * 60);
  CHECK(kiosk.on() == "attract");
  kiosk.play("tap start\nexpect Waarvoor");
  kiosk.wait(5 * 60);
  CHECK(kiosk.on() == "resting");
  CHECK(kiosk.label("hint") == "Weer open: dinsdag om 09:30 uur.");
  for (int day = 0; day < 2; ++day) kiosk.wait(24 * 60 * 60);  // Monday
  CHECK(kiosk.label("hint") == "Weer open: morgen om 09:30 uur.");
}

TEST_CASE_TEMPLATE("a questionnaire and the kiosk are open when both are", Glass, Portrait,
                   Landscape) {
  Device device;
  Json questionnaire = Json::parse(balie());
  questionnaire["openingHours"] = on_saturday("09:00", "10:10");
  device.write_questionnaire(questionnaire.dump());
  device.set({{"/openingHours", on_saturday("10:05", "17:00")}});
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.label("hint") == "Weer open: vandaag om 10:05 uur.");
  kiosk.wait(5 * 60);
  CHECK(kiosk.on() == "attract");
  kiosk.wait(5 * 60);
  CHECK(kiosk.label("hint") == "Weer open: dinsdag om 09:30 uur.");
}

TEST_CASE_TEMPLATE("the contrast and the volume that are set are every visitor's, until changed",
                   Glass, Portrait, Landscape) {
  Device device;
  device.set({{"/contrast", "light"}, {"/sound/volume", 5}});
  Scenario kiosk(device, Glass::size);
  CHECK(kiosk.screen().contrast == Contrast::Light);
  CHECK(kiosk.transcript().volume() == 5);
  kiosk.play("tap contrast\ntap start\ntap stop");
  CHECK(kiosk.screen().contrast == Contrast::Normal);
  kiosk.wait(10 * 60);
  CHECK(kiosk.on() == "attract");
  CHECK(kiosk.screen().contrast == Contrast::Light);
}

TEST_CASE_TEMPLATE("where speech is off nothing starts it, and no tool offers it", Glass, Portrait,
                   Landscape) {
  Device device;
  device.set({{"/sound/speech", false}});
  Scenario kiosk(device, Glass::size);
  CHECK_FALSE(offers(kiosk, "speech"));
  kiosk.play("key speech\nheadphones in\ntap start");
  CHECK_FALSE(offers(kiosk, "speech"));
  CHECK(kiosk.transcript().all().empty());
}

TEST_CASE("a kiosk that keeps the day alone tells no part of it") {
  Device device;
  device.set({{"/timeResolution", "day"}});
  Scenario kiosk(device, Portrait::size);
  kiosk.play("tap start\ntap choice:paspoort_id\ntap stop\ntap stop");
  const Response response = device.only_sealed();
  CHECK(response.date == "2026-11-21");
  CHECK_FALSE(response.daypart);
  CHECK(to_canonical_json(response).find("daypart") == std::string::npos);
}

TEST_CASE_TEMPLATE("closed by an operator, the public reads why, in every language, until it opens",
                   Glass, Portrait, Landscape) {
  Device device;
  device.set({{"/languages", {"nl", "en", "tr"}}});
  const PublicState state(device.data);
  require_ok(state.close({"De zuil staat in de weg.", device.clock.wall()}));
  for (int restart = 0; restart < 2; ++restart) {
    Scenario kiosk(device, Glass::size);
    CHECK(kiosk.on() == "closed");
    CHECK(kiosk.label("hint") == "De zuil staat in de weg.");
    CHECK(kiosk.label("hint-en") == "This kiosk is closed now.");
    CHECK(kiosk.label("hint-tr") == "Bu cihaz şu anda hizmete kapalı.");
    CHECK_FALSE(offers(kiosk, "start"));
    kiosk.play("key select\nwait 3600");
    CHECK(kiosk.on() == "closed");
  }
  require_ok(state.open());
  CHECK(Scenario(device, Glass::size).on() == "attract");
}

TEST_CASE("what closed the kiosk cannot be read: it stays closed, with the usual text") {
  Device device;
  require_ok(write_file(device.data / "closed.json", "{"));
  const Scenario kiosk(device, Portrait::size);
  CHECK(kiosk.on() == "closed");
  CHECK(kiosk.label("hint") == "Er is nu geen vragenlijst. Probeer het later opnieuw.");
}

namespace {

// A finger on the glass itself, where the viewer sees the middle of that node.
void tap_glass(Scenario& kiosk, Device& device, const TurnedPicture& turned,
               const std::string& node) {
  const auto box = kiosk.stage().find(node);
  REQUIRE(box);
  const SDL_Rect place = turned.on_glass(
      {static_cast<int>(box->x + box->w / 2), static_cast<int>(box->y + box->h / 2), 1, 1});
  SDL_Event event{};
  event.tfinger.fingerId = 1;
  event.tfinger.x = static_cast<float>(place.x) / static_cast<float>(turned.glass_width());
  event.tfinger.y = static_cast<float>(place.y) / static_cast<float>(turned.glass_height());
  for (const Uint32 type : {SDL_FINGERDOWN, SDL_FINGERUP}) {
    event.type = type;
    REQUIRE(SDL_PushEvent(&event) == 1);
    REQUIRE(take_turn(kiosk.window(), kiosk.kiosk(), device.clock));
    device.clock.advance(std::chrono::milliseconds(400));
  }
}

}  // namespace

TEST_CASE("on a screen that hangs turned, fingers hit what stands upright before the viewer") {
  for (const Rotation rotation : {Rotation::Quarter, Rotation::Half, Rotation::ThreeQuarters}) {
    CAPTURE(static_cast<int>(rotation));
    Device device;
    constexpr GlassSize glass = SmallLandscape::size;
    Scenario kiosk(device, glass, rotation);
    REQUIRE(SDL_InitSubSystem(SDL_INIT_EVENTS) == 0);
    const TurnedPicture turned(glass.width, glass.height, rotation);
    CHECK(kiosk.stage().viewport().portrait() == (rotation != Rotation::Half));
    tap_glass(kiosk, device, turned, "start");
    tap_glass(kiosk, device, turned, "choice:rijbewijs");
    require_ok(kiosk.kiosk().stage().save_png(device.folder() / "upright.png"));
    CHECK(kiosk.on() != "attract");
    CHECK(device.has_savepoint());
  }
}
