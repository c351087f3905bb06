// SPDX-License-Identifier: EUPL-1.2
// Why an upload did not deliver all, as far as an operator can do something else about it. The
// texts on the screen are in assets/strings/operator, one for each.
#pragma once

#include <optional>
#include <string_view>

namespace zuil {

enum class SyncCause {
  NoAnswer,          // no connection, no name, no answer in time
  SomethingBetween,  // a login page, a proxy or another program answers
  NotTrusted,        // the collector's certificate, or this machine's clock
  UnknownKiosk,      // the token is not or no longer admitted
  NoCollector,       // the address is another program's
  Proxy,             // wants to know who asks
  Busy,              // the collector asks to come later
  CollectorFault,    // the collector has a fault of its own
  RefusedContent,    // the versions do not belong together, or a limit is too low
  Configuration,     // kiosk.json, the token file or the CA file
  DiskFull,
  DeviceFault,  // this device's database or disk
  Interrupted,  // the program ended before the run did
  Other,
};

std::string_view name_of(SyncCause cause);  // "no_answer"
std::optional<SyncCause> sync_cause(std::string_view name);

}  // namespace zuil
