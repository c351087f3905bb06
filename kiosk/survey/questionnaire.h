// SPDX-License-Identifier: EUPL-1.2
// The questionnaire: questions in order, each text in every language. Immutable once read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/opening_hours.h"
#include "kiosk/survey/skip_logic.h"

namespace zuil {

// One text in every language, by BCP 47 tag ("nl", "en").
class LocalText {
 public:
  LocalText() = default;
  explicit LocalText(std::map<std::string, std::string, std::less<>> texts)
      : texts_(std::move(texts)) {}
  // The text in that language; empty when there is none (questionnaire_check reports that: there is
  // no silent fallback to another language).
  const std::string& in(std::string_view language) const;
  bool empty() const { return texts_.empty(); }
  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

enum class QuestionType {
  SingleChoice,    // one of `choices`
  MultipleChoice,  // any of `choices`
  Mark,            // a report mark, 1 to 10
  Scale,           // one of exactly five `choices`, in order
  YesNo,           // choices "ja" and "nee"
  Smiley,          // one of two, three or five `choices`, from unhappy to happy
  Text,            // free text, at most `max_length` characters
  Number,          // from `minimum` to `maximum` in steps of `step`
  Date,            // a day, from `earliest` to `latest`
  Contact,         // name, telephone number or e-mail address; kept apart from the other answers
  Info,            // a page to read; has no answer
  Summary,         // reads back what was answered, before it is sent; has no answer
};

// Text, Number, Date and Contact.
bool is_typed(QuestionType type);

// What the factsheet makes of an answer.
enum class MeasureKind {
  None,
  Product,         // the product the visitor came for
  Overall,         // the overall report mark; explained by Review
  Review,          // free text that explains the overall mark
  Effort,          // customer effort: a Scale ordered from least to most effort
  Aspect,          // a report mark of the aspect `id`; several questions may share one aspect
  Suggestion,      // yes/no: has the respondent a suggestion?
  SuggestionText,  // the suggestion itself
  Statement,       // a Scale ordered from agree to disagree; reported as % agree
  Satisfaction,    // a Smiley; reported as % satisfied; decides whether a response asks for review
};

struct Measure {
  MeasureKind kind = MeasureKind::None;
  std::string id;   // Aspect and Statement: reported under this id; else empty
  LocalText label;  // Aspect and Statement: as printed on the factsheet
};

// uitsplitsing1 … uitsplitsing4 of the housing associations, by number 1..4.
using Breakdowns = std::map<int, std::string>;

struct Choice {
  std::string id;
  LocalText label;
  bool visible = true;
  std::optional<Condition> show_if;  // offered only when this holds
  bool fixed = false;     // keeps its place where the others are shuffled: "anders", "weet niet"
  LocalText specify;      // "anders, namelijk": asks for it in words; see Question::specifies
  std::string topic;      // id of one of the question's topics; or empty
  bool reopens = false;   // chosen by an unhappy respondent, it asks for review
  Breakdowns breakdowns;  // carried by the responses in which it is chosen
};

// A heading above some of the choices.
struct Topic {
  std::string id;
  LocalText label;
  LocalText description;  // may be empty
};

enum class ContactKind { Name, Phone, Email };

// What an answer must keep beyond its type; `rule` may look at the question itself.
struct Constraint {
  Condition rule;
  LocalText message;  // the reason and the mend
};

struct Question {
  std::string id;
  QuestionType type = QuestionType::Info;
  LocalText text;              // {id} stands for what was answered to that earlier question
  LocalText hint;              // a line below the text; may be empty
  LocalText label;             // in a few words, for the summary; empty: not in the summary
  bool fixed_wording = false;  // the source prescribes the text: not judged on plain Dutch
  std::string section;         // id of the section it is in; empty: none
  bool required = false;
  bool visible = true;  // false: switched off, never asked
  std::optional<Condition> show_if;
  std::optional<Constraint> constraint;
  std::vector<Choice> choices;  // SingleChoice, MultipleChoice, Scale, YesNo, Smiley
  std::vector<Topic> topics;    // SingleChoice, MultipleChoice
  bool shuffle = false;         // SingleChoice, MultipleChoice: another order for each respondent
  bool not_applicable = false;  // offers "weet ik niet / niet van toepassing"
  LocalText least_label;        // Mark: what 1 means
  LocalText most_label;         // Mark: what 10 means
  int max_length = 1000;        // Text: characters, 1..1000
  bool asks_review = false;     // Text: an answer of an unhappy respondent asks for review
  double minimum = 0;           // Number
  double maximum = 1'000'000;   // Number
  double step = 1;              // Number: 1, 0.1, 0.01 …
  std::string earliest;         // Date: "2026-01-01"; empty: any
  std::string latest;           // Date
  ContactKind contact = ContactKind::Name;  // Contact
  Measure measure;
  // The question whose choice this one asks in words, which was made of that choice's `specify`:
  // its id is "<question>_<choice>". It is in no document. Empty: an ordinary question.
  std::string specifies;

  const Choice* find_choice(std::string_view id) const;
  bool has_answer() const { return type != QuestionType::Info && type != QuestionType::Summary; }
};

// Questions that belong together; they stand one after another.
struct Section {
  std::string id;
  LocalText title;  // above each of its questions; may be empty
  std::optional<Condition> show_if;
};

enum class PartialAnswers { Keep, Discard };

// Why free text is asked for, and how long it is kept.
struct FreeText {
  LocalText purpose;
  int retention_days = 0;  // 1..3650, at the collector
};

// A line of the last screen that is true for some respondents only.
struct Promise {
  LocalText text;
  std::optional<Condition> show_if;
};

struct Questionnaire {
  std::string id;
  LocalText title;
  std::vector<std::string> languages;  // the first is the default
  LocalText invitation;                // large on the attract screen: "Hoe was uw bezoek?"
  LocalText invitation_hint;           // below it: about how long, and that it is anonymous
  LocalText thanks;                    // what happens with the answers
  std::vector<Promise> promises;       // below it
  bool reference = false;              // gives the respondent a number, as text and as QR code
  bool urgent = false;                 // uploaded at once, not at night
  PartialAnswers partial_answers = PartialAnswers::Keep;
  int idle_seconds = 0;               // until "Bent u er nog?"; 0: as the kiosk is set
  bool speech = true;                 // may be read aloud
  std::optional<FreeText> free_text;  // nothing: no free text is asked
  OpeningHours opening_hours;
  std::string valid_from;   // "2026-01-01", inclusive; empty: no limit
  std::string valid_until;  // inclusive
  std::vector<Section> sections;
  std::vector<Question> questions;  // with those made of a choice's `specify`

  // The document as read, without "$schema": keys sorted, no white space, UTF-8.
  std::string canonical_json;
  // SHA-256 of canonical_json, 64 hex digits. `id` and `hash` together name this version.
  std::string hash;

  const Question* find(std::string_view id) const;
  const Section* find_section(std::string_view id) const;
};

}  // namespace zuil
