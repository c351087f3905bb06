// SPDX-License-Identifier: EUPL-1.2
// The collector's database, DIR/collector.db: devices, questionnaire versions, responses, their
// counts and benchmarks. One connection; not for two threads at once. Several processes may open
// the same file (serve, and a command beside it).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/sqlite.h"
#include "kiosk/survey/contact_record.h"
#include "kiosk/survey/news.h"
#include "kiosk/survey/questionnaire.h"
#include "sync/collector/enrolment_store.h"
#include "sync/collector/rollup.h"
#include "sync/wire/batch.h"
#include "sync/wire/operator_log.h"

namespace zuil {

struct Device {
  std::string id;  // random UUID
  std::string site;
  std::string token_sha256;  // 64 hex digits
  std::string enrolled_on;   // "2026-11-21"
  std::string public_key{};  // what it signs with, 64 hex digits; empty: it has none here
  bool signs = false;        // it did, with that key
};

struct DeviceTotals {
  std::string id;
  std::string site;
  std::int64_t sealed = 0;    // as the device last said
  std::int64_t received = 0;  // distinct ids, whatever became of them
};

struct QuestionnaireTotals {
  std::string questionnaire;  // id
  std::int64_t complete = 0;
  std::int64_t partial = 0;
  std::int64_t breakoff = 0;
};

struct StoreTotals {
  std::int64_t responses = 0;    // stored and counted
  std::int64_t contacts = 0;     // contact records, stored apart
  std::int64_t held = 0;         // of both, waiting for their questionnaire version
  std::int64_t quarantined = 0;  // cannot be counted
  std::map<std::string, std::int64_t> quarantined_by_reason;
};

// Before and after every day that there is.
inline constexpr auto kFirstDay = "0000-01-01";
inline constexpr auto kLastDay = "9999-12-31";

// Which responses a factsheet is about. Dates are inclusive; no site means all.
struct Selection {
  std::string questionnaire;
  std::string from;
  std::string to;
  std::optional<std::string> site;
};

// What a person decided on a response that asked for review.
struct Judgement {
  std::string on;  // "2026-11-21"
  std::string by;
  bool reopened = false;
  std::string note;  // may be empty
};

// Who called or mailed a respondent, and when.
struct FollowedUp {
  std::string on;
  std::string by;
};

// What the attract screens tell, and who said so.
struct NewsEntry {
  PublishedNews published;
  std::string site;          // empty: at every site
  std::string counted_from;  // the respondents it rests on
  std::string counted_to;
  std::string set_on;
  std::string set_by;
  std::string withdrawn_on;  // empty: not withdrawn
  std::string withdrawn_by;
};

// What an operator did, and where.
struct StoredAct {
  std::string device;  // id
  std::string site;
  LoggedAct act;
};

// Which of those; days are those of UTC.
struct ActSelection {
  std::string from = kFirstDay;
  std::string to = kLastDay;
  std::optional<std::string> site;
  std::optional<std::string> device;
};

// Of one version of a questionnaire, before anything is hidden.
struct VersionCount {
  std::string hash;
  std::string first;  // day of its first response, "2026-11-21"
  std::string last;
  std::int64_t respondents = 0;  // complete and partial
};

struct CountedCell {
  std::string version;
  CellKind kind = CellKind::Given;
  std::string item;
  std::string value;
  bool flagged = false;
  std::int64_t count = 0;
};

class CollectorStore {
 public:
  // Makes the database when there is none; the folder must be there.
  static Result<CollectorStore> open(const std::filesystem::path& file);

  // Whatever is to be on the disk together goes between begin() and commit().
  Result<Transaction> begin() { return Transaction::begin(*database_); }
  // Can it be written and read?
  Result<void> check();

  Result<void> add_device(const Device& device);
  // NotFound when there is no such device.
  Result<void> revoke_device(const std::string& id);
  // Compares with every device's sum in constant time.
  Result<std::optional<Device>> find_device(const std::string& token_sha256);
  Result<std::vector<DeviceTotals>> device_totals();
  // Remembers the id and the device's own total; gives how many distinct ids it sent so far.
  Result<std::int64_t> note_received(const std::string& device, const Batch& batch);

  // True when the version is new.
  Result<bool> add_version(const Questionnaire& questionnaire);
  // Null when there is none.
  Result<std::shared_ptr<const Questionnaire>> find_version(const std::string& hash);
  // The version that arrived last; null when there is none.
  Result<std::shared_ptr<const Questionnaire>> current_version(const std::string& questionnaire);
  // All versions of it that occur in the counts, newest first.
  Result<std::vector<std::shared_ptr<const Questionnaire>>> versions(
      const std::string& questionnaire);
  Result<std::vector<std::string>> questionnaires();  // ids, sorted

  struct StoredResponse {
    std::string id;
    std::string sha256;  // empty when its texts were erased
    std::string canonical_json;
    std::string questionnaire_hash;
  };
  Result<std::optional<StoredResponse>> find_response(const std::string& id);
  // The counts are added apart: add_counts().
  Result<void> add_response(const Response& response, const std::string& canonical_json,
                            const std::string& sha256);

