// SPDX-License-Identifier: EUPL-1.2
// Responses as counts. A response is counted in the transaction that stores it; the factsheet reads
// counts alone. Pure: what is counted depends on the response and its questionnaire only, so that
// the counts can be made again at any time (zuil-collector rollup rebuild).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/response.h"

namespace zuil {

enum class CellKind {
  Disposition,  // item: "complete", "partial", "breakoff"
  Given,        // item: question id; value: choice id, mark, or "na"
  ProductMark,  // item: product's choice id; value: overall mark
  Aspect,       // item: aspect id; respondents that gave at least one of its marks
  Review,       // respondents that explained their overall mark
  Answered,     // item: id of a multiple-choice question; respondents that chose anything there
};
std::string to_string(CellKind kind);
std::optional<CellKind> read_cell_kind(std::string_view text);

// Of which responses a count is.
struct CellGroup {
  std::string questionnaire;
  std::string date;
  std::string site;
  std::string version;   // content hash
  bool flagged = false;  // of responses with a quality flag
  bool operator<(const CellGroup& other) const;
};

// What is counted.
struct Cell {
  CellKind kind = CellKind::Given;
  std::string item;
  std::string value;
  bool operator<(const Cell& other) const;
};

// The text of a suggestion; texts are kept out of the cells.
struct Tip {
  std::string questionnaire;
  std::string date;
  std::string response;  // id
  std::string site;
  std::string text;
};

// A response that a person must judge by hand; see review.h.
struct ReviewCase {
  std::string questionnaire;
  std::string date;
  std::string response;  // id
  std::string site;
};

// What stands in a response for a text that was erased at the end of its term (retention.h). It
// still counts as an answer that was given.
inline constexpr std::string_view kErasedText = "…";

// Break-offs give one Disposition cell and nothing else: they are in no measure. They may ask for
// review all the same.
class Rollup {
 public:
  void add(const Response& response, const Questionnaire& questionnaire);

  using Counts = std::map<Cell, std::int64_t>;
  const std::map<CellGroup, Counts>& groups() const { return groups_; }
  const std::vector<Tip>& tips() const { return tips_; }
  const std::vector<ReviewCase>& reviews() const { return reviews_; }

 private:
  std::map<CellGroup, Counts> groups_;
  std::vector<Tip> tips_;
  std::vector<ReviewCase> reviews_;
};

}  // namespace zuil
