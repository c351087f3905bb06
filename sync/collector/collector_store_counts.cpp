// SPDX-License-Identifier: EUPL-1.2
// The counting half of CollectorStore.
#include "kiosk/survey/response.h"
#include "sync/collector/collector_store.h"

namespace zuil {
namespace {

constexpr int kRebuildStep = 1000;  // responses per round, so that memory stays flat

}  // namespace

Result<void> CollectorStore::add_counts(const Rollup& rollup) {
  ZUIL_TRY(Statement * upsert,
           statement("INSERT INTO rollup_cell (questionnaire, date, site, version, kind, item, "
                     "value, flagged, count) VALUES (?,?,?,?,?,?,?,?,?) "
                     "ON CONFLICT DO UPDATE SET count = count + excluded.count"));
  for (const auto& [group, counts] : rollup.groups())
    for (const auto& [cell, count] : counts)
      ZUIL_CHECK(upsert
                     ->bind(group.questionnaire, group.date, group.site, group.version,
                            to_string(cell.kind), cell.item, cell.value, group.flagged, count)
                     .run());
  ZUIL_TRY(Statement * insert, statement("INSERT INTO tip (questionnaire, date, response, site, "
                                         "text) VALUES (?,?,?,?,?)"));
  for (const Tip& tip : rollup.tips())
    ZUIL_CHECK(insert->bind(tip.questionnaire, tip.date, tip.response, tip.site, tip.text).run());
  ZUIL_TRY(Statement * review,
           statement("INSERT INTO review (questionnaire, date, response, site) VALUES (?,?,?,?)"));
  for (const ReviewCase& one : rollup.reviews())
    ZUIL_CHECK(review->bind(one.questionnaire, one.date, one.response, one.site).run());
  return {};
}

Result<std::int64_t> CollectorStore::rebuild_counts() {
  ZUIL_TRY(auto transaction, begin());
  ZUIL_CHECK(database_->execute("DELETE FROM rollup_cell; DELETE FROM tip; DELETE FROM review;"));
  ZUIL_TRY(auto rows, database_->prepare("SELECT id, questionnaire_hash, canonical_json FROM "
                                         "response WHERE id > ? ORDER BY id LIMIT ?"));
  std::int64_t total = 0;
  std::string last;
  while (true) {
    rows.reset();
    rows.bind(last, kRebuildStep);
    Rollup rollup;
    int read = 0;
    while (true) {
      ZUIL_TRY(const bool row, rows.step());
      if (!row) break;
      last = rows.text(0);
      ZUIL_TRY(const auto version, find_version(rows.text(1)));
      if (!version)
        return fail(ErrorCode::Corrupt, "response " + last + " has no questionnaire version");
      ZUIL_TRY(const Response response, read_response(rows.text(2), *version));
      rollup.add(response, *version);
      ++read;
    }
    if (read == 0) break;
    ZUIL_CHECK(add_counts(rollup));
    total += read;
  }
  ZUIL_CHECK(transaction.commit());
  return total;
}

Result<std::vector<CountedCell>> CollectorStore::cells(const Selection& selection) {
  ZUIL_TRY(auto rows,
           database_->prepare(
               "SELECT version, kind, item, value, flagged, sum(count) FROM rollup_cell "
               "WHERE questionnaire = ?1 AND date BETWEEN ?2 AND ?3 AND (?4 IS NULL OR site = ?4) "
               "GROUP BY 1, 2, 3, 4, 5"));
  rows.bind(selection.questionnaire, selection.from, selection.to, selection.site);
  std::vector<CountedCell> cells;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return cells;
    const auto kind = read_cell_kind(rows.text(1));
    if (!kind)
      return fail(ErrorCode::Corrupt, "the counts hold an unknown kind: " + rows.text(1),
                  "Make them again: zuil-collector rollup rebuild.");
    cells.push_back(
        {rows.text(0), *kind, rows.text(2), rows.text(3), rows.integer(4) != 0, rows.integer(5)});
  }
}

