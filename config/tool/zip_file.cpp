// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/zip_file.h"

#include <algorithm>
#include <ctime>

#include <zip.h>

namespace zuil {
namespace {

constexpr std::size_t kLargestPart = 16UL * 1024 * 1024;
constexpr std::size_t kLargestWhole = 32UL * 1024 * 1024;
constexpr zip_int64_t kMostParts = 5'000;
constexpr std::string_view kDamaged = "Open the file in a spreadsheet and save it as .xlsx again.";

tl::unexpected<Error> damaged(const std::string& what) {
  return fail(ErrorCode::Invalid, what, std::string(kDamaged));
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

// In the order of `files`. The zip takes no copy: `files` must outlive it.
bool add_files(zip_t* archive, const std::map<std::string, std::string>& files) {
  constexpr std::time_t kNoTime = 315'532'800;  // 1980-01-01, the first a zip knows
  return std::all_of(files.begin(), files.end(), [&](const auto& file) {
    const auto& [path, text] = file;
    zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
    if (source == nullptr) return false;
    const zip_int64_t index = zip_file_add(archive, path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      return false;
    }
    return zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), kNoTime, 0) == 0;
  });
}

Result<std::string> bytes_of(zip_source_t* source) {
  const auto failed = [] { return fail(ErrorCode::Io, "the workbook could not be packed"); };
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return failed();
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read < 0 || static_cast<std::size_t>(read) != bytes.size()) return failed();
  return bytes;
}

}  // namespace

void ZipFile::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<ZipFile> ZipFile::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return damaged("is no workbook, or a damaged one");
  }
  ZipFile file(archive);
  if (zip_get_num_entries(archive, 0) > kMostParts) return damaged("packs too many files");
  return file;
}

bool ZipFile::has(const std::string& path) const {
  return zip_name_locate(archive_.get(), path.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<std::string> ZipFile::read(const std::string& path) {
  const zip_int64_t index = zip_name_locate(archive_.get(), path.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return damaged("misses a part, " + path);
  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) return damaged("has a part that cannot be unpacked, " + path);
  std::string text;
  const std::size_t most = std::min(kLargestPart, kLargestWhole - unpacked_);
  constexpr std::size_t kPiece = 64UL * 1024;
  for (;;) {
    const std::size_t before = text.size();
    text.resize(before + kPiece);
    const zip_int64_t read = zip_fread(file.get(), text.data() + before, kPiece);
    if (read < 0) return damaged("has a part that cannot be unpacked, " + path);
    text.resize(before + static_cast<std::size_t>(read));
    if (text.size() > most)
      return fail(ErrorCode::Invalid, "unpacks to more than any questionnaire needs, in " + path,
                  "Remove pictures and other sheets; is this the right file?");
    if (read == 0) break;
  }
  unpacked_ += text.size();
  return text;
}

Result<std::string> write_zip(const std::map<std::string, std::string>& files) {
  const auto failed = [] { return fail(ErrorCode::Io, "the workbook could not be packed"); };
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, FreeSource> source(
      zip_source_buffer_create(nullptr, 0, 0, &error));
  zip_t* archive =
      source ? zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr;
  zip_error_fini(&error);
  if (archive == nullptr) return failed();
  zip_source_keep(source.get());  // zip_close() lets go of it, and its bytes are read after that
  if (!add_files(archive, files) || zip_close(archive) != 0) {
    zip_discard(archive);
    return failed();
  }
  return bytes_of(source.get());
}

}  // namespace zuil
