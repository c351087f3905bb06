// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/setup_marks.h"

#include <array>
#include <string_view>
#include <utility>

#include "kiosk/store/store_file.h"

namespace zuil {
namespace {

// Behind the name of a test that did not pass.
constexpr std::array<std::pair<TestResult, std::string_view>, 3> kEndings{{
    {TestResult::Without, ":without"},
    {TestResult::Failed, ":failed"},
    {TestResult::Passed, ""},
}};

// The test that a step is of, and how it ended.
std::pair<std::string, TestResult> parse_step(const std::string& step) {
  for (const auto& [result, ending] : kEndings)
    if (step.ends_with(ending)) return {step.substr(0, step.size() - ending.size()), result};
  return {step, TestResult::Passed};
}

}  // namespace

Result<SetupMarks> SetupMarks::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return SetupMarks(std::move(database));
}

Result<void> SetupMarks::set(const std::string& step, WallTime now) {
  return database_.run(
      "INSERT INTO setup_mark (step, at) VALUES (?, ?) ON CONFLICT (step) DO UPDATE SET"
      " at = excluded.at",
      step, unix_seconds(now));
}

Result<void> SetupMarks::remove(const std::string& step) {
  return database_.run("DELETE FROM setup_mark WHERE step = ?", step);
}

Result<std::set<std::string>> SetupMarks::all() {
  ZUIL_TRY(auto row, database_.prepare("SELECT step FROM setup_mark"));
  std::set<std::string> steps;
  while (true) {
    ZUIL_TRY(const bool found, row.step());
    if (!found) return steps;
    auto [name, result] = parse_step(row.text(0));
    if (result != TestResult::Failed) steps.insert(std::move(name));
  }
}

Result<void> SetupMarks::set_test(const std::string& test, TestResult result, WallTime now) {
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  for (const auto& [other, ending] : kEndings)
    ZUIL_CHECK(database_.run("DELETE FROM setup_mark WHERE step = ?", test + std::string(ending)));
  for (const auto& [known, ending] : kEndings)
    if (known == result) ZUIL_CHECK(set(test + std::string(ending), now));
  return transaction.commit();
}

Result<std::optional<TestMark>> SetupMarks::last_test(const std::string& test) {
  for (const auto& [result, ending] : kEndings) {
    ZUIL_TRY(const auto at, database_.query_integer("SELECT at FROM setup_mark WHERE step = ?",
                                                    test + std::string(ending)));
    if (at) return TestMark{result, WallTime(std::chrono::seconds(*at))};
  }
  return std::nullopt;
}

}  // namespace zuil
