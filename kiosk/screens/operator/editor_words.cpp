// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/operator/editor_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

constexpr std::size_t kQuoted = 60;  // characters of a text that is told of
// Of a finding; the name is that of a language.
constexpr std::string_view kDoesNotFit = "does not fit in {name}";
constexpr std::ptrdiff_t kToldApart = 2;  // changed texts of one question

constexpr std::array<std::pair<Comparison, std::string_view>, 12> kComparisons{{
    {Comparison::Equal, "Equal"},
    {Comparison::NotEqual, "NotEqual"},
    {Comparison::LessEqual, "LessEqual"},
    {Comparison::GreaterEqual, "GreaterEqual"},
    {Comparison::Less, "Less"},
    {Comparison::Greater, "Greater"},
    {Comparison::OneOf, "OneOf"},
    {Comparison::NoneOf, "NoneOf"},
    {Comparison::Chosen, "Chosen"},
    {Comparison::NotChosen, "NotChosen"},
    {Comparison::Answered, "Answered"},
    {Comparison::NotAnswered, "NotAnswered"},
}};

std::string_view key_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::Shown:
      return "changeShown";
    case ChangeKind::Hidden:
      return "changeHidden";
    case ChangeKind::Reworded:
      return "changeReworded";
    case ChangeKind::Translated:
      return "changeTranslated";
    case ChangeKind::Untranslated:
      return "changeUntranslated";
    case ChangeKind::Added:
      return "changeAdded";
    case ChangeKind::Removed:
      return "changeRemoved";
    case ChangeKind::Moved:
      return "changeMoved";
    case ChangeKind::Required:
      return "changeRequired";
    case ChangeKind::Optional:
      return "changeOptional";
    case ChangeKind::ConditionSet:
      return "changeConditionSet";
    case ChangeKind::ConditionChanged:
      return "changeConditionChanged";
    case ChangeKind::ConditionRemoved:
      return "changeConditionRemoved";
    case ChangeKind::Reopens:
      return "changeReopens";
    case ChangeKind::ReopensNoLonger:
      return "changeReopensNoLonger";
    case ChangeKind::Other:
      return "changeOther";
  }
  return "changeOther";
}

