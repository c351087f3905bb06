// SPDX-License-Identifier: EUPL-1.2
#include <iostream>
#include <map>

#include "kiosk/base/file.h"
#include "kiosk/base/log.h"
#include "kiosk/base/signed_file.h"
#include "kiosk/survey/bundle_json.h"
#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/questionnaire_review.h"
#include "sync/collector/commands.h"
#include "sync/collector/key_ring.h"
#include "sync/collector/stick_import.h"

namespace zuil {
namespace {

constexpr std::chrono::days kBundleTerm{90};

std::filesystem::path receipt_for(const std::filesystem::path& file) {
  auto receipt = file;
  return receipt.replace_extension(".zuilreceipt");
}

void print(const std::filesystem::path& file, const StickImported& imported) {
  std::map<std::string, int> fates;
  for (const CarriedReceipt::Entry& entry : imported.receipt.entries) ++fates[entry.fate];
  std::cout << file.filename().string() << ": " << imported.receipt.entries.size()
            << " records of kiosk " << imported.device << " at " << imported.site;
  const char* before = ": ";
  for (const auto& [fate, count] : fates) {
    std::cout << before << count << " " << fate;
    before = ", ";
  }
  std::cout << "; sealed " << imported.sealed_total << ", received " << imported.receipt.held_total
            << "\n";
}

Result<void> import_stick(StickImport& import, const std::filesystem::path& file,
                          const SigningKey& key) {
  ZUIL_TRY(const StickImported imported, import.take(file));
  print(file, imported);
  const auto receipt = receipt_for(file);
  const auto written =
      write_signed_file(receipt, SignedKind::Receipt, to_json(imported.receipt), key);
  if (!written)
    return fail(
        written.error().code,
        "all of it was taken in, but its receipt was not written: " + written.error().message,
        "Copy the file to where may be written and import it again: that is harmless.");
  std::cout << "receipt for the kiosk: " << receipt.string() << "\n";
  return {};
}

Result<Questionnaire> read_for_bundle(const std::string& file) {
  ZUIL_TRY(const std::string text, read_file(file));
  ZUIL_TRY(Questionnaire questionnaire, read_questionnaire(text, file));
  ZUIL_CHECK(require_publishable(questionnaire, file));
  return questionnaire;
}

// A number of its own, also when the bundle is then not written.
Result<std::int64_t> number_bundle(CollectorStore& store, const Bundle& bundle) {
  std::string ids;
  for (const Questionnaire& questionnaire : bundle.questionnaires)
    ids += (ids.empty() ? "" : " ") + questionnaire.id;
  ZUIL_TRY(auto transaction, store.begin());
  auto bundles = store.enrolments();
  ZUIL_TRY(const std::int64_t last, bundles.last_bundle());
  ZUIL_CHECK(bundles.add_bundle(last + 1, bundle.made_on, bundle.expires_on, ids));
  ZUIL_CHECK(transaction.commit());
  return last + 1;
}

}  // namespace

Result<void> import_sticks(const DataFolder& data, const std::vector<std::string>& files,
                           Random& random) {
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_TRY(auto keys, KeyRing::open(data.keys()));
  ZUIL_TRY(const SigningKey key, signing_key_in(data.signing_key()));
  Ingest ingest(store, keys);
  StickImport import(store, ingest, random);
  Result<void> first;
  for (const std::string& file : files) {
    const auto taken = import_stick(import, file, key);
    if (taken) continue;
    if (!first) std::cerr << "zuil-collector: " << to_string(taken.error()) << "\n";
    if (first) first = taken;
  }
  return first;
}

Result<void> make_bundle(const DataFolder& data, const std::vector<std::string>& questionnaires,
                         const std::filesystem::path& output,
                         const std::optional<std::string>& until, const Clock& clock) {
  Bundle bundle;
  bundle.made_on = to_string(local_time(clock.wall()).date);
  bundle.expires_on = until.value_or(to_string(local_time(clock.wall() + kBundleTerm).date));
  if (bundle.expires_on < bundle.made_on)
    return fail(ErrorCode::Invalid, "--until is a day that is over", "Give a day to come.");
  for (const std::string& file : questionnaires) {
    ZUIL_TRY(bundle.questionnaires.emplace_back(), read_for_bundle(file));
  }
  bundle.number = 1;  // to be read below as a kiosk would
  ZUIL_CHECK(read_bundle(to_json(bundle), "the bundle"));
  ZUIL_TRY(auto store, open_store(data));
  ZUIL_TRY(const SigningKey key, signing_key_in(data.signing_key()));
  ZUIL_TRY(bundle.number, number_bundle(store, bundle));
  ZUIL_CHECK(write_signed_file(output, SignedKind::Bundle, to_json(bundle), key));
  std::cout << "bundle " << bundle.number << ", to be taken in by " << bundle.expires_on << ": "
            << output.string() << "\n";
  return {};
}

}  // namespace zuil
