// SPDX-License-Identifier: EUPL-1.2
// zuil-config preview: every screen of a questionnaire as a picture, drawn by the kiosk's own
// stage, and one page with all of them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/screens/preferences.h"

namespace zuil {

struct PreviewSize {
  int width = 1080;  // pixels
  int height = 1920;
};

// "1080x1920", from 320 to 8192 each.
Result<PreviewSize> read_preview_size(const std::string& text);

struct PreviewOptions {
  std::filesystem::path file;               // the questionnaire
  std::filesystem::path out;                // folder; made when it is not there
  std::vector<std::string> languages = {};  // none: all that the questionnaire has
  std::vector<PreviewSize> sizes = {};      // none: portrait and landscape
  std::filesystem::path theme = {};         // none: the default one
  bool large_text = false;
  Contrast contrast = Contrast::Normal;
  bool low_reach = false;
};

// Writes index.html and, for each language and size, a folder "nl-1080x1920" of pictures
// "003-totaaloordeel-missing.png", in the order in which a respondent meets them. Pictures of an
// earlier preview stay. Gives the number of pictures. `data` is the folder with assets/.
Result<std::size_t> write_preview(const PreviewOptions& options, const std::filesystem::path& data);

}  // namespace zuil
