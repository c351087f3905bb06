// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <iostream>
#include <system_error>

#include "kiosk/base/file.h"
#include "kiosk/base/uuid.h"
#include "kiosk/survey/constraint.h"
#include "sync/collector/commands.h"
#include "sync/collector/enrolment.h"
#include "sync/collector/key_ring.h"

namespace zuil {
namespace {

Result<void> require_site(const std::string& site) {
  if (trimmed(site) == site && !site.empty() && site.size() <= 100 && is_plain_text(site) &&
      site.find_first_of("\t\r\n") == std::string::npos)
    return {};
  return fail(ErrorCode::Invalid, "--site is not a name of a site",
              "Use at most 100 letters, on one line, without a space at either end.");
}

// As before there were codes: the token goes to the kiosk by hand.
Result<void> enrol_by_token(CollectorStore& store, const Admission& admission, Random& random,
                            const Clock& clock) {
  std::array<std::uint8_t, 32> secret{};
  random.fill(secret);
  const std::string token = to_hex(secret);
  const Device device{make_uuid(random), admission.site, sha256_hex(as_bytes(token)),
                      to_string(local_time(clock.wall()).date)};
  ZUIL_CHECK(put_out(token + "\n", admission.token_file, 0600));
  ZUIL_CHECK(store.add_device(device));
  std::cerr << "Enrolled kiosk " << device.id << " at site " << admission.site << ".\n";
  return {};
}

Result<void> enrol_by_code(CollectorStore& store, const DataFolder& data,
                           const Admission& admission, Random& random, const Clock& clock) {
  ZUIL_TRY(const SigningKey key, signing_key_in(data.signing_key()));
  Enrolment enrolment(store, data.keys(), key);
  ZUIL_TRY(const std::string code,
           admission.kiosk.empty() ? enrolment.new_code(admission.site, random, clock.wall())
                                   : enrolment.new_code_for(admission.kiosk, random, clock.wall()));
  ZUIL_CHECK(put_out(shown_code(code) + "\n", Output()));
  std::cerr << "Type it at the kiosk within 24 hours. It is good for one kiosk, once.\n";
  return {};
}

}  // namespace

Result<void> enrol(const DataFolder& data, const Admission& admission, Random& random,
                   const Clock& clock) {
  if (admission.kiosk.empty()) ZUIL_CHECK(require_site(admission.site));
  ZUIL_TRY(auto store, admission.kiosk.empty() ? make_store(data) : open_store(data));
  if (admission.token_file) return enrol_by_token(store, admission, random, clock);
  return enrol_by_code(store, data, admission, random, clock);
}

Result<void> print_public_key(const DataFolder& data, const Output& output) {
  std::error_code failed;
  const bool is_new = !std::filesystem::exists(data.database(), failed);
  ZUIL_CHECK(make_store(data));
  if (is_new)
    std::cerr << "There was no collector in " << data.path.string() << ": made a new one.\n";
  ZUIL_TRY(const PublicKey sealing, current_public_key(data.keys()));
  ZUIL_TRY(const SigningKey signing, signing_key_in(data.signing_key()));
  return put_out(to_json(CollectorKeys{sealing, signing.public_key}), output);
}

}  // namespace zuil
