// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/imported.h"

#include <array>
#include <map>

namespace zuil {
namespace {

using Texts = std::map<std::string_view, std::string_view>;

const Texts kInvitation{{"nl", "Wilt u ons een paar vragen beantwoorden?"},
                        {"en", "Would you answer a few questions for us?"},
                        {"fy", "Wolle jo ús in pear fragen beantwurdzje?"},
                        {"tr", "Birkaç sorumuzu yanıtlar mısınız?"},
                        {"ar", "هل تودّ الإجابة عن بعض أسئلتنا؟"},
                        {"pl", "Czy odpowiedzą Państwo na kilka naszych pytań?"},
                        {"uk", "Дасте відповідь на кілька наших запитань?"}};
const Texts kInvitationHint{
    {"nl", "Het duurt een paar minuten."}, {"en", "It takes a few minutes."},
    {"fy", "It duorret in pear minuten."}, {"tr", "Birkaç dakika sürer."},
    {"ar", "يستغرق ذلك بضع دقائق."},       {"pl", "To zajmie kilka minut."},
    {"uk", "Це займе кілька хвилин."}};
const Texts kThanks{{"nl", "Wij gebruiken uw antwoorden om onze dienstverlening te verbeteren."},
                    {"en", "We use your answers to improve our service."},
                    {"fy", "Wy brûke jo antwurden om ús tsjinstferliening te ferbetterjen."},
                    {"tr", "Yanıtlarınızı hizmetimizi iyileştirmek için kullanıyoruz."},
                    {"ar", "نستخدم إجاباتك لتحسين خدماتنا."},
                    {"pl", "Państwa odpowiedzi pomagają nam ulepszać nasze usługi."},
                    {"uk", "Ми використовуємо ваші відповіді, щоб покращити наші послуги."}};
const Texts kPurpose{{"nl", "Wij lezen uw woorden om onze dienstverlening te verbeteren."},
                     {"en", "We read your words to improve our service."},
                     {"fy", "Wy lêze jo wurden om ús tsjinstferliening te ferbetterjen."},
                     {"tr", "Yazdıklarınızı hizmetimizi iyileştirmek için okuyoruz."},
                     {"ar", "نقرأ ما تكتبه لتحسين خدماتنا."},
                     {"pl", "Czytamy Państwa słowa, aby ulepszać nasze usługi."},
                     {"uk", "Ми читаємо ваші слова, щоб покращити наші послуги."}};

constexpr std::array kOrder{
    "$schema",        "id",          "title",    "languages", "invitation",
    "invitationHint", "thanks",      "promises", "reference", "urgent",
    "partialAnswers", "idleSeconds", "speech",   "freeText",  "openingHours",
    "validFrom",      "validUntil",  "sections", "questions"};

bool asks_in_words(const Document& document) {
  for (const auto& question : document.at("questions")) {
    if (question.value("type", "") == "text") return true;
    for (const auto& choice : question.value("choices", Document::array()))
      if (choice.contains("specify")) return true;
  }
  return false;
}

// Our text in each language, and a note.
Document ours(Imported& imported, const std::string& path, const Texts& texts,
              std::string_view what_to_do) {
  Document text = Document::object();
  std::string in_english;
  for (const std::string& language : languages_of(imported.document)) {
    const auto found = texts.find(language);
    const auto& [ignored, words] = found == texts.end() ? *texts.find("en") : *found;
    text[language] = words;
    if (found == texts.end()) in_english += (in_english.empty() ? "" : ", ") + language;
  }
  std::string note = path + " is a general text of ours: " + std::string(what_to_do);
  if (!in_english.empty()) note += "; it is in ENGLISH, to be translated, for: " + in_english;
  imported.notes.push_back(std::move(note));
  return text;
}

Document in_reading_order(const Document& document) {
  Document ordered = Document::object();
  for (const char* key : kOrder)
    if (document.contains(key)) ordered[key] = document.at(key);
  for (const auto& [key, value] : document.items())
    if (!ordered.contains(key)) ordered[key] = value;
  return ordered;
}

}  // namespace

void fill_in(Imported& imported) {
  Document& document = imported.document;
  if (!document.contains("title")) {
    document["title"] = same_in_all(languages_of(document), document.value("id", ""));
    imported.notes.emplace_back("$.title is only the id: give the questionnaire a name");
  }
  const auto give = [&](const char* key, const Texts& texts, std::string_view what_to_do) {
    if (!document.contains(key))
      document[key] = ours(imported, std::string("$.") + key, texts, what_to_do);
  };
  give("invitation", kInvitation, "write what invites a visitor to begin");
  give("invitationHint", kInvitationHint, "write how long it takes, and whether it is anonymous");
  give("thanks", kThanks, "write what happens with the answers");
  if (!document.contains("freeText") && asks_in_words(document)) {
    document["freeText"]["purpose"] =
        ours(imported, "$.freeText.purpose", kPurpose, "write why words are asked for");
    document["freeText"]["retentionDays"] = 365;
    imported.notes.emplace_back(
        "$.freeText.retentionDays is 365: write how long your retention schedule allows");
  }
  document = in_reading_order(document);
}

}  // namespace zuil
