// SPDX-License-Identifier: EUPL-1.2
// The half of CollectorStore for what people do with single responses, and when their texts go.
#include "sync/collector/collector_store.h"

namespace zuil {
namespace {

constexpr auto kReopened = "heropend";
constexpr auto kNotReopened = "niet-heropend";

CollectorStore::StoredReview read_review(const Statement& row) {
  CollectorStore::StoredReview review{row.text(0), row.text(1), row.text(2), {}, false};
  review.has_contact = row.integer(3) != 0;
  if (!row.is_null(4))
    review.judgement = {row.text(4), row.text(5), row.text(6) == kReopened, row.text(7)};
  return review;
}

}  // namespace

Result<std::vector<CollectorStore::StoredReview>> CollectorStore::reviews(
    const Selection& selection, bool judged_too) {
  ZUIL_TRY(
      auto rows,
      database_->prepare(
          "SELECT s.id, s.questionnaire_hash, s.canonical_json, EXISTS (SELECT 1 FROM "
          "contact_record c WHERE c.response = s.id AND c.canonical_json <> ''), j.judged_on, "
          "j.judged_by, j.result, j.note FROM review r JOIN response s ON s.id = r.response "
          "LEFT JOIN judgement j ON j.response = s.id "
          "WHERE r.questionnaire = ?1 AND r.date BETWEEN ?2 AND ?3 AND (?4 IS NULL OR r.site = ?4) "
          "AND (?5 OR j.response IS NULL) ORDER BY r.date DESC, r.response"));
  rows.bind(selection.questionnaire, selection.from, selection.to, selection.site, judged_too);
  std::vector<StoredReview> reviews;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return reviews;
    reviews.push_back(read_review(rows));
  }
}

Result<std::int64_t> CollectorStore::reviews_to_judge(const std::string& questionnaire) {
  ZUIL_TRY(const auto count,
           database_->query_integer("SELECT count(*) FROM review WHERE questionnaire = ? AND "
                                    "response NOT IN (SELECT response FROM judgement)",
                                    questionnaire));
  return count.value_or(0);
}

Result<void> CollectorStore::judge(const std::string& response, const Judgement& judgement) {
  ZUIL_CHECK(
      database_->run("INSERT OR REPLACE INTO judgement (response, judged_on, judged_by, result, "
                     "note) SELECT response, ?2, ?3, ?4, ?5 FROM review WHERE response = ?1",
                     response, judgement.on, judgement.by,
                     judgement.reopened ? kReopened : kNotReopened, judgement.note));
  if (database_->changes() > 0) return {};
  return fail(ErrorCode::NotFound, "no response " + response + " asks for review",
              "Take the id from: zuil-collector reviews.");
}

Result<std::optional<FollowedUp>> CollectorStore::followed_up(const std::string& contact) {
  ZUIL_TRY(Statement * rows, statement("SELECT done_on, done_by FROM contact_done WHERE contact = "
                                       "?"));
  ZUIL_TRY(const bool row, rows->bind(contact).step());
  if (!row) return std::nullopt;
  FollowedUp done{rows->text(0), rows->text(1)};
  rows->reset();
  return done;
}

Result<void> CollectorStore::follow_up(const std::string& contact, const FollowedUp& done) {
  ZUIL_CHECK(
      database_->run("INSERT OR REPLACE INTO contact_done (contact, done_on, done_by) SELECT "
                     "id, ?2, ?3 FROM contact_record WHERE id = ?1",
                     contact, done.on, done.by));
  if (database_->changes() > 0) return {};
  return fail(ErrorCode::NotFound, "there is no contact record " + contact,
              "Take the id from: zuil-collector contacts.");
}

Result<std::vector<CollectorStore::StoredResponse>> CollectorStore::responses_before(
    const std::string& questionnaire_hash, const std::string& day, const std::string& after,
    int limit) {
  ZUIL_TRY(Statement * rows,
           statement("SELECT id, sha256, canonical_json, questionnaire_hash FROM response WHERE "
                     "id > ?1 AND erased_on IS NULL AND questionnaire_hash = ?2 AND "
                     "json_extract(canonical_json, '$.date') < ?3 ORDER BY id LIMIT ?4"));
  rows->bind(after, questionnaire_hash, day, limit);
  std::vector<StoredResponse> responses;
  while (true) {
    ZUIL_TRY(const bool row, rows->step());
    if (!row) return responses;
    responses.push_back({rows->text(0), rows->text(1), rows->text(2), rows->text(3)});
  }
}

Result<void> CollectorStore::erase_texts(const Response& erased, const std::string& today) {
  ZUIL_TRY(Statement * response,
           statement("UPDATE response SET canonical_json = ?, sha256 = '', erased_on = ? WHERE id "
                     "= ?"));
  ZUIL_CHECK(response->bind(to_canonical_json(erased), today, erased.id).run());
  ZUIL_TRY(Statement * tip,
           statement("DELETE FROM tip WHERE questionnaire = ? AND date = ? AND response = ?"));
  ZUIL_CHECK(tip->bind(erased.questionnaire, erased.date, erased.id).run());
  ZUIL_TRY(Statement * note, statement("UPDATE judgement SET note = '' WHERE response = ?"));
  return note->bind(erased.id).run();
}

Result<std::int64_t> CollectorStore::erase_contacts(const std::string& questionnaire_hash,
                                                    const std::string& day) {
  ZUIL_CHECK(database_->run(
      "UPDATE contact_record SET canonical_json = '', sha256 = '' WHERE questionnaire_hash = ? AND "
      "canonical_json <> '' AND json_extract(canonical_json, '$.date') < ?",
      questionnaire_hash, day));
  return database_->changes();
}

}  // namespace zuil
