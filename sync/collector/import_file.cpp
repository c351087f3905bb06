// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/import_file.h"

#include <fstream>
#include <system_error>

#include "kiosk/base/bytes.h"
#include "kiosk/survey/response.h"

namespace zuil {
namespace {

// Many: responses of one day share their counts. Few enough that a server beside it, which waits
// five seconds for the database, is not kept from it.
constexpr int kLinesInTransaction = 5000;
constexpr std::size_t kLongestLine = 256 * 1024;

class Import {
 public:
  Import(CollectorStore& store, const ImportListener& listener)
      : store_(store), listener_(listener) {}

  Result<void> round(std::istream& input) {
    ZUIL_TRY(auto transaction, store_.begin());
    Rollup rollup;
    std::string line;
    for (int lines = 0; lines < kLinesInTransaction && std::getline(input, line); ++lines) {
      ++number_;
      if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      ++totals_.lines;
      ZUIL_CHECK(take(line, rollup));
    }
    ZUIL_CHECK(store_.add_counts(rollup));
    return transaction.commit();
  }

  const ImportTotals& totals() const { return totals_; }

 private:
  // Only what the store refuses is an error; what is wrong with the line is reported.
  Result<void> take(const std::string& line, Rollup& rollup) {
    if (line.size() > kLongestLine) return skip("is longer than a response can be");
    const auto header = read_response_header(line);
    if (!header) return skip(header.error().message);
    ZUIL_TRY(const auto version, version_of(*header));
    if (!version) {
      return skip(header->questionnaire_hash.empty()
                      ? "the collector has no questionnaire " + header->questionnaire
                      : "the collector does not have this version of " + header->questionnaire);
    }
    const auto response = read_response(line, *version);
    if (!response) return skip(response.error().message);
    ZUIL_TRY(const auto known, known_as(*response, header->questionnaire_hash.empty()));
    if (known == Known::Same) {
      ++totals_.there_already;
      return {};
    }
    if (known == Known::Other) return skip("its id is there already with other content");
    const std::string canonical = to_canonical_json(*response);
    ZUIL_CHECK(store_.add_response(*response, canonical, sha256_hex(as_bytes(canonical))));
    rollup.add(*response, *version);
    ++totals_.added;
    return {};
  }

  Result<void> skip(std::string reason) {
    ++totals_.skipped;
    for (const std::string_view prefix : {"response: ", "line 1, "})
      if (reason.starts_with(prefix)) reason.erase(0, prefix.size());
    listener_.bad_line(number_, reason);
    return {};
  }

  Result<std::shared_ptr<const Questionnaire>> version_of(const ResponseHeader& header) {
    if (!header.questionnaire_hash.empty()) return store_.find_version(header.questionnaire_hash);
    const auto known = current_.find(header.questionnaire);
    if (known != current_.end()) return known->second;
    ZUIL_TRY(auto version, store_.current_version(header.questionnaire));
    current_[header.questionnaire] = version;
    return version;
  }

  enum class Known { New, Same, Other };

  // A line that names no version is the same response also when a newer version arrived since.
  Result<Known> known_as(Response response, bool any_version) {
    ZUIL_TRY(const auto stored, store_.find_response(response.id));
    if (!stored) {
      ZUIL_TRY(const auto held, store_.held_sha256(response.id));
      return held ? Known::Other : Known::New;
    }
    if (stored->sha256.empty()) return Known::Same;  // its texts were erased
    if (any_version) response.questionnaire_hash = stored->questionnaire_hash;
    return to_canonical_json(response) == stored->canonical_json ? Known::Same : Known::Other;
  }

  CollectorStore& store_;
  const ImportListener& listener_;
  ImportTotals totals_;
  std::int64_t number_ = 0;
  std::map<std::string, std::shared_ptr<const Questionnaire>> current_;
};

}  // namespace

Result<ImportTotals> import_file(CollectorStore& store, const std::filesystem::path& file,
                                 const ImportListener& listener) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(file, failed);
  std::ifstream input(file, std::ios::binary);
  if (failed || !input)
    return fail(ErrorCode::NotFound, "cannot read " + file.string(),
                "Give the path of a file of JSON lines.");
  Import import(store, listener);
  while (input.good() && input.peek() != std::ifstream::traits_type::eof()) {
    ZUIL_CHECK(import.round(input));
    const auto at = input.tellg();
    listener.progress(at < 0 ? size : static_cast<std::uint64_t>(at), size);
  }
  if (input.bad()) return fail(ErrorCode::Io, "reading " + file.string() + " failed");
  return import.totals();
}

}  // namespace zuil
