// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <csignal>
#include <functional>
#include <stdexcept>

#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zuil::test {

// Runs `act` in a process of its own and kills that before its n-th call to the system, or after
// it. True when it came to its end before that: then there is nothing left to cut.
inline bool cut_power_at(int n, const std::function<void()>& act) {
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no second process");
  if (child == 0) {
    ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    ::raise(SIGSTOP);
    act();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  // A stop at the begin of each call, and one at its end.
  for (int stops = 0; stops <= n; ++stops) {
    ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) return true;
    if (!WIFSTOPPED(status)) throw std::runtime_error("it ended in another way");
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, &status, 0);
  return false;
}

}  // namespace zuil::test
