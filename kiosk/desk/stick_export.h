// SPDX-License-Identifier: EUPL-1.2
// An export to a stick in a thread of its own, so that the screen goes on while a slow stick
// writes.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <thread>

#include "kiosk/store/outbox_file.h"

namespace zuil {

class StickExport {
 public:
  // Begins. `data`: the folder of zuil.db; `folder`: of the stick.
  StickExport(std::filesystem::path data, std::filesystem::path folder, std::string today);
  StickExport(const StickExport&) = delete;
  StickExport& operator=(const StickExport&) = delete;
  ~StickExport();  // stops it

  void stop() { stopping_ = true; }
  bool is_stopping() const { return stopping_; }
  double part_done() const;  // 0 to 1
  bool is_over() const { return over_; }
  // From then on the stick is written to; before, it was this kiosk that failed.
  bool reached_stick() const { return reached_stick_; }
  // Once it is over.
  const Result<ExportedOutbox>& result() const { return result_; }

 private:
  Result<ExportedOutbox> run();

  std::filesystem::path data_;
  std::filesystem::path folder_;
  std::string today_;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> over_ = false;
  std::atomic<bool> reached_stick_ = false;
  std::atomic<std::int64_t> done_ = 0;
  std::atomic<std::int64_t> all_ = 0;
  Result<ExportedOutbox> result_;
  std::thread thread_;  // last: it uses all above
};

}  // namespace zuil
