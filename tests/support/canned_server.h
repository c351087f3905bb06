// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zuil::test {

// Answers the connections on 127.0.0.1 with the given bytes in turn, proper HTTP or not, and closes
// them. The last answer is that of all further ones.
class CannedServer {
 public:
  // An empty answer: takes the request and stays silent.
  explicit CannedServer(std::string answer)
      : CannedServer(std::vector<std::string>{std::move(answer)}) {}
  explicit CannedServer(std::vector<std::string> answers)
      : answers_(std::move(answers)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::runtime_error("no port");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  CannedServer(const CannedServer&) = delete;
  CannedServer& operator=(const CannedServer&) = delete;
  ~CannedServer() { stop(); }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  // What came in, one string a connection. Ends the server.
  const std::vector<std::string>& stop() {
    stopping_ = true;
    if (thread_.joinable()) thread_.join();
    if (listener_ >= 0) ::close(listener_);
    listener_ = -1;
    return requests_;
  }

 private:
  static bool readable(int fd, int milliseconds) {
    pollfd waiting{fd, POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) == 1;
  }
  void serve() {
    while (!stopping_) {
      if (!readable(listener_, 10)) continue;
      const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0) continue;
      requests_.push_back(read_request(connection));
      const std::string& answer = answers_.at(std::min(requests_.size(), answers_.size()) - 1);
      (void)!::send(connection, answer.data(), answer.size(), MSG_NOSIGNAL);
      while (answer.empty() && !stopping_) readable(listener_, 10);
      ::close(connection);
    }
  }
  // Until the body that Content-Length announces is in.
  static std::string read_request(int connection) {
    std::string request;
    std::string piece(64 * 1024, ' ');
    while (!is_whole(request) && readable(connection, 2000)) {
      const ssize_t size = ::recv(connection, piece.data(), piece.size(), 0);
      if (size <= 0) break;
      request.append(piece, 0, static_cast<std::size_t>(size));
    }
    return request;
  }
  static bool is_whole(const std::string& request) {
    const auto end = request.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const auto length = request.find("Content-Length: ");
    return length == std::string::npos ||
           request.size() >= end + 4 + std::stoul(request.substr(length + 16));
  }

  std::vector<std::string> answers_;
  int listener_;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  std::vector<std::string> requests_;
  std::thread thread_;
};

}  // namespace zuil::test
