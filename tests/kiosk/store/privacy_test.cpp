// SPDX-License-Identifier: EUPL-1.2
// What somebody finds who takes the disk out of a kiosk.
#include <algorithm>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/support/store_builder.h"
#include "tests/support/temp_dir.h"

using namespace zuil;
using namespace zuil::test;

namespace {

constexpr std::string_view kCanary = "kanarie";

// The bytes of every file in the folder.
std::string all_bytes(const TempDir& data) {
  std::string bytes;
  for (const auto& file : std::filesystem::directory_iterator(data.path()))
    bytes += require_ok(read_file(file.path()));
  return bytes;
}

bool holds_canary(const TempDir& data) {
  return all_bytes(data).find(kCanary) != std::string::npos;
}

Savepoint talkative(const Questionnaire& questionnaire, std::size_t words) {
  Savepoint savepoint;
  savepoint.questionnaire = questionnaire.id;
  savepoint.questionnaire_hash = questionnaire.hash;
  savepoint.language = "nl";
  savepoint.date = "2026-11-21";
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += kCanary;
  savepoint.answers = {{"toelichting", TextAnswer{text}}, {"suggestie_tekst", TextAnswer{text}}};
  return savepoint;
}

// A respondent who writes much, corrects it to little, and writes again: pages of the file come
// into use and out of it.
void write_and_rewrite(ResponseStore& store, const Questionnaire& questionnaire) {
  for (const std::size_t words : {1U, 140U, 60U, 2U, 140U, 1U})
    require_ok(store.save(talkative(questionnaire, words)));
}

// For each id in order: the place of its sealed bytes among those of all.
std::vector<std::size_t> places(const TempDir& data, ResponseStore& store) {
  const std::string bytes = all_bytes(data);
  std::vector<std::size_t> offsets;
  for (const OutboxRow& row : require_ok(store.waiting("", 1000, 1 << 30))) {
    const std::string beginning(row.sealed.begin(), row.sealed.begin() + 32);
    offsets.push_back(bytes.find(beginning));
    REQUIRE(offsets.back() != std::string::npos);
  }
  std::vector<std::size_t> ranks(offsets.size());
  for (std::size_t i = 0; i < offsets.size(); ++i)
    ranks[i] = static_cast<std::size_t>(
        std::count_if(offsets.begin(), offsets.end(), [&](auto o) { return o < offsets[i]; }));
  return ranks;
}

void seal_all(ResponseStore& store, const std::vector<std::string>& ids) {
  const auto questionnaire = shipped_questionnaire("balie.json");
  for (const std::string& id : ids)
    require_ok(
        store.seal(balie_response(id, questionnaire), std::nullopt, false, test_keys().public_key));
}

}  // namespace

TEST_CASE("after the seal nothing of what a respondent wrote is in the files") {
  const TempDir data;
  SeededRandom random;
  const auto questionnaire = shipped_questionnaire("balie.json");
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  write_and_rewrite(store, questionnaire);
  REQUIRE(holds_canary(data));  // until then it is: else a power cut would lose it

  Response response = balie_response(make_uuid(random), questionnaire);
  response.answers = talkative(questionnaire, 140).answers;
  require_ok(store.seal(response, std::nullopt, false, test_keys().public_key));
  CHECK_FALSE(holds_canary(data));
}

TEST_CASE("a discarded interview leaves nothing either") {
  const TempDir data;
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  write_and_rewrite(store, shipped_questionnaire("balie.json"));
  REQUIRE(holds_canary(data));
  require_ok(store.discard_savepoint());
  CHECK_FALSE(holds_canary(data));
}

TEST_CASE("a long and a short story are sealed to the same length, up to the block") {
  const TempDir data;
  SeededRandom random;
  const auto questionnaire = shipped_questionnaire("balie.json");
  auto store = require_ok(ResponseStore::open(data / "zuil.db"));
  Response with_text = balie_response(make_uuid(random), questionnaire);
  with_text.answers["toelichting"] = TextAnswer{"Kort."};
  require_ok(store.seal(with_text, std::nullopt, false, test_keys().public_key));
  require_ok(store.seal(balie_response(make_uuid(random), questionnaire), std::nullopt, false,
                        test_keys().public_key));
  const auto rows = require_ok(store.waiting("", 10, 1 << 20));
  CHECK(rows[0].sealed.size() == rows[1].sealed.size());
}

TEST_CASE("once rewritten, the file does not tell in which order respondents came") {
  const TempDir one;
  const TempDir other;
  SeededRandom random;
  std::vector<std::string> ids(60);
  for (std::string& id : ids) id = make_uuid(random);
  auto first = require_ok(ResponseStore::open(one / "zuil.db"));
  auto second = require_ok(ResponseStore::open(other / "zuil.db"));
  seal_all(first, ids);
  std::reverse(ids.begin(), ids.end());
  seal_all(second, ids);
  REQUIRE(places(one, first) != places(other, second));  // at first it does

  require_ok(first.forget_order());
  require_ok(second.forget_order());
  CHECK(places(one, first) == places(other, second));
  CHECK(require_ok(first.totals()).waiting == 60);
}
