// SPDX-License-Identifier: EUPL-1.2
#include "sync/uploader/token_file.h"

#include <algorithm>

#include "kiosk/base/file.h"

namespace zuil {
namespace {

constexpr const char* kHint =
    "Enrol this kiosk at the collector (zuil-collector enrol --site NAME --output FILE) and put "
    "that file where collector.tokenFile points.";

}  // namespace

Result<TokenFile> read_token_file(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text)
    return fail(text.error().code, "the token file " + path.string() + " cannot be read", kHint);
  const auto begin = text->find_first_not_of(" \t\r\n");
  if (begin == std::string::npos)
    return fail(ErrorCode::Invalid, "the token file " + path.string() + " is empty", kHint);
  TokenFile file;
  file.token = text->substr(begin, text->find_last_not_of(" \t\r\n") - begin + 1);
  // It becomes a line of the request.
  if (!std::all_of(file.token.begin(), file.token.end(),
                   [](char c) { return c > ' ' && c <= '~'; }))
    return fail(ErrorCode::Invalid, "the token file " + path.string() + " holds more than a token",
                kHint);
  std::error_code unknown;
  const auto mode = std::filesystem::status(path, unknown).permissions();
  constexpr auto kOthers = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
  file.read_by_others = !unknown && (mode & kOthers) != std::filesystem::perms::none;
  return file;
}

}  // namespace zuil
