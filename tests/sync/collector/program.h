// SPDX-License-Identifier: EUPL-1.2
// The real program, run as an administrator would.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zuil::test {

// A program that runs; its standard output can be read. Killed at the end when it still runs.
class Program {
 public:
  Program(const std::string& file, std::vector<std::string> arguments, bool with_errors = false) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      const int null = ::open("/dev/null", O_RDWR);
      ::dup2(null, STDIN_FILENO);
      ::dup2(with_errors ? ends[1] : null, STDERR_FILENO);
      std::vector<char*> argv{const_cast<char*>(file.c_str())};
      for (std::string& argument : arguments) argv.push_back(argument.data());
      argv.push_back(nullptr);
      ::execv(file.c_str(), argv.data());
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program() {
    if (pid_ > 0) {
      signal(SIGKILL);
      wait();
    }
    if (output_ >= 0) ::close(output_);
  }

  // Up to the end of a line; what there is when the program ends or is silent for 30 s.
  std::string read_line() {
    std::string line;
    char c = 0;
    pollfd ready{output_, POLLIN, 0};
    while (::poll(&ready, 1, 30000) > 0 && ::read(output_, &c, 1) == 1) {
      line += c;
      if (c == '\n') break;
    }
    return line;
  }
  std::string read_all() {
    std::string text;
    char buffer[4096];
    ssize_t n = 0;
    while ((n = ::read(output_, buffer, sizeof buffer)) > 0)
      text.append(buffer, static_cast<std::size_t>(n));
    return text;
  }
  pid_t id() const { return pid_; }
  void signal(int number) const { ::kill(pid_, number); }
  // The exit code; 128 + the signal that ended it.
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t pid_ = -1;
  int output_ = -1;
};

struct Ran {
  int code = 0;
  std::string output;  // standard output and standard error
};

inline Ran run_program(const std::string& file, const std::vector<std::string>& arguments) {
  Program program(file, arguments, true);
  Ran ran;
  ran.output = program.read_all();
  ran.code = program.wait();
  return ran;
}

}  // namespace zuil::test
