// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/enrolment.h"

#include "kiosk/base/uuid.h"
#include "sync/collector/key_ring.h"

namespace zuil {
namespace {

using std::chrono::seconds;

std::int64_t seconds_of(WallTime time) {
  return std::chrono::floor<seconds>(time).time_since_epoch().count();
}

constexpr std::int64_t kTerm = seconds(kCodeTerm).count();
constexpr std::int64_t kSpan = seconds(kWrongCodesSpan).count();

// A clock that was set back begins the span anew.
bool is_over(const Guesses& guesses, std::int64_t now) {
  return now < guesses.since || now - guesses.since >= kSpan;
}

Result<void> count_wrong(EnrolmentStore& store, std::int64_t now) {
  ZUIL_TRY(Guesses guesses, store.guesses());
  if (is_over(guesses, now)) guesses = {now, 0};
  ++guesses.wrong;
  return store.set_guesses(guesses);
}

}  // namespace

std::string Enrolment::digest_of(const std::string& code) const {
  return secret_digest(key_, "enrolment code", code);
}

Result<std::string> Enrolment::new_code(const std::string& site, Random& random, WallTime now) {
  return give_code(make_uuid(random), site, random, now);
}

Result<std::string> Enrolment::new_code_for(const std::string& device, Random& random,
                                            WallTime now) {
  ZUIL_TRY(const auto site, store_.enrolments().site_of(device));
  if (!site)
    return fail(ErrorCode::NotFound, "there is no kiosk " + device,
                "See which there are with: zuil-collector totals.");
  return give_code(device, *site, random, now);
}

Result<std::string> Enrolment::give_code(const std::string& device, const std::string& site,
                                         Random& random, WallTime now) {
  std::string code = make_code(random);
  ZUIL_TRY(auto transaction, store_.begin());
  auto codes = store_.enrolments();
  // Those that are over are told apart from those that never were for one more term.
  ZUIL_CHECK(codes.forget_codes(seconds_of(now) - kTerm));
  ZUIL_CHECK(codes.add_code({digest_of(code), device, site, seconds_of(now) + kTerm, ""}));
  ZUIL_CHECK(transaction.commit());
  return code;
}

Result<Enrolment::Answer> Enrolment::admit(const EnrolmentRequest& request, WallTime now) {
  if (!is_proven(request)) return Refusal::NoProof;
  ZUIL_TRY(auto transaction, store_.begin());
  ZUIL_TRY(const Answer answer, judge(request, seconds_of(now)));
  auto committed = transaction.commit();
  if (!committed && committed.error().code != ErrorCode::Full) must_restart_ = true;
  ZUIL_CHECK(committed);
  return answer;
}

Result<Enrolment::Answer> Enrolment::judge(const EnrolmentRequest& request, std::int64_t now) {
  auto codes = store_.enrolments();
  ZUIL_TRY(const Guesses guesses, codes.guesses());
  if (guesses.wrong >= kMostWrongCodes && !is_over(guesses, now)) return Refusal::TooMany;
  ZUIL_TRY(const auto code, codes.find_code(digest_of(request.code)));
  if (!code) {
    ZUIL_CHECK(count_wrong(codes, now));
    return Refusal::Unknown;
  }
  if (code->expires_at <= now) return Refusal::Expired;
  const std::string key = to_hex(request.device_key.bytes);
  if (!code->used_by.empty() && code->used_by != key) return Refusal::Used;
  ZUIL_TRY(const auto holder, codes.device_of_key(key));
  ZUIL_TRY(const auto known, codes.site_of(code->device));
  // A code for one kiosk that is known, handed in by another.
  if (holder && known && *holder != code->device) return Refusal::Used;
  EnrolmentCode taken = *code;
  if (holder) taken.device = *holder;
  ZUIL_TRY(auto reply, take(taken, request.device_key, now));
  return reply;
}

// The token is made of what a second request brings again: it need not be kept to be given again.
Result<EnrolmentReply> Enrolment::take(const EnrolmentCode& code, const VerifyKey& key,
                                       std::int64_t now) {
  const std::string public_key = to_hex(key.bytes);
  EnrolmentReply reply;
  reply.device = code.device;
  reply.site = code.site;
  reply.token = secret_digest(key_, "token", code.device + "\n" + public_key + "\n" + code.digest);
  reply.signing_key = key_.public_key;
  ZUIL_TRY(reply.sealing_key, current_public_key(keys_));
  auto codes = store_.enrolments();
  const auto today = local_time(WallTime(seconds(now))).date;
  ZUIL_CHECK(codes.admit(
      {reply.device, reply.site, sha256_hex(as_bytes(reply.token)), public_key, to_string(today)}));
  ZUIL_CHECK(codes.use_code(code, public_key));
  return reply;
}

Result<seconds> Enrolment::wait_for(WallTime now) {
  ZUIL_TRY(const Guesses guesses, store_.enrolments().guesses());
  const std::int64_t at = seconds_of(now);
  if (guesses.wrong < kMostWrongCodes || is_over(guesses, at)) return seconds(0);
  return seconds(guesses.since + kSpan - at);
}

}  // namespace zuil
