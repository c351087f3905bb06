// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/rollup.h"

#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "kiosk/survey/review.h"

namespace zuil {
namespace {

constexpr std::array<std::pair<CellKind, std::string_view>, 6> kKinds{{
    {CellKind::Disposition, "disposition"},
    {CellKind::Given, "answer"},
    {CellKind::ProductMark, "product_mark"},
    {CellKind::Aspect, "aspect"},
    {CellKind::Review, "review"},
    {CellKind::Answered, "answered"},
}};

// The values under which an answer is counted; none for what is written, a number or a date.
std::vector<std::string> values_of(const Answer& answer) {
  struct Visitor {
    std::vector<std::string> operator()(const ChoiceAnswer& given) const { return {given.choice}; }
    std::vector<std::string> operator()(const ChoicesAnswer& given) const { return given.choices; }
    std::vector<std::string> operator()(const MarkAnswer& given) const {
      return {std::to_string(given.mark)};
    }
    std::vector<std::string> operator()(const TextAnswer&) const { return {}; }
    std::vector<std::string> operator()(const NumberAnswer&) const { return {}; }
    std::vector<std::string> operator()(const DateAnswer&) const { return {}; }
    std::vector<std::string> operator()(const NotApplicable&) const { return {"na"}; }
  };
  return std::visit(Visitor{}, answer);
}

// What one response says across its questions.
struct Gathered {
  std::optional<std::string> product;
  std::optional<int> overall;
  std::set<std::string> aspects;
  bool review = false;
  std::optional<std::string> tip;
};

void gather(const Question& question, const Answer& answer, Gathered& gathered) {
  const auto* choice = std::get_if<ChoiceAnswer>(&answer);
  const auto* mark = std::get_if<MarkAnswer>(&answer);
  const auto* text = std::get_if<TextAnswer>(&answer);
  switch (question.measure.kind) {
    case MeasureKind::Product:
      if (choice != nullptr) gathered.product = choice->choice;
      break;
    case MeasureKind::Overall:
      if (mark != nullptr) gathered.overall = mark->mark;
      break;
    case MeasureKind::Aspect:
      if (mark != nullptr) gathered.aspects.insert(question.measure.id);
      break;
    case MeasureKind::Review:
      gathered.review = gathered.review || text != nullptr;
      break;
    case MeasureKind::SuggestionText:
      if (text != nullptr && text->text != kErasedText) gathered.tip = text->text;
      break;
    case MeasureKind::None:
    case MeasureKind::Effort:
    case MeasureKind::Suggestion:
    case MeasureKind::Statement:
    case MeasureKind::Satisfaction:
      break;
  }
}

}  // namespace

bool CellGroup::operator<(const CellGroup& other) const {
  return std::tie(questionnaire, date, site, version, flagged) <
         std::tie(other.questionnaire, other.date, other.site, other.version, other.flagged);
}

bool Cell::operator<(const Cell& other) const {
  return std::tie(kind, item, value) < std::tie(other.kind, other.item, other.value);
}

std::string to_string(CellKind kind) {
  for (const auto& [known, name] : kKinds)
    if (known == kind) return std::string(name);
  return {};
}

std::optional<CellKind> read_cell_kind(std::string_view text) {
  for (const auto& [known, name] : kKinds)
    if (name == text) return known;
  return std::nullopt;
}

void Rollup::add(const Response& response, const Questionnaire& questionnaire) {
  Counts& counts = groups_[CellGroup{response.questionnaire, response.date, response.site,
                                     response.questionnaire_hash, !response.flags.empty()}];
  const auto count = [&](CellKind kind, std::string item, std::string value) {
    ++counts[Cell{kind, std::move(item), std::move(value)}];
  };
  count(CellKind::Disposition, to_string(response.disposition), "");
  if (asks_review(questionnaire, response.answers))
    reviews_.push_back({response.questionnaire, response.date, response.id, response.site});
  if (response.disposition == Disposition::BreakOff) return;

  Gathered gathered;
  for (const auto& [id, answer] : response.answers) {
    const Question* question = questionnaire.find(id);
    if (question == nullptr) continue;
    for (std::string& value : values_of(answer)) count(CellKind::Given, id, std::move(value));
    if (std::holds_alternative<ChoicesAnswer>(answer)) count(CellKind::Answered, id, "");
    gather(*question, answer, gathered);
  }
  if (gathered.product && gathered.overall)
    count(CellKind::ProductMark, *gathered.product, std::to_string(*gathered.overall));
  for (const std::string& aspect : gathered.aspects) count(CellKind::Aspect, aspect, "");
  if (gathered.review) count(CellKind::Review, "", "");
  if (gathered.tip)
    tips_.push_back(Tip{response.questionnaire, response.date, response.id, response.site,
                        std::move(*gathered.tip)});
}

}  // namespace zuil
