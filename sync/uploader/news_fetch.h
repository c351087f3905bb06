// SPDX-License-Identifier: EUPL-1.2
// The news for the attract screen, brought from the collector after the responses went there.
#pragma once

#include <string>

#include "kiosk/store/news_store.h"
#include "sync/uploader/transport.h"

namespace zuil {

// Asks once, and puts the answer in place of what the device had; a collector that knows no news
// (404, before API version 1.2.0) has none. Whatever else goes wrong is logged, changes nothing and
// concerns nobody: the next run asks again, and what the device has expires by itself. True when
// the device now has what the collector has.
bool fetch_news(NewsStore& store, Transport& collector, const std::string& token);

}  // namespace zuil
