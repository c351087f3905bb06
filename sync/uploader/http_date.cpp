// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/http_date.h"

#include <ctime>

#include <time.h>

namespace zuil {

std::optional<WallTime> read_http_date(const std::string& text) {
  std::tm parts{};
  const char* end = ::strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return WallTime(std::chrono::seconds(::timegm(&parts)));
}

}  // namespace zuil
