// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cerrno>
#include <string>

namespace zuil::test {

// While it lives, the n-th write, sync or rename of an ordinary file fails, and from then on every
// one: a stick that breaks or is taken out. Only in a program that has faulty_files.cpp.
class FaultyFiles {
 public:
  // `below`: only files in that folder and deeper; empty: all.
  explicit FaultyFiles(int after, int error = EIO, std::string below = {});
  FaultyFiles(const FaultyFiles&) = delete;
  FaultyFiles& operator=(const FaultyFiles&) = delete;
  ~FaultyFiles();
  bool failed() const;
};

}  // namespace zuil::test
