// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/draft.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "kiosk/base/json_reader.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/hidden_review.h"
#include "kiosk/survey/made_id.h"
#include "kiosk/survey/questionnaire_json.h"
#include "kiosk/survey/questionnaire_review.h"
#include "kiosk/survey/text_check.h"
#include "kiosk/survey/text_list.h"

namespace zuil {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kName = "draft";

bool is_error(const Finding& finding) {
  return finding.severity == Severity::Error;
}

std::vector<Finding> findings_in(const Questionnaire& questionnaire) {
  std::vector<Finding> findings = check(questionnaire);
  const auto add = [&](std::vector<Finding> more) {
    std::move(more.begin(), more.end(), std::back_inserter(findings));
  };
  // The rest of the review walks through the questionnaire, which the check makes possible.
  if (findings.empty()) {
    add(review(questionnaire));
  } else {
    add(review_hidden(questionnaire));
    add(review_wording(questionnaire));
  }
  return findings;
}

tl::unexpected<Error> not_there(std::string_view what) {
  return fail(ErrorCode::NotFound, "the draft has no " + std::string(what),
              "Look at the list again.");
}

// What stands at "$.questions[3].hint" is at "/questions/3/hint"; nothing for no such path.
std::optional<Json::json_pointer> pointer_to(std::string_view place) {
  if (!place.starts_with("$.")) return std::nullopt;
  Json::json_pointer pointer;
  std::string key;
  const auto take = [&] {
    if (!key.empty()) pointer.push_back(std::exchange(key, {}));
  };
  for (const char c : place.substr(2)) {
    if (c == '.' || c == '[' || c == ']')
      take();
    else
      key += c;
  }
  take();
  if (pointer.empty()) return std::nullopt;
  return pointer;
}

std::optional<std::size_t> index_of(const Json& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const Json& item) { return item.value("id", "") == id; });
  if (found == list.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list.begin());
}

Json* find_node(Json& document, const DraftNode& node) {
  Json& questions = document["questions"];
  const auto question = index_of(questions, node.question);
  if (!question) return nullptr;
  Json& found = questions[*question];
  if (node.choice.empty()) return &found;
  if (!found.contains("choices")) return nullptr;
  const auto choice = index_of(found["choices"], node.choice);
  return choice ? &found["choices"][*choice] : nullptr;
}

Json to_json(const LocalText& text) {
  Json json = Json::object();
  for (const auto& [language, words] : text.all()) json[language] = words;
  return json;
}

std::string section_of(const Json& question) {
  return question.value("section", "");
}

// Questions that move together: those of a section, or one by itself.
struct Block {
  std::size_t begin;
  std::size_t end;
};

Block block_at(const Json& questions, std::size_t index) {
  const std::string section = section_of(questions[index]);
  Block block{index, index + 1};
  if (section.empty()) return block;
  while (block.begin > 0 && section_of(questions[block.begin - 1]) == section) --block.begin;
  while (block.end < questions.size() && section_of(questions[block.end]) == section) ++block.end;
  return block;
}

// The two neighbours that change places; nothing at the end of the list.
std::optional<std::pair<Block, Block>> neighbours(const Json& questions, Block moved,
                                                  Direction direction) {
  if (direction == Direction::Up) {
    if (moved.begin == 0) return std::nullopt;
    return std::pair(block_at(questions, moved.begin - 1), moved);
  }
  if (moved.end == questions.size()) return std::nullopt;
  return std::pair(moved, block_at(questions, moved.end));
}

// The same for a question: within its section, or past a whole one.
std::optional<std::pair<Block, Block>> neighbours_of_question(const Json& questions,
                                                              std::size_t index,
                                                              Direction direction) {
  const Block itself{index, index + 1};
  if (section_of(questions[index]).empty()) return neighbours(questions, itself, direction);
  const Block section = block_at(questions, index);
  if (direction == Direction::Up) {
    if (index == section.begin) return std::nullopt;
    return std::pair(Block{index - 1, index}, itself);
  }
  if (index + 1 == section.end) return std::nullopt;
  return std::pair(itself, Block{index + 1, index + 2});
}

