// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/enrolment_store.h"

namespace zuil {

Result<void> EnrolmentStore::add_code(const EnrolmentCode& code) {
  return database_.run(
      "INSERT INTO enrolment_code (digest, device, site, expires_at) VALUES (?,?,?,?)", code.digest,
      code.device, code.site, code.expires_at);
}

Result<std::optional<EnrolmentCode>> EnrolmentStore::find_code(const std::string& digest) {
  ZUIL_TRY(auto row, database_.prepare("SELECT digest, device, site, expires_at, used_by FROM "
                                       "enrolment_code WHERE digest = ?"));
  ZUIL_TRY(const bool found, row.bind(digest).step());
  if (!found) return std::nullopt;
  return EnrolmentCode{row.text(0), row.text(1), row.text(2), row.integer(3), row.text(4)};
}

Result<void> EnrolmentStore::use_code(const EnrolmentCode& code, const std::string& public_key) {
  return database_.run("UPDATE enrolment_code SET used_by = ?, device = ? WHERE digest = ?",
                       public_key, code.device, code.digest);
}

Result<void> EnrolmentStore::forget_codes(std::int64_t before) {
  return database_.run("DELETE FROM enrolment_code WHERE expires_at < ?", before);
}

Result<Guesses> EnrolmentStore::guesses() {
  ZUIL_TRY(auto row, database_.prepare("SELECT since, wrong FROM enrolment_guess"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return Guesses{};
  return Guesses{row.integer(0), row.integer(1)};
}

Result<void> EnrolmentStore::set_guesses(const Guesses& guesses) {
  return database_.run(
      "INSERT INTO enrolment_guess (slot, since, wrong) VALUES (1,?,?) ON CONFLICT (slot) DO "
      "UPDATE "
      "SET since = excluded.since, wrong = excluded.wrong",
      guesses.since, guesses.wrong);
}

Result<std::optional<std::string>> EnrolmentStore::device_of_key(const std::string& public_key) {
  if (public_key.empty()) return std::nullopt;
  return database_.query_text("SELECT id FROM device WHERE public_key = ?", public_key);
}

Result<std::optional<std::string>> EnrolmentStore::site_of(const std::string& device) {
  return database_.query_text("SELECT site FROM device WHERE id = ?", device);
}

Result<bool> EnrolmentStore::is_revoked(const std::string& device) {
  ZUIL_TRY(const auto revoked,
           database_.query_integer(
               "SELECT 1 FROM device WHERE id = ? AND token_sha256 = 'revoked ' || id", device));
  return revoked.has_value();
}

Result<void> EnrolmentStore::admit(const Admitted& admitted) {
  return database_.run(
      "INSERT INTO device (id, site, token_sha256, public_key, enrolled_on) VALUES (?,?,?,?,?) "
      "ON CONFLICT (id) DO UPDATE SET site = excluded.site, token_sha256 = excluded.token_sha256, "
      "signs = iif(public_key = excluded.public_key, signs, 0), "
      "public_key = excluded.public_key, enrolled_on = excluded.enrolled_on",
      admitted.device, admitted.site, admitted.token_sha256, admitted.public_key, admitted.on);
}

Result<bool> EnrolmentStore::add_nonce(const std::string& device, const std::string& nonce,
                                       std::int64_t created) {
  ZUIL_CHECK(
      database_.run("INSERT OR IGNORE INTO request_nonce (device, nonce, created) VALUES (?,?,?)",
                    device, nonce, created));
  return database_.changes() > 0;
}

Result<void> EnrolmentStore::forget_nonces(std::int64_t before) {
  return database_.run("DELETE FROM request_nonce WHERE created < ?", before);
}

Result<void> EnrolmentStore::set_signs(const std::string& device) {
  return database_.run("UPDATE device SET signs = 1 WHERE id = ?", device);
}

Result<std::int64_t> EnrolmentStore::last_bundle() {
  ZUIL_TRY(const auto last, database_.query_integer("SELECT max(number) FROM bundle"));
  return last.value_or(0);
}

Result<void> EnrolmentStore::add_bundle(std::int64_t number, const std::string& made_on,
                                        const std::string& expires_on,
                                        const std::string& questionnaires) {
  return database_.run(
      "INSERT INTO bundle (number, made_on, expires_on, questionnaires) VALUES (?,?,?,?)", number,
      made_on, expires_on, questionnaires);
}

}  // namespace zuil
