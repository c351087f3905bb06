// SPDX-License-Identifier: EUPL-1.2
// What the collector answers to a request, apart from how requests travel (http_server.h). The
// interface is described in openapi.json and sync/wire/README.md.
#pragma once

#include <mutex>
#include <string>

#include "kiosk/base/clock.h"
#include "sync/collector/api_reply.h"
#include "sync/collector/authenticator.h"
#include "sync/collector/enrolment.h"
#include "sync/collector/ingest.h"

namespace zuil {

class Api {
 public:
  // All outlive the Api.
  Api(CollectorStore& store, Ingest& ingest, Enrolment& enrolment, const Clock& clock)
      : store_(store),
        ingest_(ingest),
        enrolment_(enrolment),
        authenticator_(store),
        clock_(clock) {}

  // May be called by several threads; they take turns.
  ApiReply handle(const ApiRequest& request);
  // See Ingest.
  bool must_restart();

 private:
  ApiReply route(const ApiRequest& request);
  ApiReply health();
  ApiReply take_batch(const ApiRequest& request);
  ApiReply take_questionnaire(const ApiRequest& request, const std::string& hash);
  ApiReply news(const ApiRequest& request);
  ApiReply take_operator_log(const ApiRequest& request);
  ApiReply enrol(const ApiRequest& request);
  ApiReply refuse_enrolment(Enrolment::Refusal refusal, const ApiRequest& request);
  ApiReply try_to_open(const ApiRequest& request);
  std::string today() const;
  ApiReply list_page();
  ApiReply reviews_page();
  ApiReply factsheet_page(const std::string& questionnaire, const std::string& year);
  // The device that sent it, or the reply that refuses it.
  tl::expected<Device, ApiReply> authorise(const ApiRequest& request);

  std::mutex mutex_;
  CollectorStore& store_;
  Ingest& ingest_;
  Enrolment& enrolment_;
  Authenticator authenticator_;
  const Clock& clock_;
};

}  // namespace zuil
