// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/store/response_store.h"

#include <nlohmann/json.hpp>

#include "kiosk/base/json_reader.h"
#include "kiosk/store/store_file.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

Result<DayPart> read_day_part(const std::string& text) {
  for (const DayPart part : {DayPart::Morning, DayPart::Afternoon, DayPart::Evening})
    if (to_string(part) == text) return part;
  return fail(ErrorCode::Corrupt, "the savepoint has no known part of the day");
}

std::string answers_to_json(const Answers& answers) {
  Json object = Json::object();
  for (const auto& [question, answer] : answers) object[question] = to_json(answer);
  // Bytes that are no UTF-8 must not throw here: they are replaced.
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Answers> answers_from_json(const std::string& text, const Questionnaire& questionnaire) {
  const Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) return fail(ErrorCode::Corrupt, "the savepoint's answers are no JSON");
  Answers answers;
  for (const auto& [id, value] : object.items()) {
    const Question* question = questionnaire.find(id);
    if (question == nullptr)
      return fail(ErrorCode::Corrupt, "the savepoint answers the unknown question " + id);
    ZUIL_TRY(answers[id], read_answer(value, *question));
  }
  return answers;
}

// `record`: a Response or a ContactRecord.
template <class Record>
Result<OutboxRow> sealed_row(RecordKind kind, const Record& record, const PublicKey& key) {
  const std::string plain = to_canonical_json(record);
  ZUIL_TRY(Bytes sealed, zuil::seal(as_bytes(plain), key));
  return OutboxRow{.id = record.id,
                   .questionnaire = record.questionnaire,
                   .questionnaire_hash = record.questionnaire_hash,
                   .key_id = key.id(),
                   .sealed = std::move(sealed),
                   .kind = kind};
}

// SQL: the rows that are meant.
std::string where_waiting(Waiting which) {
  switch (which) {
    case Waiting::All:
      return " WHERE delivered_on IS NULL";
    case Waiting::Urgent:
      return " WHERE delivered_on IS NULL AND urgent = 1";
  }
  return {};
}

Result<std::int64_t> counter(Database& database, std::string_view name) {
  ZUIL_TRY(const auto value,
           database.query_integer("SELECT value FROM counter WHERE name = ?", name));
  if (!value) return fail(ErrorCode::Corrupt, "the counter " + std::string(name) + " is gone");
  return *value;
}

Result<void> count_up(Database& database, std::string_view name, std::int64_t by) {
  return database.run("UPDATE counter SET value = value + ? WHERE name = ?", by, name);
}

// Days with respondents; more than a month has.
constexpr int kKeptDays = 31;

// The day is no more than the response itself says, and says nothing of which one it was.
Result<void> count_respondent(Database& database, const Response& response) {
  if (response.disposition == Disposition::BreakOff) return {};
  ZUIL_CHECK(
      database.run("INSERT INTO respondents_on (date, count) VALUES (?, 1)"
                   " ON CONFLICT (date) DO UPDATE SET count = count + 1",
                   response.date));
  return database.run(
      "DELETE FROM respondents_on WHERE date <= (SELECT date FROM respondents_on"
      " ORDER BY date DESC LIMIT 1 OFFSET ?)",
      kKeptDays);
}

// SQLite keeps the row that it wrote last in memory until it writes a longer one: what is gone from
// the file is then gone from the process too.
Result<void> wipe_savepoint(Database& database) {
  ZUIL_CHECK(database.run(
      "UPDATE savepoint SET answers = printf('%.*c', length(CAST(answers AS BLOB)) + 1, ' ')"));
  return database.run("DELETE FROM savepoint");
}

}  // namespace

Result<ResponseStore> ResponseStore::open_in_memory() {
  ZUIL_TRY(auto database, open_store_in_memory());
  return ResponseStore(std::move(database));
}

Result<ResponseStore> ResponseStore::open(const std::filesystem::path& file) {
  ZUIL_TRY(auto database, open_store_file(file));
  ZUIL_CHECK(check_for_damage(database, file));
  return ResponseStore(std::move(database));
}

