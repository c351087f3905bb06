// SPDX-License-Identifier: EUPL-1.2
// The factsheet of one questionnaire over a period, as it may be shown: small groups are hidden.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/collector/collector_store.h"
#include "sync/collector/suppression.h"
#include "sync/collector/versions_used.h"

namespace zuil {

struct NamedShown {
  std::string id;
  std::string label;
  Shown shown;
  int questions = 1;  // of which an aspect is made
};

struct YearShown {
  int year = 0;
  Shown shown;
};

// How often each choice of a question was chosen.
struct ChoicesShown {
  struct Row {
    std::string id;
    std::string label;
    std::optional<std::int64_t> count;
    std::optional<double> percent;  // of n
  };
  std::string id;
  std::string label;
  std::optional<std::int64_t> n;
  std::vector<Row> rows;
};

// The figures of the respondents that are not flagged, to be held beside those of all: the same
// measures in the same order.
struct WithoutFlagged {
  std::optional<std::int64_t> respondents;
  std::optional<Shown> overall;
  std::optional<Shown> effort;
  std::optional<Shown> satisfaction;
  std::vector<NamedShown> aspects;
  std::vector<NamedShown> statements;
};

// A measure is nothing where the questionnaire does not ask for it.
struct Factsheet {
  Selection selection;
  std::string title;
  bool suppressed = false;  // fewer than ten respondents: nothing is shown
  std::optional<std::int64_t> respondents;
  std::optional<std::int64_t> breakoffs;
  bool asks_reviews = false;
  bool asks_suggestions = false;
  std::optional<std::int64_t> reviews;
  std::optional<std::int64_t> suggestions;
  std::optional<Shown> overall;
  std::optional<Shown> effort;
  std::optional<Shown> satisfaction;
  std::string overall_question;  // as it was asked, in Dutch
  std::string satisfaction_question;
  bool neutral_face = false;  // one that is neither happy nor unhappy
  std::vector<NamedShown> aspects;
  std::vector<NamedShown> products;
  std::vector<NamedShown> statements;
  std::vector<ChoicesShown> reasons;
  std::vector<ChoicesShown> counts;
  std::vector<YearShown> history;  // newest first
  std::optional<std::int64_t> flagged;
  WithoutFlagged without_flagged;
  std::vector<std::string> tips;       // a few, without personal data; only in print
  std::vector<VersionShown> versions;  // those answered in the period, the earliest first
};

// NotFound when the collector has no such questionnaire.
Result<Factsheet> make_factsheet(CollectorStore& store, const Selection& selection);

// As README and issue describe it: means unrounded, hidden figures null with "suppressed":true.
std::string to_json(const Factsheet& factsheet);

// One line for each figure, of all and without the flagged; for spreadsheets.
std::string to_csv(const Factsheet& factsheet);

// One page in Dutch that prints on A4; no script, nothing from elsewhere.
std::string to_html(const Factsheet& factsheet);

}  // namespace zuil
