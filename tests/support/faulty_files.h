// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cerrno>

namespace zuil::test {

// While it lives, the n-th write, sync or rename of an ordinary file fails, and from then on every
// one: a stick that breaks or is taken out. Only in a program that has faulty_files.cpp.
class FaultyFiles {
 public:
  explicit FaultyFiles(int after, int error = EIO);
  FaultyFiles(const FaultyFiles&) = delete;
  FaultyFiles& operator=(const FaultyFiles&) = delete;
  ~FaultyFiles();
  bool failed() const;
};

}  // namespace zuil::test