Result<void> ResponseStore::save(const Savepoint& savepoint) {
  return database_.run(
      "INSERT INTO savepoint (slot, questionnaire, questionnaire_hash, language, date, daypart,"
      " answers) VALUES (1, ?, ?, ?, ?, ?, ?) ON CONFLICT (slot) DO UPDATE SET"
      " questionnaire = excluded.questionnaire, questionnaire_hash = excluded.questionnaire_hash,"
      " language = excluded.language, date = excluded.date, daypart = excluded.daypart,"
      " answers = excluded.answers",
      savepoint.questionnaire, savepoint.questionnaire_hash, savepoint.language, savepoint.date,
      to_string(savepoint.daypart), answers_to_json(savepoint.answers));
}

Result<void> ResponseStore::discard_savepoint() {
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_CHECK(wipe_savepoint(database_));
  return transaction.commit();
}

Result<void> ResponseStore::seal(const Response& response,
                                 const std::optional<ContactRecord>& contact, bool urgent,
                                 const PublicKey& key) {
  std::vector<OutboxRow> rows;
  ZUIL_TRY(rows.emplace_back(), sealed_row(RecordKind::Response, response, key));
  if (contact) {
    ZUIL_TRY(rows.emplace_back(), sealed_row(RecordKind::Contact, *contact, key));
  }
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  for (const OutboxRow& row : rows) ZUIL_CHECK(put_into_outbox(row, urgent));
  ZUIL_CHECK(count_respondent(database_, response));
  ZUIL_CHECK(wipe_savepoint(database_));
  ZUIL_CHECK(count_up(database_, "sealed", static_cast<std::int64_t>(rows.size())));
  return transaction.commit();
}

Result<void> ResponseStore::put_into_outbox(const OutboxRow& row, bool urgent) {
  return database_.run(
      "INSERT INTO outbox (id, kind, urgent, questionnaire, questionnaire_hash, key_id, sealed)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      row.id, to_string(row.kind), urgent, row.questionnaire, row.questionnaire_hash, row.key_id,
      row.sealed);
}

