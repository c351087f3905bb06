// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/stick_export.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <sys/stat.h>

namespace zuil {
namespace {

std::optional<dev_t> disk_of(const std::filesystem::path& folder) {
  struct stat found {};
  return ::stat(folder.c_str(), &found) == 0 ? std::optional(found.st_dev) : std::nullopt;
}

}  // namespace

StickExport::StickExport(std::filesystem::path data, std::filesystem::path folder,
                         std::string today)
    : data_(std::move(data)),
      folder_(std::move(folder)),
      disk_(disk_of(folder_)),
      today_(std::move(today)),
      thread_([this] {
        result_ = run();
        over_ = true;
      }) {}

StickExport::~StickExport() {
  stop();
  thread_.join();
}

double StickExport::part_done() const {
  const std::int64_t all = all_;
  return all > 0 ? std::min(1.0, static_cast<double>(done_) / static_cast<double>(all)) : 0;
}

// With connections of its own: those of the desk are the screen's thread's.
Result<ExportedOutbox> StickExport::run() {
  ZUIL_TRY(auto responses, ResponseStore::open(data_ / "zuil.db"));
  ZUIL_TRY(auto questionnaires, QuestionnaireStore::open(data_ / "zuil.db"));
  ZUIL_TRY(const SigningKey device, signing_key_in(device_key_file(data_)));
  reached_stick_ = true;
  const auto file = folder_ / outbox_file_name(device.public_key, today_);
  auto exported = export_outbox({responses, questionnaires}, device, file, today_,
                                [this](std::int64_t done, std::int64_t all) {
                                  done_ = done;
                                  all_ = all;
                                  return !stopping_;
                                });
  if (disk_of(folder_) == disk_) return exported;
  // The folder that it was mounted on may have been written to: this kiosk's own disk.
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return fail(ErrorCode::NotFound, folder_.string() + ": the stick was taken out");
}

}  // namespace zuil
