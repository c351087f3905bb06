// SPDX-License-Identifier: EUPL-1.2
// A file that is carried by hand, with the proof of who made it and that it is whole. Nothing in it
// is looked at before that is verified. sync/wire/README.md describes the bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/bytes.h"
#include "kiosk/base/file_draft.h"
#include "kiosk/base/signing_key.h"

namespace zuil {

enum class SignedKind {
  Outbox,   // of a kiosk, to the collector
  Receipt,  // of the collector, for such an outbox
  Bundle,   // of the collector: questionnaires for kiosks
};

// Larger is refused before it is read.
inline constexpr std::int64_t kMostSignedBytes = std::int64_t{128} * 1024 * 1024;

// Of what stands before the content.
std::size_t signed_header_size(SignedKind kind);

class SignedFileWriter {
 public:
  static Result<SignedFileWriter> begin(const std::filesystem::path& path, SignedKind kind);

  Result<void> append(std::string_view content);
  std::int64_t size() const { return size_; }  // of the content, so far
  // Signs; on the disk, in its place, when this returns without an error.
  Result<void> commit(const SigningKey& key);

 private:
  SignedFileWriter(FileDraft draft, SignedKind kind) : draft_(std::move(draft)), kind_(kind) {}

  FileDraft draft_;
  SignedKind kind_;
  Sha256 sum_;
  std::int64_t size_ = 0;
};

Result<void> write_signed_file(const std::filesystem::path& path, SignedKind kind,
                               std::string_view content, const SigningKey& key);

struct SignedFile {
  VerifyKey key;  // who signed; whether that is the right one, the caller knows
  std::string content;
  std::string sha256;  // of the content
};

// Invalid: it is another kind of file, or of a later version. Corrupt: it is cut off, or not what
// was signed. `name` is the file's, for the message.
Result<SignedFile> read_signed(std::string_view bytes, SignedKind kind, std::string_view name);
Result<SignedFile> read_signed_file(const std::filesystem::path& path, SignedKind kind);

}  // namespace zuil
