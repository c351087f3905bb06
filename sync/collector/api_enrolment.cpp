// SPDX-License-Identifier: EUPL-1.2
// How a kiosk comes to be known, and learns that what it seals can be opened.
#include <nlohmann/json.hpp>

#include "kiosk/base/log.h"
#include "sync/collector/api.h"

namespace zuil {

ApiReply Api::enrol(const ApiRequest& request) {
  if (auto refused = refuse_body(request)) return std::move(*refused);
  const auto asked = read_enrolment_request(request.body);
  if (!asked) return problem(400, asked.error().message);
  const auto answer = enrolment_.admit(*asked, clock_.wall());
  if (!answer) return out_of_service("enrol", answer.error());
  if (const auto* refusal = std::get_if<Enrolment::Refusal>(&*answer))
    return refuse_enrolment(*refusal, request);
  const auto& reply = std::get<EnrolmentReply>(*answer);
  log::info("enrol", "kiosk " + reply.device + " at " + reply.site + " from " + request.peer,
            "key " + asked->device_key.id());
  return json_reply(200, to_json(reply));
}

ApiReply Api::refuse_enrolment(Enrolment::Refusal refusal, const ApiRequest& request) {
  const auto refuse = [&](int status, std::string_view detail) {
    log::warning("enrol", "a kiosk from " + request.peer, detail);
    return problem(status, detail);
  };
  switch (refusal) {
    case Enrolment::Refusal::Unknown:
      return refuse(403, "No such code was given out, or it is long over.");
    case Enrolment::Refusal::Used:
      return refuse(409, "The code is another kiosk's.");
    case Enrolment::Refusal::Expired:
      return refuse(410, "The code is over: it was good for 24 hours.");
    case Enrolment::Refusal::NoProof:
      return refuse(400, "The signature is not that of the device key over this code.");
    case Enrolment::Refusal::TooMany:
      break;
  }
  ApiReply reply = refuse(429, "Too many wrong codes; try again later.");
  const auto wait = enrolment_.wait_for(clock_.wall());
  reply.headers.emplace_back("Retry-After", std::to_string(wait.value_or(kWrongCodesSpan).count()));
  return reply;
}

ApiReply Api::try_to_open(const ApiRequest& request) {
  const auto device = authorise(request);
  if (!device) return device.error();
  if (auto refused = refuse_body(request)) return std::move(*refused);
  const auto record = read_test_record(request.body);
  if (!record) return problem(400, record.error().message);
  const auto sum = ingest_.try_to_open(*record);
  log::info("test", "box of device " + device->id + " from " + request.peer,
            sum ? "opened" : sum.error().message);
  if (!sum) return problem(409, "The collector cannot open it: " + sum.error().message + ".");
  return json_reply(200, dump({{"sha256", *sum}}));
}

}  // namespace zuil
