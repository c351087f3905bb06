// SPDX-License-Identifier: EUPL-1.2
// Every test program starts here.
#define DOCTEST_CONFIG_IMPLEMENT
#include <cstdlib>
#include <ctime>

#include <doctest/doctest.h>

#include "kiosk/base/sealed_box.h"

int main(int argc, char** argv) {
  // Tests say what hour it is in Amsterdam, wherever they run.
  setenv("TZ", "Europe/Amsterdam", 1);
  tzset();
  if (!zuil::start_crypto()) return 1;
  return doctest::Context(argc, argv).run();
}
