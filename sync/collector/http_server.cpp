// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/http_server.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include <httplib.h>
#include <sys/socket.h>

#include "kiosk/base/log.h"

namespace zuil {
namespace {

constexpr std::size_t kThreads = 16;
constexpr std::size_t kWaiting = 64;  // connections; more wait in the kernel
constexpr std::size_t kMostBytes = 2 * 1024 * 1024;
constexpr int kReadSeconds = 10;
constexpr int kWriteSeconds = 10;
constexpr int kIdleSeconds = 2;

// Threads and waiting connections are both bounded: when all are busy, no more are accepted.
class BoundedPool final : public httplib::TaskQueue {
 public:
  BoundedPool() {
    for (std::size_t i = 0; i < kThreads; ++i) threads_.emplace_back([this] { work(); });
  }

  void enqueue(std::function<void()> task) override {
    std::unique_lock lock(mutex_);
    taken_.wait(lock, [this] { return tasks_.size() < kWaiting; });
    tasks_.push_back(std::move(task));
    given_.notify_one();
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    given_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  void work() {
    while (true) {
      std::function<void()> task;
      {
        std::unique_lock lock(mutex_);
        given_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
        if (tasks_.empty()) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
        taken_.notify_one();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable given_;
  std::condition_variable taken_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
  bool ending_ = false;
};

ApiRequest request_of(const httplib::Request& request) {
  ApiRequest own{request.method, request.path, {}, request.body, request.remote_addr};
  for (const auto& [name, value] : request.headers) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    // A header given twice is both, so that a second one cannot hide behind the first.
    const auto [place, is_new] = own.headers.emplace(std::move(lower), value);
    if (!is_new) place->second += ", " + value;
  }
  return own;
}

void put(const ApiReply& reply, httplib::Response& response) {
  response.status = reply.status;
  for (const auto& [name, value] : reply.headers) response.set_header(name, value);
  if (!reply.content_type.empty()) response.set_content(reply.body, reply.content_type);
}

}  // namespace

struct HttpServer::Impl {
  explicit Impl(Api& the_api) : api(the_api) {}

  void answer(const httplib::Request& request, httplib::Response& response) {
    put(api.handle(request_of(request)), response);
    if (api.must_restart()) server.stop();
  }

  void set_up();

  Api& api;
  httplib::Server server;
  int port = 0;
};

void HttpServer::Impl::set_up() {
  server.new_task_queue = [] { return new BoundedPool; };
  server.set_payload_max_length(kMostBytes);
  server.set_read_timeout(kReadSeconds);
  server.set_write_timeout(kWriteSeconds);
  server.set_keep_alive_timeout(kIdleSeconds);
  // The library would share the port with another server (SO_REUSEPORT).
  server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  httplib::Headers headers;
  for (const auto& [name, value] : common_headers()) headers.emplace(name, value);
  server.set_default_headers(headers);

  const auto answer_it = [this](const httplib::Request& request, httplib::Response& response) {
    answer(request, response);
  };
  server.Get(".*", answer_it).Post(".*", answer_it).Put(".*", answer_it);
  server.Patch(".*", answer_it).Delete(".*", answer_it).Options(".*", answer_it);
  // What the library refuses by itself: too large, too long, no HTTP.
  server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
    if (response.body.empty())
      put(problem(response.status, "The request is not one this server takes."), response);
  });
  server.set_exception_handler(
      [](const httplib::Request& request, httplib::Response& response, const std::exception_ptr&) {
        log::error("answer", request.path, {ErrorCode::Invalid, "an exception", ""});
        put(problem(500, "The collector failed on this request."), response);
      });
  server.set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
    if (!response.has_header("Content-Security-Policy"))
      response.set_header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  });
}

Result<ListenAddress> read_listen_address(const std::string& text) {
  const auto colon = text.rfind(':');
  ListenAddress address;
  if (colon != std::string::npos) {
    address.host = text.substr(0, colon);
    if (address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']')
      address.host = address.host.substr(1, address.host.size() - 2);
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, address.port);
    if (!address.host.empty() && read.ec == std::errc() && read.ptr == end && address.port >= 0 &&
        address.port <= 65535)
      return address;
  }
  return fail(ErrorCode::Invalid, "\"" + text + "\" is no address to listen on",
              "Give HOST:PORT, for example 127.0.0.1:8780.");
}

Result<HttpServer> HttpServer::bind(Api& api, const ListenAddress& address) {
  auto impl = std::make_unique<Impl>(api);
  impl->set_up();
  impl->port = address.port;
  if (address.port == 0)
    impl->port = impl->server.bind_to_any_port(address.host);
  else if (!impl->server.bind_to_port(address.host, address.port))
    impl->port = -1;
  if (impl->port < 0)
    return fail(ErrorCode::Io,
                "cannot listen on " + address.host + ":" + std::to_string(address.port),
                "Is another program using this port? Choose another with --listen, or stop it.");
  return HttpServer(std::move(impl));
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

int HttpServer::port() const {
  return impl_->port;
}

void HttpServer::run() {
  impl_->server.listen_after_bind();
}

void HttpServer::stop() {
  impl_->server.stop();
}

}  // namespace zuil
