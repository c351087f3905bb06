// SPDX-License-Identifier: EUPL-1.2
// Tells when headphones are plugged in or pulled out, as the kernel's input devices report it
// (SW_HEADPHONE_INSERT). Listens from a thread that sleeps until something happens.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <thread>

namespace zuil {

class HeadphoneJack {
 public:
  // Called from the listening thread. `at_start`: they were in, or out, when it began.
  using Tell = std::function<void(bool plugged, bool at_start)>;
  struct Port {
    int fd = -1;  // of which struct input_event can be read; the jack closes it
    bool plugged = false;
  };
  // Nothing: that file is no jack.
  using OpenPort = std::function<std::optional<Port>(const std::filesystem::path&)>;

  // Jacks are the files of that folder that `open_port` opens, now and later.
  explicit HeadphoneJack(Tell tell, OpenPort open_port = open_input_device,
                         std::filesystem::path folder = "/dev/input");
  ~HeadphoneJack();
  HeadphoneJack(const HeadphoneJack&) = delete;
  HeadphoneJack& operator=(const HeadphoneJack&) = delete;

  static std::optional<Port> open_input_device(const std::filesystem::path& file);

 private:
  void listen();

  Tell tell_;
  OpenPort open_port_;
  std::filesystem::path folder_;
  int stop_;  // an eventfd
  std::thread thread_;
};

}  // namespace zuil
