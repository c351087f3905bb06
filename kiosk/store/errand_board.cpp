// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/errand_board.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "kiosk/base/file.h"
#include "kiosk/store/store_file.h"

namespace zuil {
namespace {

constexpr std::array kKinds{ErrandKind::Reach, ErrandKind::Enrol, ErrandKind::Test};

constexpr std::array<std::pair<ErrandOutcome, std::string_view>, 13> kOutcomes{{
    {ErrandOutcome::Done, "done"},
    {ErrandOutcome::NoNetwork, "no-network"},
    {ErrandOutcome::NotTrusted, "not-trusted"},
    {ErrandOutcome::NotTheCollector, "not-the-collector"},
    {ErrandOutcome::Busy, "busy"},
    {ErrandOutcome::CodeUnknown, "code-unknown"},
    {ErrandOutcome::CodeExpired, "code-expired"},
    {ErrandOutcome::CodeUsed, "code-used"},
    {ErrandOutcome::TooManyWrong, "too-many-wrong"},
    {ErrandOutcome::NotEnrolled, "not-enrolled"},
    {ErrandOutcome::CannotOpen, "cannot-open"},
    {ErrandOutcome::WrongSettings, "wrong-settings"},
    {ErrandOutcome::CannotKeep, "cannot-keep"},
}};

}  // namespace

std::optional<ErrandOutcome> outcome_named(std::string_view name) {
  for (const auto& [outcome, known] : kOutcomes)
    if (known == name) return outcome;
  return std::nullopt;
}

std::string_view name_of(ErrandKind kind) {
  switch (kind) {
    case ErrandKind::Reach:
      return "reach";
    case ErrandKind::Enrol:
      return "enrol";
    case ErrandKind::Test:
      return "test";
  }
  return {};
}

std::string_view name_of(ErrandOutcome outcome) {
  const auto* const found = std::find_if(kOutcomes.begin(), kOutcomes.end(),
                                         [&](const auto& entry) { return entry.first == outcome; });
  return found == kOutcomes.end() ? std::string_view() : found->second;
}

Result<ErrandBoard> ErrandBoard::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return ErrandBoard(std::move(database), file.parent_path());
}

Result<void> ErrandBoard::ask(ErrandKind kind, const std::string& what, WallTime now) {
  ZUIL_CHECK(
      database_.run("INSERT INTO errand (kind, number, asked, asked_at) VALUES (?, 1, ?, ?)"
                    " ON CONFLICT (kind) DO UPDATE SET number = number + 1, asked = excluded.asked,"
                    " asked_at = excluded.asked_at, outcome = '', told = '', settled_at = NULL",
                    name_of(kind), what, unix_seconds(now)));
  return write_file(bell(), "", 0660);
}

Result<std::optional<ErrandState>> ErrandBoard::look(ErrandKind kind) {
  ZUIL_TRY(auto row,
           database_.prepare("SELECT asked_at, outcome, told FROM errand WHERE kind = ?"));
  ZUIL_TRY(const bool found, row.bind(name_of(kind)).step());
  if (!found) return std::nullopt;
  return ErrandState{WallTime(std::chrono::seconds(row.integer(0))), outcome_named(row.text(1)),
                     row.text(2)};
}

Result<std::vector<Errand>> ErrandBoard::waiting() {
  std::error_code ignored;  // without an errand it rings for nothing
  std::filesystem::remove(bell(), ignored);
  std::vector<Errand> errands;
  for (const ErrandKind kind : kKinds) {
    ZUIL_TRY(auto row,
             database_.prepare("SELECT number, asked FROM errand WHERE kind = ? AND outcome = ''"));
    ZUIL_TRY(const bool found, row.bind(name_of(kind)).step());
    if (found) errands.push_back({kind, row.integer(0), row.text(1)});
  }
  return errands;
}

Result<void> ErrandBoard::settle(const Errand& errand, ErrandOutcome outcome,
                                 const std::string& told, WallTime now) {
  return database_.run(
      "UPDATE errand SET outcome = ?, told = ?, settled_at = ?, asked = ''"
      " WHERE kind = ? AND number = ?",
      name_of(outcome), told, unix_seconds(now), name_of(errand.kind), errand.number);
}

}  // namespace zuil