std::optional<std::pair<Block, Block>> neighbours_of_section(const Json& questions,
                                                             std::string_view section,
                                                             Direction direction) {
  const auto first = std::find_if(questions.begin(), questions.end(), [&](const Json& question) {
    return section_of(question) == section;
  });
  if (section.empty() || first == questions.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(first - questions.begin());
  return neighbours(questions, block_at(questions, index), direction);
}

// The same for a choice.
std::optional<std::pair<Block, Block>> neighbours_of_choice(const Json& choices, std::size_t index,
                                                            Direction direction) {
  const std::size_t first = direction == Direction::Up ? index - 1 : index;
  if ((direction == Direction::Up && index == 0) || first + 1 >= choices.size())
    return std::nullopt;
  return std::pair(Block{first, first + 1}, Block{first + 1, first + 2});
}

std::optional<std::pair<Block, Block>> neighbours_of(Json& document, const DraftNode& node,
                                                     Direction direction) {
  Json& questions = document["questions"];
  const auto question = index_of(questions, node.question);
  if (!question) return std::nullopt;
  if (node.choice.empty()) return neighbours_of_question(questions, *question, direction);
  Json& choices = questions[*question]["choices"];
  const auto choice = index_of(choices, node.choice);
  return choice ? neighbours_of_choice(choices, *choice, direction) : std::nullopt;
}

Result<void> exchange_places(Json& list, const std::optional<std::pair<Block, Block>>& blocks) {
  if (!blocks)
    return fail(ErrorCode::Refused, "it cannot move further", "A section stays together.");
  const auto at = [&](std::size_t index) {
    return list.begin() + static_cast<std::ptrdiff_t>(index);
  };
  std::rotate(at(blocks->first.begin), at(blocks->second.begin), at(blocks->second.end));
  return {};
}

void erase_language(Json& json, const std::string& language) {
  for (auto& [key, value] : json.items()) {
    if (value.is_object() && is_text_key(key))
      value.erase(language);
    else if (value.is_structured())
      erase_language(value, language);
  }
}

// Before those at the end that are for what the others are not.
std::size_t place_for_new(const Json& choices) {
  std::size_t place = choices.size();
  while (place > 0 &&
         (choices[place - 1].value("fixed", false) || choices[place - 1].contains("specify")))
    --place;
  return place;
}

}  // namespace

bool is_at(std::string_view path, std::string_view place) {
  return path.starts_with(place) &&
         (path.size() == place.size() || path[place.size()] == '.' || path[place.size()] == '[');
}

Result<Draft> Draft::open(std::string_view document, std::string_view name) {
  ZUIL_TRY(Questionnaire questionnaire, read_unchecked_questionnaire(document, name));
  return Draft(std::move(questionnaire));
}

bool Draft::is_publishable() const {
  return std::none_of(findings_.begin(), findings_.end(), is_error);
}

std::vector<Finding> Draft::findings_at(std::string_view place) const {
  std::vector<Finding> found;
  std::copy_if(findings_.begin(), findings_.end(), std::back_inserter(found),
               [&](const Finding& finding) { return is_at(finding.path, place); });
  return found;
}

std::string Draft::place_of(const DraftNode& node) const {
  const Json json = Json::parse(document());
  const Json& questions = json["questions"];
  const auto question = index_of(questions, node.question);
  if (!question) return {};
  std::string place = at("$.questions", *question);
  if (node.choice.empty()) return place;
  const auto choice = questions[*question].contains("choices")
                          ? index_of(questions[*question]["choices"], node.choice)
                          : std::nullopt;
  return choice ? at(place + ".choices", *choice) : std::string();
}

std::string Draft::place_of_section(std::string_view section) const {
  const auto& sections = questionnaire_.sections;
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const Section& one) { return one.id == section; });
  if (found == sections.end()) return {};
  return at("$.sections", static_cast<std::size_t>(found - sections.begin()));
}

void Draft::take(Questionnaire questionnaire) {
  questionnaire_ = std::move(questionnaire);
  findings_ = findings_in(questionnaire_);
}

Result<void> Draft::edit(const Edit& edit) {
  Json json = Json::parse(document());
  ZUIL_CHECK(edit(json));
  ZUIL_TRY(Questionnaire edited, read_unchecked_questionnaire(json.dump(), kName));
  if (edited.hash == questionnaire_.hash) return {};
  if (undo_.size() == kMostUndo) undo_.erase(undo_.begin());
  undo_.push_back(document());
  redo_.clear();
  take(std::move(edited));
  return {};
}

Result<void> Draft::go_back(std::vector<std::string>& from, std::vector<std::string>& to) {
  if (from.empty()) return fail(ErrorCode::NotFound, "there is nothing to undo or redo");
  ZUIL_TRY(Questionnaire other, read_unchecked_questionnaire(from.back(), kName));
  from.pop_back();
  to.push_back(document());
  take(std::move(other));
  return {};
}

Result<void> Draft::undo() {
  return go_back(undo_, redo_);
}

