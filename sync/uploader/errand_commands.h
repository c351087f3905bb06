// SPDX-License-Identifier: EUPL-1.2
// What zuil-sync does besides uploading: errands, and a kiosk without a network by stick. Each
// gives the program's exit code.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/base/result.h"
#include "kiosk/store/errand_board.h"

namespace zuil {

struct KioskFiles {
  std::filesystem::path config;  // kiosk.json
  std::filesystem::path data;    // the folder with zuil.db
};

// As asked for on the command line.
Result<int> do_errand(const KioskFiles& kiosk, ErrandKind kind, const std::string& asked);
// What zuil asks for, if anything; nothing that goes wrong with it concerns the upload.
void do_waiting_errands(const KioskFiles& kiosk);

// `to`: a file, or the folder of a stick.
Result<int> export_to_stick(const KioskFiles& kiosk, const std::filesystem::path& to);
Result<int> take_receipt_from(const KioskFiles& kiosk, const std::filesystem::path& file);

}  // namespace zuil