Result<std::optional<ResponseStore::Version>> ResponseStore::savepoint_version() {
  ZUIL_TRY(auto row, database_.prepare("SELECT questionnaire, questionnaire_hash FROM savepoint"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  return Version{row.text(0), row.text(1)};
}

Result<std::optional<Savepoint>> ResponseStore::read_savepoint(const Questionnaire& questionnaire) {
  ZUIL_TRY(auto row,
           database_.prepare("SELECT questionnaire, questionnaire_hash, language, date, daypart,"
                             " answers FROM savepoint"));
  ZUIL_TRY(const bool found, row.step());
  if (!found) return std::nullopt;
  Savepoint savepoint;
  savepoint.questionnaire = row.text(0);
  savepoint.questionnaire_hash = row.text(1);
  if (savepoint.questionnaire_hash != questionnaire.hash)
    return fail(ErrorCode::Invalid, "the savepoint is of another version of the questionnaire");
  savepoint.language = row.text(2);
  savepoint.date = row.text(3);
  ZUIL_TRY(savepoint.daypart, read_day_part(row.text(4)));
  ZUIL_TRY(savepoint.answers, answers_from_json(row.text(5), questionnaire));
  return savepoint;
}

Result<std::vector<OutboxRow>> ResponseStore::waiting(const std::string& after_id, int most_rows,
                                                      std::int64_t most_bytes, Waiting which) {
  ZUIL_TRY(auto row,
           database_.prepare(
               "SELECT id, questionnaire, questionnaire_hash, key_id, sealed, kind FROM outbox" +
               where_waiting(which) + " AND id > ? ORDER BY id LIMIT ?"));
  row.bind(after_id, most_rows);
  std::vector<OutboxRow> rows;
  std::int64_t bytes = 0;
  while (true) {
    ZUIL_TRY(const bool found, row.step());
    if (!found) return rows;
    const auto kind = read_record_kind(row.text(5));
    if (!kind) return fail(ErrorCode::Corrupt, "the outbox has a row of an unknown kind");
    OutboxRow next{row.text(0), row.text(1), row.text(2), row.text(3), row.blob(4), *kind};
    bytes += static_cast<std::int64_t>(next.sealed.size());
    if (!rows.empty() && bytes > most_bytes) return rows;
    rows.push_back(std::move(next));
  }
}

Result<std::int64_t> ResponseStore::count_waiting(Waiting which) {
  ZUIL_TRY(const auto count,
           database_.query_integer("SELECT count(*) FROM outbox" + where_waiting(which)));
  return count.value_or(0);
}

Result<std::int64_t> ResponseStore::bytes_waiting() {
  ZUIL_TRY(const auto bytes, database_.query_integer("SELECT sum(length(sealed)) FROM outbox" +
                                                     where_waiting(Waiting::All)));
  return bytes.value_or(0);
}

Result<std::vector<std::string>> ResponseStore::versions_waiting() {
  ZUIL_TRY(auto row, database_.prepare("SELECT DISTINCT questionnaire_hash FROM outbox" +
                                       where_waiting(Waiting::All) + " ORDER BY 1"));
  std::vector<std::string> hashes;
  while (true) {
    ZUIL_TRY(const bool found, row.step());
    if (!found) return hashes;
    hashes.push_back(row.text(0));
  }
}

Result<void> ResponseStore::mark_delivered(std::span<const std::string> ids,
                                           const std::string& date) {
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_TRY(auto mark, database_.prepare("UPDATE outbox SET delivered_on = ?"
                                        " WHERE id = ? AND delivered_on IS NULL"));
  std::int64_t marked = 0;
  for (const std::string& id : ids) {
    ZUIL_CHECK(mark.bind(date, id).run());
    marked += database_.changes();
  }
  ZUIL_CHECK(count_up(database_, "delivered", marked));
  return transaction.commit();
}

Result<std::int64_t> ResponseStore::purge_delivered(const std::string& before_date) {
  ZUIL_CHECK(database_.run("DELETE FROM outbox WHERE delivered_on < ?", before_date));
  return database_.changes();
}

Result<void> ResponseStore::forget_order() {
  return database_.execute("VACUUM");
}

Result<OutboxTotals> ResponseStore::totals() {
  // One statement is one reading: the other process may write between two.
  ZUIL_TRY(auto row, database_.prepare("SELECT (SELECT value FROM counter WHERE name = 'sealed'),"
                                       " (SELECT count(*) FROM outbox WHERE delivered_on IS NULL),"
                                       " (SELECT value FROM counter WHERE name = 'delivered')"));
  ZUIL_TRY(const bool found, row.step());
  if (!found || row.is_null(0) || row.is_null(2))
    return fail(ErrorCode::Corrupt, "the counters of the database are gone");
  return OutboxTotals{row.integer(0), row.integer(1), row.integer(2)};
}

Result<std::int64_t> ResponseStore::count_respondents(const std::string& from,
                                                      const std::string& to) {
  ZUIL_TRY(const auto count,
           database_.query_integer(
               "SELECT sum(count) FROM respondents_on WHERE date BETWEEN ? AND ?", from, to));
  return count.value_or(0);
}

Result<void> ResponseStore::check() {
  ZUIL_TRY(auto transaction, Transaction::begin(database_));
  ZUIL_TRY(const std::int64_t before, counter(database_, "heartbeat"));
  ZUIL_CHECK(count_up(database_, "heartbeat", 1));
  ZUIL_CHECK(transaction.commit());
  ZUIL_TRY(const std::int64_t after, counter(database_, "heartbeat"));
  if (after <= before)
    return fail(ErrorCode::Io, "the database did not keep what was written to it",
                "Replace the disk.");
  return {};
}

}  // namespace zuil
