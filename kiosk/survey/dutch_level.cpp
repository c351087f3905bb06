// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/dutch_level.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "kiosk/survey/constraint.h"
#include "kiosk/survey/dutch_words.h"

namespace zuil {
namespace {

constexpr std::size_t kMostWords = 12;
constexpr std::size_t kLongestWord = 20;  // letters

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Letters beyond ASCII are all taken for small ones.
std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// Signs that stand around a word, one to three bytes each.
constexpr std::array<std::string_view, 20> kSigns{".", ",",  "!", "?", ":", ";", "(",
                                                  ")", "\"", "'", "“", "”", "„", "‘",
                                                  "’", "…",  "–", "—", "«", "»"};

std::string_view without_sign(std::string_view text, bool at_end) {
  for (const std::string_view sign : kSigns) {
    if (at_end && text.ends_with(sign)) return text.substr(0, text.size() - sign.size());
    if (!at_end && text.starts_with(sign)) return text.substr(sign.size());
  }
  return text;
}

std::string_view bare(std::string_view word) {
  for (const bool at_end : {false, true})
    for (auto shorter = without_sign(word, at_end); shorter.size() != word.size();
         shorter = without_sign(word, at_end))
      word = shorter;
  return word;
}

// The pieces between white space, with the signs that stand to them.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  while (begin < text.size()) {
    if (is_space(text[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && !is_space(text[end])) ++end;
    pieces.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return pieces;
}

std::string joined(const std::vector<std::string_view>& pieces) {
  std::string text;
  for (const std::string_view piece : pieces)
    text += (text.empty() ? "" : " ") + std::string(piece);
  return text;
}

// The known abbreviation that the piece is, without the signs around it; null when it is none.
const PlainWord* find_abbreviation(std::string_view piece) {
  const std::string word = lower(piece);
  const auto is_it = [&](const PlainWord& known) {
    const auto found = word.find(known.word);
    return found != std::string::npos && bare(word.substr(0, found)).empty() &&
           bare(word.substr(found + known.word.size())).empty();
  };
  const auto& known = abbreviations();
  const auto found = std::find_if(known.begin(), known.end(), is_it);
  return found == known.end() ? nullptr : &*found;
}

// "J." of a name.
bool is_initial(std::string_view piece) {
  return piece.size() == 2 && piece[0] >= 'A' && piece[0] <= 'Z' && piece[1] == '.';
}

bool ends_sentence(std::string_view piece) {
  while (piece.ends_with(")") || piece.ends_with("\"") || piece.ends_with("'"))
    piece.remove_suffix(1);
  if (piece.ends_with("!") || piece.ends_with("?")) return true;
  return piece.ends_with(".") && !is_initial(piece) && find_abbreviation(piece) == nullptr;
}

using Sentence = std::vector<std::string_view>;

std::vector<Sentence> sentences_of(std::string_view text) {
  std::vector<Sentence> sentences;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    bool begins = true;
    for (const std::string_view piece : pieces_of(line)) {
      if (std::exchange(begins, ends_sentence(piece))) sentences.emplace_back();
      sentences.back().push_back(piece);
    }
  }
  return sentences;
}

std::size_t count_words(const Sentence& sentence) {
  return static_cast<std::size_t>(
      std::count_if(sentence.begin(), sentence.end(),
                    [](std::string_view piece) { return !bare(piece).empty(); }));
}

// The longest part between hyphens and slashes.
std::size_t letters_of(std::string_view word) {
  std::size_t most = 0;
  while (!word.empty()) {
    const auto part = word.substr(0, word.find_first_of("-/"));
    most = std::max(most, count_characters(part));
    word.remove_prefix(std::min(part.size() + 1, word.size()));
  }
  return most;
}

bool is_usual(std::string_view word) {
  const auto& usual = usual_long_words();
  const std::string small = lower(word);
  return std::find(usual.begin(), usual.end(), small) != usual.end();
}

class Judge {
 public:
  void look_at(const Sentence& sentence) {
    text_ = joined(sentence);
    if (const std::size_t words = count_words(sentence); words > kMostWords)
      add("has " + std::to_string(words) + " words", "Make two sentences of it.");
    for (const std::string_view piece : sentence) look_at_word(piece);
    look_for_stiff_words(sentence);
  }
  std::vector<HardSentence> take() { return std::move(found_); }

 private:
  void add(std::string why, std::string mend) {
    found_.push_back({text_, std::move(why), std::move(mend)});
  }

  void look_at_word(std::string_view piece) {
    if (const PlainWord* known = find_abbreviation(piece)) {
      add("holds an abbreviation: " + std::string(known->word),
          "Write \"" + std::string(known->plain) + "\".");
      return;
    }
    const std::string_view word = bare(piece);
    const bool is_code = word.find_first_of("{}@") != std::string_view::npos ||
                         word.find("www.") != std::string_view::npos;
    if (!is_code && letters_of(word) > kLongestWord && !is_usual(word))
      add("holds a long word: " + std::string(word), "Use a shorter word, or several.");
  }

  // Some are expressions of several words.
  void look_for_stiff_words(const Sentence& sentence) {
    std::string words = " ";
    for (const std::string_view piece : sentence) words += lower(bare(piece)) + " ";
    for (const std::string_view name : stiff_names())
      if (const auto found = words.find(name); found != std::string::npos)
        words.erase(found, name.size());
    for (const PlainWord& stiff : stiff_words())
      if (words.find(" " + std::string(stiff.word) + " ") != std::string::npos)
        add("holds a stiff word: " + std::string(stiff.word),
            "Write \"" + std::string(stiff.plain) + "\".");
  }

  std::string text_;
  std::vector<HardSentence> found_;
};

}  // namespace

std::vector<HardSentence> hard_sentences(std::string_view dutch) {
  Judge judge;
  for (const Sentence& sentence : sentences_of(dutch)) judge.look_at(sentence);
  return judge.take();
}

}  // namespace zuil