bool is_of_text(const Change& change) {
  return change.kind == ChangeKind::Reworded || change.kind == ChangeKind::Translated ||
         change.kind == ChangeKind::Untranslated;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A finding as the key of its translation: what differs from one to another is left out, and kept
// as a value. "is longer than 400 characters" is "is longer than {n} characters".
struct Pattern {
  std::string key;
  std::vector<std::pair<std::string, std::string>> values;
};

// "holds a stiff word: gelieve: "Gelieve te …"" names the word, "has 15 words: "…"" the sentence:
// the sentence stands on the screen already.
void take_word(std::string& what, Pattern& pattern) {
  for (const std::string_view known :
       {"holds an abbreviation: ", "holds a long word: ", "holds a stiff word: "}) {
    if (!what.starts_with(known)) continue;
    const auto end = std::min(what.find(": \"", known.size()), what.size());
    pattern.values.emplace_back("word", what.substr(known.size(), end - known.size()));
    what = std::string(known.substr(0, known.size() - 2));
  }
  const auto sentence = what.find(" words: \"");
  if (what.starts_with("has ") && sentence != std::string::npos)
    what.resize(sentence + std::string_view(" words").size());
  // The screen behind it is the question of the place.
  if (const auto end = what.find(": ");
      what.starts_with(kDoesNotFit.substr(0, kDoesNotFit.find('{'))) && end < what.size())
    what.resize(end);
}

Pattern pattern_of(const Finding& finding) {
  Pattern pattern;
  std::string what = finding.what;
  take_word(what, pattern);
  for (std::size_t i = 0; i < what.size();) {
    const char closing = what[i] == '"' ? '"' : (what[i] == '{' ? '}' : '\0');
    const auto end = closing == '\0' ? std::string::npos : what.find(closing, i + 1);
    if (end != std::string::npos) {
      pattern.values.emplace_back("name", what.substr(i + 1, end - i - 1));
      pattern.key += "{name}";
      i = end + 1;
    } else if (is_digit(what[i])) {
      const auto past = std::min(what.find_first_not_of("0123456789", i), what.size());
      pattern.values.emplace_back("n", what.substr(i, past - i));
      pattern.key += "{n}";
      i = past;
    } else {
      pattern.key += what[i++];
    }
  }
  const auto open = finding.mend.find('"');
  const auto close = finding.mend.rfind('"');
  if (open != std::string::npos && close > open)
    pattern.values.emplace_back("mend", finding.mend.substr(open + 1, close - open - 1));
  return pattern;
}

// The number in "[3]" after `key`, counted from 1; 0 where the path has none.
std::size_t number_in(std::string_view path, std::string_view key) {
  const auto at = path.find(key);
  if (at == std::string_view::npos || at + key.size() >= path.size() ||
      path[at + key.size()] != '[')
    return 0;
  std::size_t number = 0;
  for (std::size_t i = at + key.size() + 1; i < path.size() && is_digit(path[i]); ++i)
    number = number * 10 + static_cast<std::size_t>(path[i] - '0');
  return number + 1;
}

std::string last_of(const std::string& path, std::size_t from_end) {
  std::vector<std::string> parts{""};
  for (const char c : path) {
    if (c == '.')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return from_end < parts.size() ? parts[parts.size() - 1 - from_end] : "";
}

}  // namespace

std::string shortened(const std::string& text, std::size_t most) {
  if (count_characters(text) <= most) return text;
  const auto characters = characters_of(text);
  std::string cut;
  std::string words;  // the whole ones of it
  for (std::size_t i = 0; i + 1 < most; ++i) {
    if (characters[i] == " ") words = cut;
    cut += characters[i];
  }
  if (characters[most - 1] == " ") words = cut;
  return trimmed(words.empty() ? cut : words) + "…";
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

const std::string& EditorWords::text_language(const Questionnaire& questionnaire) const {
  const auto& languages = questionnaire.languages;
  const auto found = std::find(languages.begin(), languages.end(), language_);
  return found == languages.end() && !languages.empty() ? languages.front() : language_;
}

std::string EditorWords::shown(const LocalText& text, const Questionnaire& questionnaire) const {
  if (const std::string& own = text.in(text_language(questionnaire)); !own.empty()) return own;
  for (const std::string& other : questionnaire.languages)
    if (!text.in(other).empty()) return text.in(other) + " (" + language(other) + ")";
  return {};
}

ConditionPhrases EditorWords::phrases(const Questionnaire& questionnaire) const {
  const auto text = [&](std::string_view key) { return texts_.text(language_, key); };
  ConditionPhrases phrases;
  phrases.language = text_language(questionnaire);
  phrases.decimal_separator = text("decimalSeparator").front();
  phrases.only_if = text("onlyIf");
  phrases.negation = text("notIf");
  phrases.joined_by_and = " " + text("joinedByAnd") + " ";
  phrases.joined_by_or = " " + text("joinedByOr") + " ";
  for (const auto& [comparison, name] : kComparisons)
    phrases.comparisons[comparison] = text("condition" + std::string(name));
  return phrases;
}

std::string EditorWords::condition(const Condition& condition,
                                   const Questionnaire& questionnaire) const {
  return texts_.text(
      language_, "onlyIf",
      {{"condition", condition_in_words(condition, questionnaire, phrases(questionnaire))}});
}

std::string EditorWords::comparison(Comparison comparison) const {
  for (const auto& [known, name] : kComparisons)
    if (known == comparison) return texts_.text(language_, "compare" + std::string(name));
  return {};
}

std::string EditorWords::question(const Questionnaire& questionnaire, const std::string& id,
                                  std::size_t most) const {
  const Question* found = questionnaire.find(id);
  if (found == nullptr) return id;
  const std::string text = shown(found->text, questionnaire);
  return text.empty() ? id : shortened(text, most);
}

std::string EditorWords::choice(const Questionnaire& questionnaire, const std::string& question,
                                const std::string& id) const {
  const Question* found = questionnaire.find(question);
  const Choice* choice = found == nullptr ? nullptr : found->find_choice(id);
  if (choice == nullptr) return id;
  const std::string text = shown(choice->label, questionnaire);
  return text.empty() ? id : text;
}

std::string EditorWords::section(const Questionnaire& questionnaire, const std::string& id) const {
  const Section* found = questionnaire.find_section(id);
  const std::string text = found == nullptr ? "" : shown(found->title, questionnaire);
  return text.empty() ? id : text;
}

std::string EditorWords::language(const std::string& tag) const {
  const std::string* known = texts_.find(language_, "language:" + tag);
  return known == nullptr ? tag : *known;
}

std::string EditorWords::field(const std::string& field) const {
  for (const char* list : {"promises", "sections", "topics"})
    if (const std::size_t number = number_in(field, list); number > 0)
      return texts_.text(language_, "field:" + std::string(list),
                         {{"number", std::to_string(number)}});
  const std::string* known = texts_.find(language_, "field:" + last_of(field, 0));
  return known == nullptr ? texts_.text(language_, "field:other") : *known;
}

std::string EditorWords::field_at(const std::string& place) const {
  const bool of_choice = place.find(".choices[") != std::string::npos;
  return of_choice && last_of(place, 0) == "label" ? texts_.text(language_, "field:choiceLabel")
                                                   : field(place);
}

std::string EditorWords::place(const std::string& path, const Questionnaire& questionnaire) const {
  std::string place;
  const auto add = [&](const std::string& part) { place += (place.empty() ? "" : ", ") + part; };
  const auto numbered = [&](const char* key, std::size_t number) {
    if (number > 0) add(texts_.text(language_, key, {{"number", std::to_string(number)}}));
  };
  numbered("placeQuestion", number_in(path, "$.questions"));
  numbered("placeChoice", number_in(path, ".choices"));
  numbered("placePromise", number_in(path, "$.promises"));
  numbered("placeSection", number_in(path, "$.sections"));
  const auto& languages = questionnaire.languages;
  const std::string last = last_of(path, 0);
  const bool has_language = std::find(languages.begin(), languages.end(), last) != languages.end();
  const std::string name = has_language ? last_of(path, 1) : last;
  const bool is_choice = name == "label" && path.find(".choices[") != std::string::npos;
  if (!is_choice && texts_.find(language_, "field:" + name) != nullptr) add(field(name));
  if (has_language) add(language(last));
  return capitalised(place.empty() ? texts_.text(language_, "placeQuestionnaire") : place);
}

std::string EditorWords::finding(const Finding& finding) const {
  Pattern pattern = pattern_of(finding);
  if (pattern.key == kDoesNotFit)
    pattern.values.emplace_back("language", language(pattern.values.front().second));
  const std::string key = "finding: " + pattern.key;
  if (texts_.find(language_, key) != nullptr) return texts_.text(language_, key, pattern.values);
  return finding.what + (finding.mend.empty() ? "" : " " + finding.mend);
}

std::string EditorWords::subject(const Change& change, const Questionnaire& before,
                                 const Questionnaire& after) const {
  if (change.question.empty()) return texts_.text(language_, "placeQuestionnaire");
  const Questionnaire& where = change.kind == ChangeKind::Removed ? before : after;
  if (change.choice.empty()) return "“" + question(where, change.question, kQuoted) + "”";
  return texts_.text(language_, "choiceOf",
                     {{"choice", choice(where, change.question, change.choice)},
                      {"question", question(where, change.question, kQuoted)}});
}

std::string EditorWords::change(const Change& change, const Questionnaire& before,
                                const Questionnaire& after) const {
  return capitalised(
      texts_.text(language_, key_of(change.kind),
                  {{"what", subject(change, before, after)},
                   {"field", change.choice.empty() ? field(change.field)
                                                   : field_at(".choices[]." + change.field)},
                   {"language", language(change.language)},
                   {"before", shortened(change.before, kQuoted)},
                   {"after", shortened(change.after, kQuoted)}}));
}

std::vector<std::string> EditorWords::summary(const std::vector<Change>& changes,
                                              const Questionnaire& before,
                                              const Questionnaire& after) const {
  std::vector<std::string> lines;
  std::vector<Change> rest = changes;
  const auto tell = [&](std::string_view key, const Questionnaire& with,
                        const Questionnaire& without, ChangeKind kind) {
    for (const std::string& tag : with.languages) {
      const auto& others = without.languages;
      if (std::find(others.begin(), others.end(), tag) != others.end()) continue;
      const auto texts = std::erase_if(rest, [&](const Change& change) {
        return change.kind == kind && change.language == tag;
      });
      lines.push_back(texts_.text(language_, key,
                                  {{"language", language(tag)}, {"count", std::to_string(texts)}}));
    }
  };
  tell("summaryLanguageGone", before, after, ChangeKind::Untranslated);
  tell("summaryLanguageNew", after, before, ChangeKind::Translated);
  if (!lines.empty())
    std::erase_if(rest, [](const Change& change) {
      return change.question.empty() && change.field == "languages";
    });
  for (const Change& each : rest)
    if (!is_of_text(each)) lines.push_back(change(each, before, after));
  std::erase_if(rest, [](const Change& change) { return !is_of_text(change); });
  for (std::string& line : wording(rest, before, after)) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> EditorWords::wording(const std::vector<Change>& changes,
                                              const Questionnaire& before,
                                              const Questionnaire& after) const {
  std::vector<std::string> lines;
  for (auto first = changes.begin(); first != changes.end();) {
    const auto past = std::find_if(first, changes.end(), [&](const Change& change) {
      return change.question != first->question;
    });
    if (past - first <= kToldApart) {
      for (; first != past; ++first) lines.push_back(change(*first, before, after));
      continue;
    }
    std::vector<std::string> languages;
    for (auto each = first; each != past; ++each)
      if (const std::string name = language(each->language);
          std::find(languages.begin(), languages.end(), name) == languages.end())
        languages.push_back(name);
    std::string names;
    for (const std::string& name : languages) names += (names.empty() ? "" : ", ") + name;
    Change whole = *first;
    whole.choice.clear();
    lines.push_back(capitalised(texts_.text(language_, "summaryWording",
                                            {{"what", subject(whole, before, after)},
                                             {"count", std::to_string(past - first)},
                                             {"languages", names}})));
    first = past;
  }
  return lines;
}

}  // namespace zuil
