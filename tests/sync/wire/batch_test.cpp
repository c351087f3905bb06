// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/batch.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/uuid.h"
#include "tests/support/require_ok.h"
#include "tests/support/seeded_random.h"

using namespace zuil;
using namespace zuil::test;
using Json = nlohmann::json;

namespace {

SealedRecord some_response(Random& random) {
  return {make_uuid(random), "balie-kort", std::string(64, 'a'), "0123456789abcdef", {1, 2, 3}};
}

Batch some_batch(int responses) {
  SeededRandom random;
  Batch batch{make_uuid(random), 12, {}};
  for (int i = 0; i < responses; ++i) batch.responses.push_back(some_response(random));
  return batch;
}

// The JSON of a good batch of one, with one thing changed.
template <class Change>
std::string spoilt(Change change) {
  Json json = Json::parse(to_json(some_batch(1)));
  change(json);
  return json.dump();
}

}  // namespace

TEST_CASE("A batch that travels arrives as it was") {
  for (const int size : {0, 1, 500}) {
    const Batch batch = some_batch(size);
    CHECK(require_ok(read_batch(to_json(batch))) == batch);
  }
}

TEST_CASE("The bytes of a batch are those of the protocol") {
  const Batch batch{"0b5e6f1c-0d3c-4a3e-9f51-7b1f5d6f3a10",
                    3,
                    {{"5a1d8f52-9c1e-4d7a-8b8e-2f6f0a9c4e77",
                      "balie",
                      std::string(64, '0'),
                      "0123456789abcdef",
                      {0, 255}}}};
  CHECK(
      to_json(batch) ==
      R"({"id":"0b5e6f1c-0d3c-4a3e-9f51-7b1f5d6f3a10","responses":[{"id":)"
      R"("5a1d8f52-9c1e-4d7a-8b8e-2f6f0a9c4e77","keyId":"0123456789abcdef","questionnaire":"balie",)"
      R"("questionnaireHash":"0000000000000000000000000000000000000000000000000000000000000000",)"
      R"("sealed":"AP8="}],"sealedTotal":3})");
}

TEST_CASE("A contact record says that it is one, a response says nothing of it") {
  Batch batch = some_batch(2);
  batch.responses[1].kind = RecordKind::Contact;
  const Json json = Json::parse(to_json(batch));
  CHECK_FALSE(json["responses"][0].contains("kind"));
  CHECK(json["responses"][1]["kind"] == "contact");
  CHECK(require_ok(read_batch(json.dump())) == batch);
}

TEST_CASE("A batch over its limits is refused") {
  CHECK_FALSE(read_batch(to_json(some_batch(501))));
  std::string padded = to_json(some_batch(1));
  padded.append(static_cast<std::size_t>(kMostBytesInBatch) - padded.size(), ' ');
  CHECK(read_batch(padded));
  CHECK_FALSE(read_batch(padded + " "));
}

TEST_CASE("What is wrong with a batch is said with its JSON path") {
  const auto message = [](const std::string& text) {
    const auto batch = read_batch(text);
    return batch ? std::string("accepted") : batch.error().message;
  };
  CHECK(message(spoilt([](Json& json) { json["responses"][0]["id"] = "x"; })) ==
        "batch: $.responses[0].id: must be a UUID in lower case");
  CHECK(message(spoilt([](Json& json) {
          json["sealedTotal"] = -1;
        })).starts_with("batch: $.sealedTotal: must be a whole number"));
  CHECK(message(spoilt([](Json& json) { json["responses"][0]["sealed"] = "!"; })) ==
        "batch: $.responses[0].sealed: must be base64 (RFC 4648, padded)");
}

TEST_CASE("A batch that is not exactly the protocol's is refused") {
  const std::vector<std::string> bad{
      "",
      "null",
      "[]",
      "{}",
      "\"",
      "{\"id\":1e999}",
      std::string(100000, '['),
      "\xff\xfe",
      spoilt([](Json& json) { json["extra"] = 1; }),
      spoilt([](Json& json) { json.erase("id"); }),
      spoilt([](Json& json) { json["id"] = 3; }),
      spoilt([](Json& json) { json["sealedTotal"] = "1"; }),
      spoilt([](Json& json) { json["sealedTotal"] = 1.5; }),
      spoilt([](Json& json) { json["sealedTotal"] = 18446744073709551615U; }),
      spoilt([](Json& json) { json["responses"] = Json::object(); }),
      spoilt([](Json& json) { json["responses"][0]["extra"] = 1; }),
      spoilt([](Json& json) { json["responses"][0].erase("sealed"); }),
      spoilt([](Json& json) { json["responses"][0]["keyId"] = "0123456789ABCDEF"; }),
      spoilt([](Json& json) { json["responses"][0]["questionnaireHash"] = "ab"; }),
      spoilt([](Json& json) { json["responses"][0]["questionnaire"] = "../balie"; }),
      spoilt([](Json& json) { json["responses"][0]["questionnaire"] = std::string(65, 'a'); }),
      spoilt([](Json& json) { json["responses"][0]["kind"] = "letter"; }),
      spoilt([](Json& json) { json["responses"][0]["kind"] = nullptr; }),
      spoilt([](Json& json) { json["responses"].push_back(json["responses"][0]); })};
  for (const std::string& text : bad) {
    CAPTURE(text.substr(0, 200));
    CHECK_FALSE(read_batch(text));
  }
}

TEST_CASE("A batch with any one byte changed or missing never ends the program") {
  const std::string good = to_json(some_batch(1));
  for (std::size_t i = 0; i < good.size(); ++i) {
    (void)read_batch(good.substr(0, i));
    for (const char c : {'\0', '"', '{', '\\', '\xff'}) {
      std::string changed = good;
      changed[i] = c;
      (void)read_batch(changed);
    }
  }
  CHECK(read_batch(good));
}