  // How to reach respondents; never counted.
  Result<void> add_contact_record(const ContactRecord& record, const std::string& canonical_json,
                                  const std::string& sha256);
  // In the order of random ids.
  Result<std::vector<ContactRecord>> contact_records(const Selection& selection);
  Result<std::optional<FollowedUp>> followed_up(const std::string& contact);
  // NotFound when there is no such contact record; in place of what was set before.
  Result<void> follow_up(const std::string& contact, const FollowedUp& done);
  // Of the response or contact record stored under that id.
  Result<std::optional<std::string>> stored_sha256(const std::string& id);

  struct HeldRecord {
    SealedRecord sealed;
    std::string sha256;
    std::string device;
  };
  Result<std::optional<std::string>> held_sha256(const std::string& id);
  Result<void> hold(const HeldRecord& held);
  Result<std::vector<HeldRecord>> held_for(const std::string& questionnaire_hash);
  Result<void> release(const std::string& id);
  // Putting the same there again changes nothing.
  Result<void> quarantine(const HeldRecord& record, const std::string& reason);

  Result<void> add_counts(const Rollup& rollup);
  // Makes all counts again from the responses; gives how many responses. One transaction.
  Result<std::int64_t> rebuild_counts();
  // Summed over dates and sites.
  Result<std::vector<CountedCell>> cells(const Selection& selection);
  // By version, those that anybody answered; in no order.
  Result<std::vector<VersionCount>> version_counts(const Selection& selection);
  // Respondents (complete and partial) by calendar year up to a day, all sites.
  Result<std::map<int, std::int64_t>> respondents_by_year(const std::string& questionnaire,
                                                          const std::string& last_day);
  // In the order of random ids.
  Result<std::vector<std::string>> tips(const Selection& selection);
  Result<std::vector<std::string>> sites(const std::string& questionnaire);

  struct StoredReview {
    std::string response;  // id
    std::string questionnaire_hash;
    std::string canonical_json;
    std::optional<Judgement> judgement;
    bool has_contact = false;
  };
  // Responses that ask for review: the newest first, in the order of random ids within a day.
  Result<std::vector<StoredReview>> reviews(const Selection& selection, bool judged_too);
  Result<std::int64_t> reviews_to_judge(const std::string& questionnaire);
  // NotFound when that response does not ask for review; in place of what was decided before.
  Result<void> judge(const std::string& response, const Judgement& judgement);

  // Responses to that version of before a day whose texts were not erased yet, from `after` on in
  // the order of ids.
  Result<std::vector<StoredResponse>> responses_before(const std::string& questionnaire_hash,
                                                       const std::string& day,
                                                       const std::string& after, int limit);
  // Puts the response without its texts in the place of the one that is stored, and erases what was
  // made of them: tip and note.
  Result<void> erase_texts(const Response& erased, const std::string& today);
  // Erases the contact records to that version of before a day; gives how many.
  Result<std::int64_t> erase_contacts(const std::string& questionnaire_hash,
                                      const std::string& day);

  Result<void> set_benchmark(const std::string& questionnaire, int year,
                             const std::map<std::string, double>& values);
  Result<std::map<std::string, double>> benchmark(const std::string& questionnaire, int year);

  // In place of what is up for that questionnaire and site, which is withdrawn by the same hand.
  Result<void> add_news(const NewsEntry& entry);
  // NotFound when nothing is up there; `site` empty: that for every site.
  Result<void> withdraw_news(const std::string& questionnaire, const std::string& site,
                             const std::string& on, const std::string& by);
  // By questionnaire, that for every site first; those of days gone by too.
  Result<std::vector<NewsEntry>> news(bool withdrawn_too);

  // Each once, whatever is sent twice.
  Result<void> add_acts(const std::string& device, const std::vector<LoggedAct>& acts,
                        const std::string& today);
  // In the order in which they were done.
  Result<std::vector<StoredAct>> acts(const ActSelection& selection);
  // Those of before a day; gives how many.
  Result<std::int64_t> erase_acts(const std::string& day);
  // Distinct ids the device sent so far.
  Result<std::int64_t> count_received(const std::string& device);
  // Whether another device that is still admitted told the same name on that day or after.
  Result<MachineStanding> note_machine(const std::string& device, const std::string& machine,
                                       const std::string& today, const std::string& since);

  // One-time codes, keys of kiosks, bundles. Lives no longer than the store.
  EnrolmentStore enrolments() { return EnrolmentStore(*database_); }

  Result<StoreTotals> totals();
  Result<std::vector<QuestionnaireTotals>> questionnaire_totals();

 private:
  explicit CollectorStore(std::unique_ptr<Database> database) : database_(std::move(database)) {}
  Result<std::shared_ptr<const Questionnaire>> read_version(const std::string& hash,
                                                            const std::string& text);
  // A statement that is prepared once and then kept.
  Result<Statement*> statement(const std::string& sql);

  std::unique_ptr<Database> database_;  // first: the statements end before it
  std::map<std::string, std::unique_ptr<Statement>> statements_;
  std::map<std::string, std::shared_ptr<const Questionnaire>> versions_;  // by hash; immutable
};

}  // namespace zuil
