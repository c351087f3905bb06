// SPDX-License-Identifier: EUPL-1.2
// A kiosk that has a one-time code asks to be known: POST /v1/enrol. And whether the collector can
// open what it seals: POST /v1/test. README.md beside this file is the protocol.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/random.h"
#include "kiosk/base/sealed_box.h"
#include "kiosk/base/signing_key.h"

namespace zuil {

// Eight characters of those that nobody takes for another: "7K4M9QXB".
std::string make_code(Random& random);
// "7K4M-9QXB", as it is shown.
std::string shown_code(const std::string& code);
// As somebody types it: in small letters, with spaces or hyphens. Invalid: it is no code.
Result<std::string> read_code(std::string_view typed);

struct EnrolmentRequest {
  std::string code;
  VerifyKey device_key;
  Bytes signature;  // by that key
};
// Signs it.
EnrolmentRequest make_enrolment_request(const std::string& code, const SigningKey& device);
bool is_proven(const EnrolmentRequest& request);

struct EnrolmentReply {
  std::string device;  // id, a UUID
  std::string site;
  std::string token;      // 64 hex digits
  PublicKey sealing_key;  // to which responses are sealed
  VerifyKey signing_key;  // which signs bundles and receipts
};

std::string to_json(const EnrolmentRequest& request);
Result<EnrolmentRequest> read_enrolment_request(std::string_view json);
std::string to_json(const EnrolmentReply& reply);
Result<EnrolmentReply> read_enrolment_reply(std::string_view json);

struct TestRecord {
  std::string key_id;
  Bytes sealed;
};
std::string to_json(const TestRecord& record);
Result<TestRecord> read_test_record(std::string_view json);

}  // namespace zuil
