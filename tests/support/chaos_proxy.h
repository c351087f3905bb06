// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/seeded_random.h"

namespace zuil::test {

enum class Mishap {
  Passed,        // none
  Dropped,       // the request, before it arrives
  CutOff,        // the request, amid
  ReplyLost,     // it was carried out
  ReplyCutOff,   // the same
  Doubled,       // the request arrives twice, and the second reply counts
  Late,          // a gateway gives up, and passes the request on after all, behind a later one
  GatewayError,  // 500, 502, 503, 504: never arrives
  LoginPage,     // 200, and a page
  Redirected,
  Garbage,
};
inline constexpr int kMishaps = 11;

// A web server between kiosks and a collector on this machine, with a network that one would not
// wish anybody: so many requests of a hundred come upon a mishap.
class ChaosProxy {
 public:
  // `collector`: "127.0.0.1:PORT".
  ChaosProxy(const std::string& collector, int percent, std::uint32_t seed)
      : target_(std::stoi(collector.substr(collector.rfind(':') + 1))),
        percent_(percent),
        random_(seed),
        listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no port");
    port_ = ntohs(address.sin_port);
    for (int i = 0; i < kThreads; ++i) threads_.emplace_back([this] { serve(); });
  }
  ChaosProxy(const ChaosProxy&) = delete;
  ChaosProxy& operator=(const ChaosProxy&) = delete;
  ~ChaosProxy() { stop(); }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  // How often each came. Ends the proxy.
  const std::map<Mishap, int>& stop() {
    stopping_ = true;
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    if (listener_ >= 0) ::close(listener_);
    listener_ = -1;
    return met_;
  }

 private:
  static constexpr int kThreads = 8;

  static sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }
  static bool readable(int fd, int milliseconds) {
    pollfd waiting{fd, POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) == 1;
  }
  static void give(int fd, const std::string& text) {
    std::size_t sent = 0;
    while (sent < text.size()) {
      const ssize_t more = ::send(fd, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
      if (more <= 0) return;
      sent += static_cast<std::size_t>(more);
    }
  }
  static bool is_whole(const std::string& message) {
    const auto end = message.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const auto length = message.find("Content-Length: ");
    return length >= end || message.size() >= end + 4 + std::stoul(message.substr(length + 16));
  }
  static std::string take(int fd) {
    std::string message;
    std::string piece(64 * 1024, ' ');
    while (!is_whole(message) && readable(fd, 20'000)) {
      const ssize_t size = ::recv(fd, piece.data(), piece.size(), 0);
      if (size <= 0) break;
      message.append(piece, 0, static_cast<std::size_t>(size));
    }
    return message;
  }
  // The collector's reply; none when only a part of the request is brought.
  std::string bring(const std::string& request) const {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(target_);
    std::string reply;
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
      give(fd, request);
      if (is_whole(request)) reply = take(fd);
    }
    ::close(fd);
    return reply;
  }

  Mishap draw() {
    const std::lock_guard lock(mutex_);
    const bool passes = random_.below(100) >= static_cast<std::uint32_t>(percent_);
    // Each kind in its turn: of ten mishaps no two are alike.
    const auto mishap =
        passes ? Mishap::Passed : static_cast<Mishap>(1 + mishaps_++ % (kMishaps - 1));
    ++met_[mishap];
    return mishap;
  }
  std::vector<std::string> take_late() {
    const std::lock_guard lock(mutex_);
    return std::exchange(late_, {});
  }

  std::string reply_to(const std::string& request, Mishap mishap) {
    constexpr std::array kErrors{"500 Fault", "502 Bad Gateway", "503 Busy", "504 Too Late"};
    switch (mishap) {
      case Mishap::Passed:
        return bring(request);
      case Mishap::Dropped:
        return "";
      case Mishap::CutOff:
        bring(request.substr(0, request.size() / 2));
        return "";
      case Mishap::ReplyLost:
        bring(request);
        return "";
      case Mishap::ReplyCutOff: {
        const std::string reply = bring(request);
        return reply.substr(0, reply.size() - reply.size() / 4);
      }
      case Mishap::Doubled:
        bring(request);
        return bring(request);
      case Mishap::Late: {
        const std::lock_guard lock(mutex_);
        late_.push_back(request);
        return "HTTP/1.1 504 Too Late\r\nContent-Length: 0\r\n\r\n";
      }
      case Mishap::GatewayError:
        return "HTTP/1.1 " + std::string(kErrors[request.size() % kErrors.size()]) +
               "\r\nContent-Length: 0\r\n\r\n";
      case Mishap::LoginPage:
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n"
               "<html>Log in!\r\n";
      case Mishap::Redirected:
        return "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n";
      case Mishap::Garbage:
        break;
    }
    return "\x16\x03\x01 no HTTP at all";
  }

  void serve() {
    while (!stopping_) {
      if (!readable(listener_, 10)) continue;
      const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0) continue;  // another thread was faster
      const std::string request = take(connection);
      if (is_whole(request)) {
        const auto late = take_late();
        give(connection, reply_to(request, draw()));
        for (const std::string& earlier : late) bring(earlier);
      }
      ::close(connection);
    }
  }

  int target_;
  int percent_;
  std::mutex mutex_;  // of what follows
  SeededRandom random_;
  int mishaps_ = 0;
  std::map<Mishap, int> met_;
  std::vector<std::string> late_;
  int listener_;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace zuil::test
