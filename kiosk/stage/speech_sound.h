// SPDX-License-Identifier: EUPL-1.2
// Sounds that are not spoken: files of a questionnaire's publisher, and a tone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "kiosk/base/result.h"

namespace zuil {

using Samples = std::vector<std::int16_t>;  // mono

// A WAV file of any sample rate, mono or stereo, up to 20 MB, at `rate` samples a second.
Result<Samples> read_wav(const std::filesystem::path& file, int rate);

// Half a second, soft at both ends: somebody is asked for.
Samples soft_tone(int rate);

}  // namespace zuil
