// SPDX-License-Identifier: EUPL-1.2
// A questionnaire while it is edited: the document itself, so that nothing is lost that the editor
// does not know, what is wrong with it now, and the way back.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "kiosk/base/result.h"
#include "kiosk/survey/questionnaire.h"
#include "kiosk/survey/questionnaire_check.h"

namespace zuil {

enum class Direction { Up, Down };

// A question, or one of its choices.
struct DraftNode {
  std::string question;  // id
  std::string choice;    // id; empty: the question itself
};

// Whether the path is that place or in it.
bool is_at(std::string_view path, std::string_view place);

// Steps that can be undone; what is older stays as it is.
inline constexpr std::size_t kMostUndo = 50;

// An edit that would make the document unreadable is refused and changes nothing; one that only
// breaks a rule is done, and findings() tells. Places are JSON paths, as in a Finding.
class Draft {
 public:
  // Invalid where the document cannot be read at all. `name` is for the message.
  static Result<Draft> open(std::string_view document, std::string_view name);

  // As it is now.
  const Questionnaire& questionnaire() const { return questionnaire_; }
  const std::string& document() const { return questionnaire_.canonical_json; }
  // As `zuil-config check` finds them, but for what only shows on the screen.
  const std::vector<Finding>& findings() const { return findings_; }
  bool is_publishable() const;
  // Those of the place and of what is in it.
  std::vector<Finding> findings_at(std::string_view place) const;

  // "$.questions[3]" or "$.questions[3].choices[1]"; empty when it is not there.
  std::string place_of(const DraftNode& node) const;
  std::string place_of_section(std::string_view section) const;

  Result<void> set_visible(const DraftNode& node, bool visible);
  Result<void> set_required(const std::string& question, bool required);
  // "Heropenen": that choice, or that answer in words, of an unhappy respondent asks for review.
  Result<void> set_reopens(const DraftNode& node, bool reopens);
  // Whether choices may be added, removed and moved: those of a list, without an order of its own.
  bool has_free_choices(const std::string& question) const;
  // "Open antwoord": asks in words what is meant by the choice; an empty text: no longer.
  Result<void> set_specify(const DraftNode& choice, const LocalText& text);
  // Null: always shown.
  Result<void> set_condition(const DraftNode& node, const Condition* condition);

  // A question moves among those of its section; one without moves past a whole section.
  bool can_move(const DraftNode& node, Direction direction) const;
  Result<void> move(const DraftNode& node, Direction direction);
  bool can_move_section(std::string_view section, Direction direction) const;
  Result<void> move_section(const std::string& section, Direction direction);

  // The new choice's id, made of the label; it stands before those that keep their place at the
  // end.
  Result<std::string> add_choice(const std::string& question, const LocalText& label);
  Result<void> remove_choice(const DraftNode& choice);

  // The text in every language at that place; empty where there is none.
  LocalText text_at(const std::string& place) const;
  // `place` is that of a text in every language: "$.questions[3].hint". An empty text takes the
  // language out. Refused: a text that is too long, holds control characters or no letters.
  Result<void> set_text(const std::string& place, const std::string& language,
                        const std::string& text);
  // Characters a text there may have.
  std::size_t longest_at(const std::string& place) const;
  // What would be wrong with that text there.
  std::vector<Finding> findings_of(const std::string& place, const std::string& language,
                                   const std::string& text) const;
  // Writes the text of that language in each language that has none yet.
  Result<void> copy_to_missing(const std::string& place, const std::string& language);
  // Takes the language out of the questionnaire, with its texts; the last one stays.
  Result<void> remove_language(const std::string& language);

  bool can_undo() const { return !undo_.empty(); }
  bool can_redo() const { return !redo_.empty(); }
  Result<void> undo();
  Result<void> redo();

 private:
  using Json = nlohmann::json;
  using Edit = std::function<Result<void>(Json& document)>;

  explicit Draft(Questionnaire questionnaire) { take(std::move(questionnaire)); }
  Result<void> edit(const Edit& edit);
  // Sets or, for null, erases a member of the node.
  Result<void> set_member(const DraftNode& node, const char* key, const Json& value);
  Result<Json> with_text(const std::string& place, const std::string& language,
                         const std::string& text) const;
  void take(Questionnaire questionnaire);
  Result<void> go_back(std::vector<std::string>& from, std::vector<std::string>& to);

  Questionnaire questionnaire_;
  std::vector<Finding> findings_;
  std::vector<std::string> undo_;  // documents, the latest last
  std::vector<std::string> redo_;
};

}  // namespace zuil
