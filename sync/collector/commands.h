// SPDX-License-Identifier: EUPL-1.2
// The subcommands of zuil-collector, apart from `serve`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/random.h"
#include "kiosk/base/result.h"
#include "sync/collector/collector_store.h"
#include "sync/collector/news_desk.h"

namespace zuil {

// Where a collector keeps everything it has.
struct DataFolder {
  std::filesystem::path path;
  std::filesystem::path database() const { return path / "collector.db"; }
  std::filesystem::path keys() const { return path / "keys"; }
  std::filesystem::path signing_key() const { return path / "signing-key.json"; }
};

// Makes folder and database when there are none.
Result<CollectorStore> make_store(const DataFolder& data);
// NotFound when there is no collector there: a misspelt --data must not make a new one.
Result<CollectorStore> open_store(const DataFolder& data);

using Output = std::optional<std::filesystem::path>;  // nothing: standard output
Result<void> put_out(const std::string& text, const Output& output, unsigned mode = 0644);

// Admits a kiosk: with a file for its token, or with a one-time code, which is printed. `kiosk`:
// one that is known already gets another token and key; it has a site.
struct Admission {
  std::string site;
  std::string kiosk;
  Output token_file;
};
Result<void> enrol(const DataFolder& data, const Admission& admission, Random& random,
                   const Clock& clock);
// The kiosk's token is refused from now on; what it sent stays.
Result<void> revoke(const DataFolder& data, const std::string& device);
Result<void> print_public_key(const DataFolder& data, const Output& output);
Result<void> print_totals(const DataFolder& data);
Result<void> add_questionnaire(const DataFolder& data, const std::filesystem::path& file);
// Invalid when not a single line of the file could be read.
Result<void> import_responses(const DataFolder& data, const std::filesystem::path& file);
Result<void> set_benchmark(const DataFolder& data, const std::filesystem::path& file);
Result<void> rebuild_rollup(const DataFolder& data);

enum class Format { Html, Json, Csv };
Result<void> print_factsheet(const DataFolder& data, const Selection& selection, Format format,
                             const Output& output);

// Responses that ask for review, and contact records; see follow_up.h.
enum class ListFormat { Text, Csv, Json };
Result<void> print_reviews(const DataFolder& data, const Selection& selection, bool judged_too,
                           ListFormat format, const Output& output);
Result<void> judge_review(const DataFolder& data, const std::string& response, Judgement judgement,
                          const Clock& clock);
Result<void> print_contacts(const DataFolder& data, const Selection& selection, bool done_too,
                            ListFormat format, const Output& output);
Result<void> finish_contact(const DataFolder& data, const std::string& contact,
                            const std::string& by, const Clock& clock);

// What the attract screens tell: {"said":{"nl":"…"},"done":{"nl":"…"}} in a file, or as options
// "nl=…". Empty days in the order are filled in: a year back to today, and 90 days on.
struct NewsWords {
  std::string file;
  std::vector<std::string> said;
  std::vector<std::string> done;
};
Result<void> set_news(const DataFolder& data, const NewsWords& words, NewsOrder order,
                      const Clock& clock);
Result<void> print_news(const DataFolder& data, bool withdrawn_too, const Clock& clock);
Result<void> withdraw_news(const DataFolder& data, const NewsOrder& order, const Clock& clock);

// What operators did on their kiosks. NotFound for a site or a kiosk that there is not.
Result<void> print_acts(const DataFolder& data, const ActSelection& selection, ListFormat format,
                        const Output& output);

// What kiosks without a network sent on a stick; a receipt for it comes beside each file. The first
// error of those files that were not taken in.
Result<void> import_sticks(const DataFolder& data, const std::vector<std::string>& files,
                           Random& random);
// Questionnaires for kiosks, signed. Nothing for `until`: 90 days on.
Result<void> make_bundle(const DataFolder& data, const std::vector<std::string>& questionnaires,
                         const std::filesystem::path& output,
                         const std::optional<std::string>& until, const Clock& clock);

// As of that day; nothing: today.
Result<void> purge_texts(const DataFolder& data, const std::optional<std::string>& day,
                         const Clock& clock);

}  // namespace zuil
