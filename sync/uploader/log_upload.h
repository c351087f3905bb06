// SPDX-License-Identifier: EUPL-1.2
// What operators did on this kiosk, brought to the collector after the responses. The same request
// tells how many records the collector holds, and whether another kiosk has this machine's name.
#pragma once

#include <optional>
#include <string>

#include "kiosk/store/operator_log.h"
#include "sync/uploader/transport.h"
#include "sync/wire/operator_log.h"

namespace zuil {

// Marks what the collector has on its disk; the last receipt. None when the collector knows no such
// log (404, before API version 1.3.0): no fault. Whatever else goes wrong is logged and concerns
// nobody: the next run sends it again.
std::optional<LogReceipt> upload_operator_log(OperatorLog& log, Transport& collector,
                                              const std::string& token, const std::string& machine);

}  // namespace zuil
