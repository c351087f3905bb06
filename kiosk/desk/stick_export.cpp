// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/desk/stick_export.h"

#include <algorithm>
#include <utility>

namespace zuil {

StickExport::StickExport(std::filesystem::path data, std::filesystem::path folder,
                         std::string today)
    : data_(std::move(data)), folder_(std::move(folder)), today_(std::move(today)), thread_([this] {
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
  return export_outbox({responses, questionnaires}, device,
                       folder_ / outbox_file_name(device.public_key, today_), today_,
                       [this](std::int64_t done, std::int64_t all) {
                         done_ = done;
                         all_ = all;
                         return !stopping_;
                       });
}

}  // namespace zuil
