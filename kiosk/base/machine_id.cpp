// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/machine_id.h"

#include <array>
#include <string_view>

#include <sodium.h>

#include "kiosk/base/bytes.h"
#include "kiosk/base/file.h"

namespace zuil {
namespace {

constexpr std::string_view kOurs = "8f1d3f0e6f5b4f0c9a7e2d64c0b7a915 enquetezuil";
constexpr std::size_t kDigits = 32;

}  // namespace

Result<std::string> machine_name(const std::filesystem::path& file) {
  ZUIL_TRY(std::string id, read_file(file));
  while (!id.empty() && (id.back() == '\n' || id.back() == ' ')) id.pop_back();
  // "uninitialized" is what an image may have that gets its id at the first start.
  if (id.size() != kDigits || id.find_first_not_of("0123456789abcdef") != std::string::npos)
    return fail(ErrorCode::Invalid, file.string() + " has no machine-id",
                "Make one: systemd-machine-id-setup.");
  std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> sum{};
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, as_bytes(id).data(), id.size());
  crypto_auth_hmacsha256_update(&state, as_bytes(kOurs).data(), kOurs.size());
  crypto_auth_hmacsha256_final(&state, sum.data());
  return to_hex(sum).substr(0, kDigits);
}

std::string_view name_of(MachineStanding standing) {
  switch (standing) {
    case MachineStanding::Unknown:
      return "unknown";
    case MachineStanding::Unique:
      return "unique";
    case MachineStanding::Shared:
      return "shared";
  }
  return "unknown";
}

std::optional<MachineStanding> machine_standing(std::string_view name) {
  for (const auto standing :
       {MachineStanding::Unknown, MachineStanding::Unique, MachineStanding::Shared})
    if (name == name_of(standing)) return standing;
  return std::nullopt;
}

}  // namespace zuil
