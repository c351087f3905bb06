// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/privacy_review.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "kiosk/survey/text_list.h"

namespace zuil {
namespace {

constexpr std::array<std::string_view, 30> kPersonal{"naam",
                                                     "namen",
                                                     "voornaam",
                                                     "achternaam",
                                                     "roepnaam",
                                                     "adres",
                                                     "woonadres",
                                                     "adressen",
                                                     "huisnummer",
                                                     "postcode",
                                                     "telefoon",
                                                     "telefoonnummer",
                                                     "mobielnummer",
                                                     "e-mail",
                                                     "email",
                                                     "e-mailadres",
                                                     "emailadres",
                                                     "mailadres",
                                                     "bsn",
                                                     "burgerservicenummer",
                                                     "geboortedatum",
                                                     "geboortedag",
                                                     "klantnummer",
                                                     "rekeningnummer",
                                                     "iban",
                                                     "persoonsgegevens",
                                                     "persoonlijke",
                                                     "telefoonnummers",
                                                     "e-mailadressen",
                                                     "contactgegevens"};
constexpr std::array<std::string_view, 4> kNot{"geen", "niet", "zonder", "nooit"};

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || byte >= 0x80;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_letter(small))
      words.back() += small;
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

template <std::size_t N>
bool holds_one_of(const std::vector<std::string>& words,
                  const std::array<std::string_view, N>& list) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  });
}

// What the sentences of a text say of personal data.
struct Wording {
  bool asks = false;
  bool warns = false;  // "Typ geen namen."
};

Wording wording_of(std::string_view dutch) {
  Wording wording;
  while (!dutch.empty()) {
    const auto sentence = dutch.substr(0, dutch.find_first_of(".!?\n"));
    dutch.remove_prefix(std::min(sentence.size() + 1, dutch.size()));
    const auto words = words_of(sentence);
    if (!holds_one_of(words, kPersonal)) continue;
    (holds_one_of(words, kNot) ? wording.warns : wording.asks) = true;
  }
  return wording;
}

class Reviewer {
 public:
  explicit Reviewer(const Questionnaire& questionnaire) : questionnaire_(questionnaire) {}

  std::vector<Finding> run() {
    for (std::size_t i = 0; i < questionnaire_.questions.size(); ++i) {
      const Question& question = questionnaire_.questions[i];
      if (!question.visible) continue;
      const std::string path = path_of_question(questionnaire_, i);
      if (question.type == QuestionType::Text) look_at_free_text(path, question);
      if (question.type == QuestionType::Info) look_at_wording(path, question);
    }
    return std::move(findings_);
  }

 private:
  void add(std::string path, std::string what, std::string mend, Severity severity) {
    findings_.push_back({std::move(path), std::move(what), std::move(mend), severity});
  }

  void look_at_free_text(const std::string& path, const Question& question) {
    if (!questionnaire_.free_text)
      add(path, "asks for free text, but the questionnaire says no purpose",
          "Add \"freeText\" with its \"purpose\" and \"retentionDays\", or remove the question.",
          Severity::Error);
    const Wording wording = look_at_wording(path, question);
    // One made of a choice has no hint; it asks for a word or two.
    if (!wording.warns && question.specifies.empty() && speaks_dutch())
      add(path + ".hint", "does not warn against typing personal data",
          "Say for instance: \"Typ geen namen of telefoonnummers.\"", Severity::Warning);
  }

  Wording look_at_wording(const std::string& path, const Question& question) {
    const Wording text = wording_of(question.text.in("nl"));
    const Wording hint = wording_of(question.hint.in("nl"));
    if (text.asks || hint.asks)
      add(path, "seems to ask for personal data outside a contact question",
          "Ask for it in a question of type \"contact\", or say it in another way.",
          Severity::Warning);
    return {.asks = text.asks || hint.asks, .warns = text.warns || hint.warns};
  }

  bool speaks_dutch() const {
    const auto& languages = questionnaire_.languages;
    return std::find(languages.begin(), languages.end(), "nl") != languages.end();
  }

  const Questionnaire& questionnaire_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> review_privacy(const Questionnaire& questionnaire) {
  return Reviewer(questionnaire).run();
}

}  // namespace zuil