Result<std::vector<VersionCount>> CollectorStore::version_counts(const Selection& selection) {
  ZUIL_TRY(auto rows,
           database_->prepare(
               "SELECT version, min(date), max(date), sum(count) FROM rollup_cell "
               "WHERE questionnaire = ?1 AND date BETWEEN ?2 AND ?3 AND (?4 IS NULL OR site = ?4) "
               "AND kind = 'disposition' AND item IN ('complete', 'partial') GROUP BY 1"));
  rows.bind(selection.questionnaire, selection.from, selection.to, selection.site);
  std::vector<VersionCount> counts;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return counts;
    counts.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3)});
  }
}

Result<std::map<int, std::int64_t>> CollectorStore::respondents_by_year(
    const std::string& questionnaire, const std::string& last_day) {
  ZUIL_TRY(auto rows,
           database_->prepare(
               "SELECT CAST(substr(date, 1, 4) AS INTEGER), sum(count) FROM "
               "rollup_cell WHERE questionnaire = ? AND date <= ? AND kind = 'disposition' AND "
               "item IN ('complete', 'partial') GROUP BY 1"));
  rows.bind(questionnaire, last_day);
  std::map<int, std::int64_t> years;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return years;
    years[static_cast<int>(rows.integer(0))] = rows.integer(1);
  }
}

Result<std::vector<std::string>> CollectorStore::tips(const Selection& selection) {
  ZUIL_TRY(auto rows,
           database_->prepare(
               "SELECT text FROM tip WHERE questionnaire = ?1 AND date BETWEEN ?2 AND ?3 AND "
               "(?4 IS NULL OR site = ?4) ORDER BY response"));
  rows.bind(selection.questionnaire, selection.from, selection.to, selection.site);
  std::vector<std::string> tips;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return tips;
    tips.push_back(rows.text(0));
  }
}

Result<std::vector<std::string>> CollectorStore::sites(const std::string& questionnaire) {
  ZUIL_TRY(auto rows, database_->prepare("SELECT DISTINCT site FROM rollup_cell WHERE "
                                         "questionnaire = ? AND kind = 'disposition' ORDER BY 1"));
  rows.bind(questionnaire);
  std::vector<std::string> sites;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return sites;
    sites.push_back(rows.text(0));
  }
}

Result<void> CollectorStore::set_benchmark(const std::string& questionnaire, int year,
                                           const std::map<std::string, double>& values) {
  ZUIL_TRY(auto transaction, begin());
  ZUIL_CHECK(database_->run("DELETE FROM benchmark WHERE questionnaire = ? AND year = ?",
                            questionnaire, year));
  for (const auto& [measure, value] : values)
    ZUIL_CHECK(database_->run(
        "INSERT INTO benchmark (questionnaire, year, measure, value) VALUES (?,?,?,?)",
        questionnaire, year, measure, value));
  return transaction.commit();
}

Result<std::map<std::string, double>> CollectorStore::benchmark(const std::string& questionnaire,
                                                                int year) {
  ZUIL_TRY(auto rows, database_->prepare("SELECT measure, value FROM benchmark WHERE "
                                         "questionnaire = ? AND year = ?"));
  rows.bind(questionnaire, year);
  std::map<std::string, double> values;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return values;
    values[rows.text(0)] = rows.real(1);
  }
}

Result<std::vector<QuestionnaireTotals>> CollectorStore::questionnaire_totals() {
  ZUIL_TRY(auto rows,
           database_->prepare(
               "SELECT v.questionnaire, coalesce(sum(c.count) FILTER (WHERE c.item = 'complete'), "
               "0), coalesce(sum(c.count) FILTER (WHERE c.item = 'partial'), 0), "
               "coalesce(sum(c.count) FILTER (WHERE c.item = 'breakoff'), 0) "
               "FROM (SELECT DISTINCT questionnaire FROM questionnaire_version) v "
               "LEFT JOIN rollup_cell c ON c.questionnaire = v.questionnaire AND c.kind = "
               "'disposition' GROUP BY 1 ORDER BY 1"));
  std::vector<QuestionnaireTotals> totals;
  while (true) {
    ZUIL_TRY(const bool row, rows.step());
    if (!row) return totals;
    totals.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3)});
  }
}

}  // namespace zuil