Result<void> Draft::redo() {
  return go_back(redo_, undo_);
}

Result<void> Draft::set_member(const DraftNode& node, const char* key, const Json& value) {
  return edit([&](Json& json) -> Result<void> {
    Json* found = find_node(json, node);
    if (found == nullptr) return not_there("question or choice \"" + node.question + "\"");
    if (value.is_null())
      found->erase(key);
    else
      (*found)[key] = value;
    return {};
  });
}

// What holds where nothing is written is not written, so that there and back is the same version.
Result<void> Draft::set_visible(const DraftNode& node, bool visible) {
  return set_member(node, "visible", visible ? Json() : Json(false));
}

Result<void> Draft::set_required(const std::string& question, bool required) {
  return set_member({question, ""}, "required", required ? Json(true) : Json());
}

Result<void> Draft::set_reopens(const DraftNode& node, bool reopens) {
  return set_member(node, node.choice.empty() ? "asksReview" : "reopens",
                    reopens ? Json(true) : Json());
}

Result<void> Draft::set_specify(const DraftNode& choice, const LocalText& text) {
  return set_member(choice, "specify", text.empty() ? Json() : to_json(text));
}

Result<void> Draft::set_condition(const DraftNode& node, const Condition* condition) {
  return set_member(node, "showIf", condition == nullptr ? Json() : zuil::to_json(*condition));
}

bool Draft::has_free_choices(const std::string& question) const {
  const Question* found = questionnaire_.find(question);
  return found != nullptr &&
         (found->type == QuestionType::SingleChoice || found->type == QuestionType::MultipleChoice);
}

bool Draft::can_move(const DraftNode& node, Direction direction) const {
  if (!node.choice.empty() && !has_free_choices(node.question)) return false;
  Json json = Json::parse(document());
  return neighbours_of(json, node, direction).has_value();
}

Result<void> Draft::move(const DraftNode& node, Direction direction) {
  if (!can_move(node, direction))
    return fail(ErrorCode::Refused, "it cannot move further", "A section stays together.");
  return edit([&](Json& json) {
    const auto blocks = neighbours_of(json, node, direction);
    Json& list = node.choice.empty() ? json["questions"]
                                     : (*find_node(json, {node.question, ""}))["choices"];
    return exchange_places(list, blocks);
  });
}

bool Draft::can_move_section(std::string_view section, Direction direction) const {
  const Json json = Json::parse(document());
  return neighbours_of_section(json["questions"], section, direction).has_value();
}

Result<void> Draft::move_section(const std::string& section, Direction direction) {
  return edit([&](Json& json) {
    Json& questions = json["questions"];
    return exchange_places(questions, neighbours_of_section(questions, section, direction));
  });
}

Result<std::string> Draft::add_choice(const std::string& question, const LocalText& label) {
  if (!has_free_choices(question) || label.empty())
    return fail(ErrorCode::Refused, "this question cannot have more choices",
                "Only a list of choices without an order of its own can.");
  std::string id;
  ZUIL_CHECK(edit([&](Json& json) -> Result<void> {
    Json& choices = (*find_node(json, {question, ""}))["choices"];
    std::vector<std::string> taken{"na"};
    for (const Json& choice : choices) taken.push_back(choice.value("id", ""));
    const auto& in_default = label.in(questionnaire_.languages.front());
    id =
        make_free_id(in_default.empty() ? label.all().begin()->second : in_default, "keuze", taken);
    choices.insert(choices.begin() + static_cast<std::ptrdiff_t>(place_for_new(choices)),
                   Json{{"id", id}, {"label", to_json(label)}});
    return {};
  }));
  return id;
}

Result<void> Draft::remove_choice(const DraftNode& choice) {
  if (!has_free_choices(choice.question))
    return fail(ErrorCode::Refused, "the choices of this question belong together",
                "Only a list of choices without an order of its own can lose one.");
  return edit([&](Json& json) -> Result<void> {
    Json& choices = (*find_node(json, {choice.question, ""}))["choices"];
    const auto index = index_of(choices, choice.choice);
    if (!index) return not_there("choice \"" + choice.choice + "\"");
    choices.erase(*index);
    return {};
  });
}

LocalText Draft::text_at(const std::string& place) const {
  const Json json = Json::parse(document());
  const auto pointer = pointer_to(place);
  std::map<std::string, std::string, std::less<>> texts;
  if (pointer && is_text_key(pointer->back()) && json.contains(*pointer))
    for (const auto& [language, text] : json[*pointer].items())
      texts[language] = text.get<std::string>();
  return LocalText(std::move(texts));
}

