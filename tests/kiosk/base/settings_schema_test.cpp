// SPDX-License-Identifier: EUPL-1.2
// config/kiosk.schema.json says what the kiosk reads: no key more or less, the same bounds, the
// same usual values.
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/file.h"
#include "kiosk/base/settings.h"
#include "tests/support/require_ok.h"

using namespace zuil;
using Json = nlohmann::json;

namespace {

const Json& schema() {
  static const Json json =
      Json::parse(test::require_ok(read_file(data_dir() / "config/kiosk.schema.json")));
  return json;
}

const Json& resolved(const Json& part) {
  if (!part.contains("$ref")) return part;
  return schema().at(Json::json_pointer(part["$ref"].get<std::string>().substr(1)));
}

Json shipped() {
  return Json::parse(test::require_ok(read_file(data_dir() / "config/kiosk.json")));
}

Result<KioskSettings> with(const std::string& at, const Json& value) {
  Json document = shipped();
  document[Json::json_pointer(at)] = value;
  return read_kiosk_settings(document.dump(), "kiosk.json");
}

// Calls `visit` with the JSON pointer and the schema of everything that can be set.
template <class Visit>
void each(const Visit& visit, const std::string& at = "", const Json& part = schema()) {
  visit(at, part);
  if (part.contains("properties"))
    for (const auto& [key, member] : part["properties"].items())
      each(visit, at + "/" + key, resolved(member));
}

// The kiosk names them to who misspells one.
std::set<std::string> keys_the_kiosk_knows(const std::string& at) {
  const auto refused = with(at + "/misspelt", 1);
  REQUIRE_FALSE(refused);
  const std::string& hint = refused.error().hint;
  std::set<std::string> keys;
  for (auto begin = hint.find('"'); begin != std::string::npos; begin = hint.find('"', begin)) {
    const auto end = hint.find('"', begin + 1);
    keys.insert(hint.substr(begin + 1, end - begin - 1));
    begin = end + 1;
  }
  return keys;
}

}  // namespace

TEST_CASE("schema of kiosk.json: it has every key the kiosk reads, and no other") {
  int objects = 0;
  each([&](const std::string& at, const Json& part) {
    if (!part.contains("properties")) return;
    CAPTURE(at);
    std::set<std::string> keys;
    for (const auto& [key, ignored] : part["properties"].items()) keys.insert(key);
    CHECK(keys == keys_the_kiosk_knows(at));
    CHECK(part["additionalProperties"] == false);
    ++objects;
  });
  CHECK(objects == 8);
}

TEST_CASE("schema of kiosk.json: what must be there is what the kiosk cannot do without") {
  each([&](const std::string& at, const Json& part) {
    if (!part.contains("properties")) return;
    for (const auto& [key, ignored] : part["properties"].items()) {
      Json document = shipped();
      const Json::json_pointer object(at);
      if (!document.contains(object)) continue;
      document[object].erase(key);
      CAPTURE(at + "/" + key);
      const Json required = part.value("required", Json::array());
      const bool is_required = std::find(required.begin(), required.end(), key) != required.end();
      CHECK(read_kiosk_settings(document.dump(), "kiosk.json").has_value() != is_required);
    }
  });
}

TEST_CASE("schema of kiosk.json: its bounds are the kiosk's") {
  int bounds = 0;
  each([&](const std::string& at, const Json& part) {
    CAPTURE(at);
    if (part.contains("minimum")) {
      CHECK(with(at, part["minimum"]));
      CHECK(with(at, part["maximum"]));
      CHECK_FALSE(with(at, part["minimum"].get<int>() - 1));
      CHECK_FALSE(with(at, part["maximum"].get<int>() + 1));
      CHECK(with(at, part["minimum"].get<int>() + 0.5).has_value() == (part["type"] == "number"));
      ++bounds;
    }
    if (part.contains("enum")) {
      for (const Json& value : part["enum"]) CHECK(with(at, value));
      CHECK_FALSE(with(at, "hour"));
      CHECK_FALSE(with(at, 45));
      ++bounds;
    }
    if (!part.contains("maxItems")) return;
    Json list = Json::array();
    CHECK(with(at, list).has_value() == (part["minItems"] == 0));
    for (int i = 0; i < part["maxItems"].get<int>(); ++i) list.push_back("x" + std::to_string(i));
    CHECK(with(at, list));
    list.push_back("y");
    CHECK_FALSE(with(at, list));
    CHECK_FALSE(with(at, {"x", "x"}));
    ++bounds;
  });
  CHECK(bounds == 15);
}

TEST_CASE("schema of kiosk.json: what it calls the usual value is what the kiosk then takes") {
  int defaults = 0;
  each([&](const std::string& at, const Json& part) {
    if (!part.contains("default")) return;
    CAPTURE(at);
    Json without = shipped();
    const Json::json_pointer pointer(at);
    if (without.contains(pointer)) without[pointer.parent_pointer()].erase(pointer.back());
    CHECK(test::require_ok(with(at, part["default"])) ==
          test::require_ok(read_kiosk_settings(without.dump(), "kiosk.json")));
    ++defaults;
  });
  CHECK(defaults == 15);
}
