// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/base/signed_file.h"

#include <array>
#include <charconv>
#include <utility>

#include "kiosk/base/file.h"

namespace zuil {
namespace {

constexpr std::size_t kKeyDigits = 64;
constexpr std::size_t kSizeDigits = 12;
constexpr std::size_t kSumDigits = 64;
constexpr std::size_t kSignatureDigits = 2 * kSignatureBytes;
constexpr std::string_view kMaker = "ENQUETEZUIL ";
constexpr std::string_view kVersion = " 1\n";

std::string_view name_of(SignedKind kind) {
  switch (kind) {
    case SignedKind::Outbox:
      return "outbox";
    case SignedKind::Receipt:
      return "receipt";
    case SignedKind::Bundle:
      return "bundle";
  }
  return {};
}

std::string first_line(SignedKind kind) {
  return std::string(kMaker) + std::string(name_of(kind)) + std::string(kVersion);
}

std::string padded(std::int64_t number) {
  std::string digits = std::to_string(number);
  return std::string(kSizeDigits - digits.size(), '0') + digits;
}

// What is signed: the header up to the signature.
std::string signed_part(SignedKind kind, const VerifyKey& key, std::int64_t size,
                        const std::string& sum) {
  return first_line(kind) + to_hex(key.bytes) + "\n" + padded(size) + "\n" + sum + "\n";
}

tl::unexpected<Error> corrupt(std::string_view name, const std::string& what) {
  return fail(ErrorCode::Corrupt, std::string(name) + ": " + what,
              "Make the file again where it comes from, and take the stick out only when that is "
              "told.");
}

// What the header says, its lines in the right places.
struct Header {
  std::string_view key;
  std::string_view size;
  std::string_view sum;
  std::string_view signature;
};

std::optional<Header> split_header(std::string_view lines) {
  Header header;
  for (const auto& [field, digits] :
       {std::pair{&header.key, kKeyDigits}, std::pair{&header.size, kSizeDigits},
        std::pair{&header.sum, kSumDigits}, std::pair{&header.signature, kSignatureDigits}}) {
    *field = lines.substr(0, digits);
    if (lines.size() <= digits || lines[digits] != '\n') return std::nullopt;
    lines.remove_prefix(digits + 1);
  }
  return header;
}

std::optional<std::int64_t> read_size(std::string_view digits) {
  std::int64_t size = -1;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return whole && size >= 0 ? std::optional(size) : std::nullopt;
}

Result<void> require_kind(std::string_view bytes, SignedKind kind, std::string_view name) {
  const std::string line = first_line(kind);
  if (bytes.starts_with(line)) return {};
  if (bytes.size() < line.size() && line.starts_with(bytes)) return corrupt(name, "is cut off");
  const bool ours = bytes.starts_with(kMaker);
  return fail(
      ErrorCode::Invalid,
      std::string(name) + ": is no " + std::string(name_of(kind)) + " of an Enquêtezuil" +
          (ours ? " that this version can read" : ""),
      ours ? "Is it another kind of file, or from a newer version?" : "Choose another file.");
}

}  // namespace

std::size_t signed_header_size(SignedKind kind) {
  return first_line(kind).size() + kKeyDigits + kSizeDigits + kSumDigits + kSignatureDigits + 4;
}

Result<SignedFileWriter> SignedFileWriter::begin(const std::filesystem::path& path,
                                                 SignedKind kind) {
  ZUIL_TRY(FileDraft draft, FileDraft::begin(path, std::nullopt));
  SignedFileWriter writer(std::move(draft), kind);
  ZUIL_CHECK(writer.draft_.append(std::string(signed_header_size(kind), '\n')));
  return writer;
}

Result<void> SignedFileWriter::append(std::string_view content) {
  ZUIL_CHECK(draft_.append(content));
  sum_.add(as_bytes(content));
  size_ += static_cast<std::int64_t>(content.size());
  return {};
}

Result<void> SignedFileWriter::commit(const SigningKey& key) {
  const std::string part = signed_part(kind_, key.public_key, size_, sum_.hex());
  ZUIL_CHECK(draft_.overwrite_start(part + to_hex(sign(part, key)) + "\n"));
  return draft_.commit();
}

Result<void> write_signed_file(const std::filesystem::path& path, SignedKind kind,
                               std::string_view content, const SigningKey& key) {
  ZUIL_TRY(auto writer, SignedFileWriter::begin(path, kind));
  ZUIL_CHECK(writer.append(content));
  return writer.commit(key);
}

Result<SignedFile> read_signed(std::string_view bytes, SignedKind kind, std::string_view name) {
  ZUIL_CHECK(require_kind(bytes, kind, name));
  const std::size_t whole = signed_header_size(kind);
  if (bytes.size() < whole) return corrupt(name, "is cut off");
  const std::size_t first = first_line(kind).size();
  const auto header = split_header(bytes.substr(first, whole - first));
  const auto size = header ? read_size(header->size) : std::nullopt;
  const auto signature = header ? from_hex(header->signature) : std::nullopt;
  const auto key_bytes = header ? from_hex(header->key) : std::nullopt;
  if (!size || !signature || !key_bytes) return corrupt(name, "its first lines are damaged");
  const auto key = verify_key_from(*key_bytes);
  const std::size_t signed_size = whole - kSignatureDigits - 1;
  if (!key || !is_signed(bytes.substr(0, signed_size), *signature, *key))
    return corrupt(name, "its signature is wrong");
  const std::string_view content = bytes.substr(whole);
  if (content.size() != static_cast<std::size_t>(*size))
    return corrupt(name, "is cut off: it has " + std::to_string(content.size()) + " of its " +
                             std::to_string(*size) + " bytes");
  std::string sum = sha256_hex(as_bytes(content));
  if (sum != header->sum) return corrupt(name, "its content is not what was signed");
  return SignedFile{*key, std::string(content), std::move(sum)};
}

Result<SignedFile> read_signed_file(const std::filesystem::path& path, SignedKind kind) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (!failed && size > static_cast<std::uintmax_t>(kMostSignedBytes))
    return fail(ErrorCode::Invalid, path.string() + ": is larger than such a file can be");
  ZUIL_TRY(const std::string bytes, read_file(path));
  return read_signed(bytes, kind, path.filename().string());
}

}  // namespace zuil