Result<nlohmann::json> Draft::with_text(const std::string& place, const std::string& language,
                                        const std::string& text) const {
  Json json = Json::parse(document());
  const auto pointer = pointer_to(place);
  const std::string key = pointer ? pointer->back() : "";
  if (!is_text_key(key) || !json.contains(pointer->parent_pointer()))
    return not_there("text at " + place);
  Json& owner = json[pointer->parent_pointer()];
  const std::string words = trimmed(text);
  if (!words.empty()) {
    owner[key][language] = words;
    return json;
  }
  if (!owner.contains(key)) return json;
  owner[key].erase(language);
  if (!owner[key].empty()) return json;
  // Left out where it may be; else it is there, and missing in each language.
  Json without = json;
  without[pointer->parent_pointer()].erase(key);
  return read_unchecked_questionnaire(without.dump(), kName) ? without : json;
}

std::size_t Draft::longest_at(const std::string& place) const {
  const std::string field = place.substr(place.rfind('.') + 1);
  const auto is_in = [&](std::string_view list) { return place.find(list) != std::string::npos; };
  if (is_in(".topics[") && field == "label") return kLongestTopic;
  if (is_in(".choices[") && field == "label") return kLongestChoice;
  if (is_in("$.sections[")) return kLongestSection;
  if (is_in("$.promises[")) return kLongestPromise;
  if (field == "text") {
    const auto& questions = questionnaire_.questions;
    const bool is_page =
        std::any_of(questions.begin(), questions.end(), [&](const Question& question) {
          return !question.has_answer() && place_of({question.id, ""}) + ".text" == place;
        });
    return is_page ? kLongestPage : kLongestQuestion;
  }
  constexpr std::array<std::pair<std::string_view, std::size_t>, 9> kLongest{{
      {"title", kLongestTitle},
      {"invitation", kLongestInvitation},
      {"invitationHint", kLongestHint},
      {"thanks", kLongestThanks},
      {"purpose", kLongestPurpose},
      {"hint", kLongestHint},
      {"message", kLongestMessage},
      {"specify", kLongestQuestion},
      {"description", kLongestDescription},
  }};
  const auto* const found = std::find_if(kLongest.begin(), kLongest.end(),
                                         [&](const auto& known) { return known.first == field; });
  return found == kLongest.end() ? kLongestLabel : found->second;
}

std::vector<Finding> Draft::findings_of(const std::string& place, const std::string& language,
                                        const std::string& text) const {
  const std::string path = place + "." + language;
  // Nothing else can be done with such a text.
  if (!is_plain_text(text))
    return {{path, "holds control characters", "Type the text again without them."}};
  const auto json = with_text(place, language, text);
  if (!json) return {{path, json.error().message, json.error().hint}};
  const auto edited = read_unchecked_questionnaire(json->dump(), kName);
  if (!edited) return {{path, edited.error().message, edited.error().hint}};
  std::vector<Finding> findings = findings_in(*edited);
  std::erase_if(findings, [&](const Finding& finding) { return finding.path != path; });
  return findings;
}

Result<void> Draft::set_text(const std::string& place, const std::string& language,
                             const std::string& text) {
  if (!trimmed(text).empty())
    for (const Finding& finding : findings_of(place, language, text))
      if (is_error(finding))
        return fail(ErrorCode::Invalid, finding.path + ": " + finding.what, finding.mend);
  ZUIL_TRY(Json json, with_text(place, language, text));
  return edit([&](Json& document) -> Result<void> {
    document = std::move(json);
    return {};
  });
}

Result<void> Draft::copy_to_missing(const std::string& place, const std::string& language) {
  return edit([&](Json& json) -> Result<void> {
    const auto pointer = pointer_to(place + "." + language);
    if (!pointer || !json.contains(*pointer)) return not_there("text at " + place);
    const Json words = json[*pointer];
    Json& text = json[pointer->parent_pointer()];
    for (const std::string& other : questionnaire_.languages)
      if (!text.contains(other)) text[other] = words;
    return {};
  });
}

Result<void> Draft::remove_language(const std::string& language) {
  return edit([&](Json& json) -> Result<void> {
    Json& languages = json["languages"];
    const auto found = std::find(languages.begin(), languages.end(), language);
    if (found == languages.end()) return not_there("language \"" + language + "\"");
    if (languages.size() == 1)
      return fail(ErrorCode::Refused, "a questionnaire needs a language", "Keep this one.");
    languages.erase(found);
    erase_language(json, language);
    return {};
  });
}

}  // namespace zuil
