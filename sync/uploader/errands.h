// SPDX-License-Identifier: EUPL-1.2
// What zuil-sync does for whoever puts a kiosk into use: is the collector there, hand in the
// one-time code, and let the collector prove that it can open what this kiosk seals.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/settings.h"
#include "kiosk/base/signing_key.h"
#include "kiosk/store/errand_board.h"
#include "sync/uploader/transport.h"

namespace zuil {

struct ErrandReport {
  ErrandOutcome outcome = ErrandOutcome::Done;
  std::string told;  // see ErrandState
};

// The world outside, and where this kiosk keeps what it is told.
struct ErrandParts {
  Transport& collector;
  const CollectorAddress& address;
  Random& random;
  std::function<void(std::chrono::milliseconds)> sleep;
};

ErrandReport reach_collector(const ErrandParts& parts);
// `typed`: the code as somebody typed it. Tried three times while there is no answer: the same code
// gives the same answer. Writes the collector's keys first and the token last, each in one step: a
// kiosk that has the token has all of it.
ErrandReport enrol(const ErrandParts& parts, const std::string& typed, const SigningKey& device);
// Seals something random and compares what the collector says of it.
ErrandReport prove_sealing(const ErrandParts& parts);

ErrandReport run_errand(const Errand& errand, const ErrandParts& parts,
                        const std::filesystem::path& data);

}  // namespace zuil
