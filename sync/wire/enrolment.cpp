// SPDX-License-Identifier: EUPL-1.2
#include "sync/wire/enrolment.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kiosk/base/json_reader.h"
#include "kiosk/survey/record_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

// Without what is taken for another: 0 O, 1 I L, U V. As in the reference of a response.
constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kCodeLength = 8;
constexpr std::size_t kMostBytes = 16 * 1024;  // of any of these documents
constexpr std::size_t kLongestTyped = 32;
constexpr std::string_view kPurpose = "ENQUETEZUIL enrol 1\n";

std::string signed_text(const std::string& code, const VerifyKey& key) {
  return std::string(kPurpose) + code + "\n" + to_hex(key.bytes) + "\n";
}

Result<Bytes> read_bytes(const JsonReader& json, std::string_view key) {
  ZUIL_TRY(const auto member, json.member(key));
  ZUIL_TRY(const std::string text, member.string());
  auto bytes = from_base64(text);
  if (!bytes) return member.fail_here("must be base64 (RFC 4648, padded)");
  return std::move(*bytes);
}

Result<VerifyKey> read_verify_key(const JsonReader& json, std::string_view key) {
  ZUIL_TRY(const Bytes bytes, read_bytes(json, key));
  const auto read = verify_key_from(bytes);
  ZUIL_TRY(const auto member, json.member(key));
  if (!read) return member.fail_here(read.error().message);
  return *read;
}

Result<PublicKey> read_sealing_key(const JsonReader& json) {
  ZUIL_TRY(const auto member, json.member("sealingKey"));
  ZUIL_CHECK(member.allow_only({"keyId", "publicKey"}));
  ZUIL_TRY(const std::string id, read_hex(member, "keyId", 16));
  ZUIL_TRY(const Bytes bytes, read_bytes(member, "publicKey"));
  PublicKey key;
  if (bytes.size() != key.bytes.size()) return member.fail_here("has a key that is not 32 bytes");
  std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
  if (key.id() != id) return member.fail_here("has a \"keyId\" that is not that of its key");
  return key;
}

Result<Json> parse(std::string_view text, std::string_view name) {
  if (text.size() > kMostBytes) return fail(ErrorCode::Invalid, std::string(name) + ": too large");
  return parse_json(text, name);
}

}  // namespace

std::string make_code(Random& random) {
  std::string code;
  while (code.size() < kCodeLength)
    code += kLetters[random.below(static_cast<std::uint32_t>(kLetters.size()))];
  return code;
}

std::string shown_code(const std::string& code) {
  return code.substr(0, kCodeLength / 2) + "-" + code.substr(kCodeLength / 2);
}

Result<std::string> read_code(std::string_view typed) {
  std::string code;
  for (const char character : typed.substr(0, kLongestTyped)) {
    if (character == ' ' || character == '-') continue;
    const bool small = character >= 'a' && character <= 'z';
    code += small ? static_cast<char>(character - 'a' + 'A') : character;
  }
  if (code.size() != kCodeLength || typed.size() > kLongestTyped ||
      code.find_first_not_of(kLetters) != std::string::npos)
    return fail(ErrorCode::Invalid, "this is no one-time code",
                "A code has 8 characters, as in 7K4M-9QXB: no 0, O, 1, I, L or U. Ask for one at "
                "the collector: zuil-collector enrol --site NAME.");
  return code;
}

EnrolmentRequest make_enrolment_request(const std::string& code, const SigningKey& device) {
  return {code, device.public_key, sign(signed_text(code, device.public_key), device)};
}

bool is_proven(const EnrolmentRequest& request) {
  return is_signed(signed_text(request.code, request.device_key), request.signature,
                   request.device_key);
}

std::string to_json(const EnrolmentRequest& request) {
  return Json{{"code", request.code},
              {"deviceKey", to_base64(request.device_key.bytes)},
              {"signature", to_base64(request.signature)}}
      .dump();
}

Result<EnrolmentRequest> read_enrolment_request(std::string_view text) {
  ZUIL_TRY(const Json document, parse(text, "enrolment"));
  const JsonReader json(document, "enrolment");
  ZUIL_CHECK(json.allow_only({"code", "deviceKey", "signature"}));
  EnrolmentRequest request;
  ZUIL_TRY(request.code,
           read_valid(
               json, "code", [](const std::string& code) { return read_code(code) == code; },
               "must be 8 characters, without a hyphen"));
  ZUIL_TRY(request.device_key, read_verify_key(json, "deviceKey"));
  ZUIL_TRY(request.signature, read_bytes(json, "signature"));
  return request;
}

std::string to_json(const EnrolmentReply& reply) {
  return Json{
      {"device", reply.device},
      {"site", reply.site},
      {"token", reply.token},
      {"sealingKey",
       {{"keyId", reply.sealing_key.id()}, {"publicKey", to_base64(reply.sealing_key.bytes)}}},
      {"signingKey", to_base64(reply.signing_key.bytes)}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<EnrolmentReply> read_enrolment_reply(std::string_view text) {
  ZUIL_TRY(const Json document, parse(text, "enrolment"));
  const JsonReader json(document, "enrolment");
  ZUIL_CHECK(json.allow_only({"device", "site", "token", "sealingKey", "signingKey"}));
  EnrolmentReply reply;
  ZUIL_TRY(reply.device, read_uuid(json, "device"));
  ZUIL_TRY(reply.site, read_site(json));
  ZUIL_TRY(reply.token, read_hex(json, "token", 64));
  ZUIL_TRY(reply.sealing_key, read_sealing_key(json));
  ZUIL_TRY(reply.signing_key, read_verify_key(json, "signingKey"));
  return reply;
}

std::string to_json(const TestRecord& record) {
  return Json{{"keyId", record.key_id}, {"sealed", to_base64(record.sealed)}}.dump();
}

Result<TestRecord> read_test_record(std::string_view text) {
  ZUIL_TRY(const Json document, parse(text, "test"));
  const JsonReader json(document, "test");
  ZUIL_CHECK(json.allow_only({"keyId", "sealed"}));
  TestRecord record;
  ZUIL_TRY(record.key_id, read_hex(json, "keyId", 16));
  ZUIL_TRY(record.sealed, read_bytes(json, "sealed"));
  return record;
}

}  // namespace zuil
