// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/bundle.h"

#include <utility>

#include "kiosk/base/signed_file.h"
#include "kiosk/store/sticks.h"
#include "kiosk/store/store_file.h"
#include "kiosk/survey/date.h"
#include "kiosk/survey/questionnaire_review.h"

namespace zuil {
namespace {

constexpr auto kAskAnother = "Ask for a new one at the collector: zuil-collector bundle.";

}  // namespace

Result<BundleStore> BundleStore::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  return BundleStore(std::move(database));
}

Result<std::optional<TakenBundle>> BundleStore::last() {
  ZUIL_TRY(auto row, database_.prepare("SELECT number, sha256, taken_on FROM bundle"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  return TakenBundle{row.integer(0), row.text(1), row.text(2)};
}

Result<bool> BundleStore::is_known(const Bundle& bundle, const std::string& sha256) {
  ZUIL_TRY(const auto taken, last());
  if (!taken || bundle.number > taken->number) return false;
  if (bundle.number == taken->number && sha256 == taken->sha256) return true;
  return fail(ErrorCode::Refused,
              "bundle " + std::to_string(bundle.number) + " is not newer than " +
                  std::to_string(taken->number) + ", which this kiosk has",
              kAskAnother);
}

Result<OfferedBundle> BundleStore::read(const std::filesystem::path& file,
                                        const VerifyKey& collector, const std::string& today) {
  const auto read = read_signed_file(file, SignedKind::Bundle);
  if (!read) return tl::make_unexpected(stick_error(read.error()));
  const std::string name = file.filename().string();
  if (read->key != collector)
    return fail(ErrorCode::Crypto, name + ": is not signed by the collector of this kiosk",
                kAskAnother);
  OfferedBundle offered{{}, read->sha256, false};
  ZUIL_TRY(offered.bundle, read_bundle(read->content, name));
  ZUIL_TRY(offered.known, is_known(offered.bundle, offered.sha256));
  if (offered.bundle.expires_on < today)
    return fail(ErrorCode::Refused,
                name + ": was to be taken in by " + written_date(offered.bundle.expires_on),
                kAskAnother);
  for (const Questionnaire& questionnaire : offered.bundle.questionnaires)
    ZUIL_CHECK(require_publishable(questionnaire, name + ": " + questionnaire.id));
  return offered;
}

Result<void> BundleStore::keep(const OfferedBundle& offered, const std::string& today) {
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_TRY(const bool known, is_known(offered.bundle, offered.sha256));
  if (known) return {};
  ZUIL_CHECK(database_.run(
      "INSERT INTO bundle (slot, number, sha256, taken_on) VALUES (1, ?, ?, ?)"
      " ON CONFLICT (slot) DO UPDATE SET number = excluded.number, sha256 = excluded.sha256,"
      " taken_on = excluded.taken_on",
      offered.bundle.number, offered.sha256, today));
  return transaction.commit();
}

}  // namespace zuil
