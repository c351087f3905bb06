// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/stage/headphone_jack.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace zuil {
namespace {

// A bit for each switch there can be, as the kernel writes them.
using Switches = std::array<std::uint8_t, SW_MAX / 8 + 1>;

bool has_headphones(const Switches& switches) {
  return (switches[SW_HEADPHONE_INSERT / 8] >> (SW_HEADPHONE_INSERT % 8) & 1) != 0;
}

// The ports that are open, and what they last said.
class Ports {
 public:
  explicit Ports(const HeadphoneJack::OpenPort& open_port) : open_port_(open_port) {}
  ~Ports() {
    for (const auto& [file, port] : ports_) close(port.fd);
  }
  Ports(const Ports&) = delete;
  Ports& operator=(const Ports&) = delete;

  void look(const std::filesystem::path& folder) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      const bool is_event = entry.path().filename().string().starts_with("event");
      if (!is_event || ports_.contains(entry.path())) continue;
      if (const auto port = open_port_(entry.path())) ports_[entry.path()] = *port;
    }
  }

  void add_to(std::vector<pollfd>& waiting) const {
    for (const auto& [file, port] : ports_) waiting.push_back({port.fd, POLLIN, 0});
  }

  // Reads the port of that descriptor; one that is gone is closed.
  void read_from(int fd) {
    const auto found = std::find_if(ports_.begin(), ports_.end(),
                                    [&](const auto& entry) { return entry.second.fd == fd; });
    if (found == ports_.end()) return;
    std::array<input_event, 16> events{};
    const ssize_t bytes = read(fd, events.data(), sizeof(events));
    if (bytes <= 0) {
      close(fd);
      ports_.erase(found);
      return;
    }
    const auto count = static_cast<std::size_t>(bytes) / sizeof(input_event);
    for (std::size_t i = 0; i < count; ++i)
      if (events[i].type == EV_SW && events[i].code == SW_HEADPHONE_INSERT)
        found->second.plugged = events[i].value != 0;
  }

  bool any_plugged() const {
    return std::any_of(ports_.begin(), ports_.end(),
                       [](const auto& entry) { return entry.second.plugged; });
  }

 private:
  const HeadphoneJack::OpenPort& open_port_;
  std::map<std::filesystem::path, HeadphoneJack::Port> ports_;
};

}  // namespace

HeadphoneJack::HeadphoneJack(Tell tell, OpenPort open_port, std::filesystem::path folder)
    : tell_(std::move(tell)),
      open_port_(std::move(open_port)),
      folder_(std::move(folder)),
      stop_(eventfd(0, EFD_CLOEXEC)),
      thread_([this] { listen(); }) {}

HeadphoneJack::~HeadphoneJack() {
  eventfd_write(stop_, 1);
  thread_.join();
  close(stop_);
}

std::optional<HeadphoneJack::Port> HeadphoneJack::open_input_device(
    const std::filesystem::path& file) {
  const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return std::nullopt;
  Switches known{};
  Switches on{};
  const bool is_jack = ioctl(fd, EVIOCGBIT(EV_SW, known.size()), known.data()) >= 0 &&
                       has_headphones(known) && ioctl(fd, EVIOCGSW(on.size()), on.data()) >= 0;
  if (is_jack) return Port{fd, has_headphones(on)};
  close(fd);
  return std::nullopt;
}

void HeadphoneJack::listen() {
  // A sound card may be plugged in later: its file appears, and then may be read.
  const int folder = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  inotify_add_watch(folder, folder_.c_str(), IN_CREATE | IN_ATTRIB);
  Ports ports(open_port_);
  ports.look(folder_);
  bool plugged = ports.any_plugged();
  tell_(plugged, true);
  while (true) {
    std::vector<pollfd> waiting{{stop_, POLLIN, 0}, {folder, POLLIN, 0}};
    ports.add_to(waiting);
    if (poll(waiting.data(), waiting.size(), -1) < 0) continue;
    if (waiting[0].revents != 0) break;
    if (waiting[1].revents != 0) {
      std::array<char, 4096> names{};
      while (read(folder, names.data(), names.size()) > 0) continue;
      ports.look(folder_);
    }
    for (std::size_t i = 2; i < waiting.size(); ++i)
      if (waiting[i].revents != 0) ports.read_from(waiting[i].fd);
    if (ports.any_plugged() == plugged) continue;
    plugged = !plugged;
    tell_(plugged, false);
  }
  close(folder);
}

}  // namespace zuil
