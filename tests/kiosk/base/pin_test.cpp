// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/pin.h"

#include <doctest/doctest.h>

#include "kiosk/base/sealed_box.h"
#include "tests/support/require_ok.h"

using namespace zuil;
using zuil::test::require_ok;

TEST_CASE("a PIN is six to ten digits, and none of those that anybody would try first") {
  for (const char* good : {"240519", "1122334455", "135790", "900001"})
    CHECK_MESSAGE(check_new_pin(good), good);
  for (const char* bad : {"", "24051", "24051900000", "24051x", "24 519", "٢٤٠٥١٩", "000000",
                          "99999999", "123456", "0123456789", "987654"}) {
    const auto result = check_new_pin(bad);
    REQUIRE_MESSAGE(!result, bad);
    CHECK(result.error().code == ErrorCode::Invalid);
    CHECK_FALSE(result.error().hint.empty());
    CHECK_MESSAGE((*bad == '\0' || result.error().message.find(bad) == std::string::npos), bad);
  }
}

TEST_CASE("a PIN is known again by its hash, which does not tell it and is never the same") {
  require_ok(start_crypto());
  const std::string hash = require_ok(hash_pin("240519"));
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(hash.find("240519") == std::string::npos);
  CHECK(hash != require_ok(hash_pin("240519")));
  CHECK(is_pin_of(hash, "240519"));
  for (const char* other : {"", "24051", "240518", "2405190"}) CHECK_FALSE(is_pin_of(hash, other));
}

TEST_CASE("what is no hash belongs to no PIN") {
  require_ok(start_crypto());
  const std::string hash = require_ok(hash_pin("240519"));
  for (const std::string& none :
       {std::string(), std::string("240519"), hash.substr(0, 40), std::string(500, '$')})
    CHECK_FALSE(is_pin_of(none, "240519"));
}
