// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/log_upload.h"

#include <algorithm>

#include "kiosk/base/log.h"

namespace zuil {
namespace {

constexpr auto kPath = "/v1/operator-log";

LoggedAct to_wire(const OperatorAct& act) {
  return {act.number,
          to_utc_string(act.at),
          act.role ? std::string(name_of(*act.role)) : std::string(),
          fit_for_log(act.action, kLongestAction),
          fit_for_log(act.object, kLongestObject),
          fit_for_log(act.result, kLongestResult)};
}

Result<std::optional<LogReceipt>> send_all(OperatorLog& log, Transport& collector,
                                           const std::string& token, const std::string& machine) {
  std::optional<LogReceipt> last;
  std::int64_t sent = 0;
  for (std::int64_t after = 0;;) {
    ZUIL_TRY(const auto acts, log.undelivered(after, kMostActsInPortion));
    if (acts.empty() && last) break;  // one without acts asks the rest all the same
    LogPortion portion{machine, {}};
    for (const OperatorAct& act : acts) portion.acts.push_back(to_wire(act));
    const HttpRequest request{
        "POST",
        kPath,
        {{"authorization", "Bearer " + token}, {"content-type", "application/json"}},
        to_json(portion)};
    ZUIL_TRY(const HttpResponse answer, collector.send(request));
    if (answer.status == 404) return std::nullopt;
    if (answer.status != 200)
      return fail(ErrorCode::Refused, "HTTP " + std::to_string(answer.status));
    ZUIL_TRY(last, read_log_receipt(answer.body));
    if (acts.empty()) break;
    if (last->up_to < acts.back().number)
      return fail(ErrorCode::Invalid, "the receipt does not name all that was sent");
    after = acts.back().number;
    ZUIL_CHECK(log.mark_delivered(after));
    sent += static_cast<std::int64_t>(acts.size());
  }
  if (sent > 0) log::info("send", "operator log", std::to_string(sent) + " acts delivered");
  return last;
}

}  // namespace

std::optional<LogReceipt> upload_operator_log(OperatorLog& log, Transport& collector,
                                              const std::string& token,
                                              const std::string& machine) {
  auto sent = send_all(log, collector, token, machine);
  if (sent) return *sent;
  log::warning("send", "operator log", "goes with the next run: " + sent.error().message);
  return std::nullopt;
}

}  // namespace zuil
