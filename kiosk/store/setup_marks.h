// SPDX-License-Identifier: EUPL-1.2
// What an operator found in order while the kiosk was put into use; there again after a power cut.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/sqlite.h"

namespace zuil {

// How a test of the glass or of the sound ended.
enum class TestResult {
  Passed,
  Without,  // the kiosk has no such part
  Failed,
};

struct TestMark {
  TestResult result = TestResult::Passed;
  WallTime at;
};

class SetupMarks {
 public:
  // The same file as ResponseStore's.
  static Result<SetupMarks> open(const std::filesystem::path& file);

  Result<void> set(const std::string& step, WallTime now);
  Result<void> remove(const std::string& step);
  // What is in order; a test that failed is not.
  Result<std::set<std::string>> all();

  // In place of how that test ended before.
  Result<void> set_test(const std::string& test, TestResult result, WallTime now);
  Result<std::optional<TestMark>> last_test(const std::string& test);

 private:
  explicit SetupMarks(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace zuil
