// SPDX-License-Identifier: EUPL-1.2
// What comes over the wire or from a stick, as anybody may write it: it is read or refused, and
// what is read is written again as what is the same. The first line names what it is to be read as.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include "kiosk/base/signed_file.h"
#include "kiosk/survey/bundle_json.h"
#include "kiosk/survey/carried_json.h"
#include "kiosk/survey/news_json.h"
#include "sync/wire/batch.h"
#include "sync/wire/enrolment.h"
#include "sync/wire/operator_log.h"
#include "sync/wire/receipt.h"
#include "sync/wire/request_signature.h"

using namespace zuil;

namespace {

void require(bool held) {
  if (!held) std::abort();
}

// Refused with a reason, or the same again once written and read.
template <class Read, class Write>
void there_and_back(std::string_view text, const Read& read, const Write& write) {
  const auto first = read(text);
  if (!first) return require(!first.error().message.empty());
  const std::string written = write(*first);
  const auto again = read(written);
  require(again && write(*again) == written);
}

template <class Read>
void as_json(std::string_view text, const Read& read) {
  there_and_back(text, read, [](const auto& value) { return to_json(value); });
}

std::string outbox_text(const CarriedOutbox& outbox) {
  std::string text;
  for (const CarriedVersion& version : outbox.versions) text += carried_line(version);
  for (const SealedRecord& record : outbox.records) text += carried_line(record);
  return text + carried_line(CarriedEnd{static_cast<std::int64_t>(outbox.versions.size()),
                                        static_cast<std::int64_t>(outbox.records.size()),
                                        outbox.sealed_total, outbox.exported_on});
}

// Three headers, a line each, and the body behind them.
void as_signature(std::string_view text) {
  std::istringstream lines{std::string(text)};
  SignatureHeaders headers;
  SignedPart part{"POST", "/v1/batches", ""};
  std::getline(lines, headers.content_digest);
  std::getline(lines, headers.signature_input);
  std::getline(lines, headers.signature);
  std::getline(lines, part.body, '\0');
  const auto signature = read_signature(headers, part);
  if (!signature) return require(!signature.error().message.empty());
  // Nobody who has not the key signs.
  require(!is_signed_by(*signature, part, VerifyKey{}));
}

void as_signed_file(std::string_view text) {
  for (const SignedKind kind : {SignedKind::Outbox, SignedKind::Receipt, SignedKind::Bundle}) {
    const auto file = read_signed(text, kind, "fuzz");
    if (!file) require(!file.error().message.empty());
  }
}

struct Format {
  std::string_view name;
  void (*read)(std::string_view text);
};

constexpr std::array kFormats{
    Format{"batch", [](std::string_view text) { as_json(text, read_batch); }},
    Format{"receipt", [](std::string_view text) { as_json(text, read_receipt); }},
    Format{"log", [](std::string_view text) { as_json(text, read_log_portion); }},
    Format{"log-receipt", [](std::string_view text) { as_json(text, read_log_receipt); }},
    Format{"enrol", [](std::string_view text) { as_json(text, read_enrolment_request); }},
    Format{"enrolled", [](std::string_view text) { as_json(text, read_enrolment_reply); }},
    Format{"test", [](std::string_view text) { as_json(text, read_test_record); }},
    Format{"carried-receipt", [](std::string_view text) { as_json(text, read_carried_receipt); }},
    Format{"outbox",
           [](std::string_view text) { there_and_back(text, read_carried_outbox, outbox_text); }},
    Format{"bundle",
           [](std::string_view text) {
             as_json(text, [](std::string_view bundle) { return read_bundle(bundle, "fuzz"); });
           }},
    Format{"news",
           [](std::string_view text) {
             there_and_back(text, read_news,
                            [](const auto& news) { return to_canonical_json(news); });
           }},
    Format{"signature", as_signature},
    Format{"signed-file", as_signed_file},
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool started = start_crypto().has_value();
  require(started);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return 0;
  const auto format = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& known) {
    return known.name == text.substr(0, end);
  });
  if (format != kFormats.end()) format->read(text.substr(end + 1));
  return 0;
}
