// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zuil::test {

// Another program under test; killed when this goes out of scope.
class ChildProcess {
 public:
  // Runs `arguments[0]`; both its outputs can be read.
  explicit ChildProcess(const std::vector<std::string>& arguments) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    std::vector<char*> pointers;
    pointers.reserve(arguments.size() + 1);
    for (const std::string& argument : arguments)
      pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    const int failed =
        ::posix_spawnp(&pid_, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    output_ = ends[0];
    if (failed != 0) throw std::runtime_error("cannot run " + arguments[0]);
  }
  ChildProcess(ChildProcess&& other) noexcept
      : pid_(std::exchange(other.pid_, -1)),
        output_(std::exchange(other.output_, -1)),
        text_(std::move(other.text_)) {}
  ChildProcess& operator=(ChildProcess&&) = delete;
  ~ChildProcess() {
    if (pid_ > 0) kill(SIGKILL);
    if (output_ >= 0) ::close(output_);
  }

  // SIGSTOP, SIGCONT: it goes on living.
  void send(int signal) const { ::kill(pid_, signal); }
  void kill(int signal) {
    ::kill(pid_, signal);
    wait();
  }
  // The exit code; 128 + the signal that ended it. Killed when it prints nothing for two minutes
  // and does not end.
  int wait() {
    int status = 0;
    while (read_some(120'000)) continue;  // a full pipe would hold it up
    if (!ended_) ::kill(pid_, SIGKILL);
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  // Reads until `text` is printed; false when the program ends, or prints nothing for 20 s,
  // without.
  bool read_until(const std::string& text) {
    while (text_.find(text) == std::string::npos)
      if (!read_some(20'000)) return false;
    return true;
  }
  const std::string& text() const { return text_; }

 private:
  bool read_some(int milliseconds) {
    std::string piece(4096, ' ');
    pollfd waiting{output_, POLLIN, 0};
    if (::poll(&waiting, 1, milliseconds) != 1) return false;
    const ssize_t size = ::read(output_, piece.data(), piece.size());
    ended_ = size <= 0;
    if (!ended_) text_.append(piece, 0, static_cast<std::size_t>(size));
    return !ended_;
  }

  pid_t pid_ = -1;
  int output_ = -1;
  bool ended_ = false;
  std::string text_;
};

struct Finished {
  int exit_code;
  std::string text;
};

inline Finished run_program(const std::vector<std::string>& arguments) {
  ChildProcess child(arguments);
  const int exit_code = child.wait();
  return {exit_code, child.text()};
}

}  // namespace zuil::test
