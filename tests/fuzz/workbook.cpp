// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a workbook: it is read or refused.
#include "config/tool/workbook.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto workbook = zuil::read_workbook(bytes);
  // What can be read can be written.
  if (workbook && !zuil::write_workbook(*workbook)) std::abort();
  return 0;
}
