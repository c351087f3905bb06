// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xlsform_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace zuil {
namespace {

struct LanguageName {
  std::string_view name;  // lower case
  std::string_view tag;
};
// The first name of a language is the one we write.
constexpr std::array kLanguages{
    LanguageName{"nederlands", "nl"},  LanguageName{"english", "en"},
    LanguageName{"frysk", "fy"},       LanguageName{"türkçe", "tr"},
    LanguageName{"العربية", "ar"},     LanguageName{"polski", "pl"},
    LanguageName{"українська", "uk"},  LanguageName{"deutsch", "de"},
    LanguageName{"français", "fr"},    LanguageName{"español", "es"},
    LanguageName{"português", "pt"},   LanguageName{"italiano", "it"},
    LanguageName{"papiamentu", "pap"}, LanguageName{"dutch", "nl"},
    LanguageName{"engels", "en"},      LanguageName{"fries", "fy"},
    LanguageName{"frisian", "fy"},     LanguageName{"turkish", "tr"},
    LanguageName{"turks", "tr"},       LanguageName{"arabic", "ar"},
    LanguageName{"arabisch", "ar"},    LanguageName{"polish", "pl"},
    LanguageName{"pools", "pl"},       LanguageName{"ukrainian", "uk"},
    LanguageName{"oekraïens", "uk"},   LanguageName{"german", "de"},
    LanguageName{"duits", "de"},       LanguageName{"french", "fr"},
    LanguageName{"frans", "fr"},       LanguageName{"francais", "fr"},
    LanguageName{"spanish", "es"},     LanguageName{"spaans", "es"},
    LanguageName{"espanol", "es"},     LanguageName{"portuguese", "pt"},
    LanguageName{"italian", "it"},     LanguageName{"swahili", "sw"},
    LanguageName{"russian", "ru"},     LanguageName{"nepali", "ne"},
    LanguageName{"hindi", "hi"},       LanguageName{"amharic", "am"},
    LanguageName{"somali", "so"},      LanguageName{"tigrinya", "ti"},
    LanguageName{"farsi", "fa"},       LanguageName{"persian", "fa"},
    LanguageName{"dari", "fa"},        LanguageName{"pashto", "ps"},
    LanguageName{"chinese", "zh"},     LanguageName{"indonesian", "id"}};

constexpr std::array<std::pair<std::string_view, FormType>, 17> kTypes{{
    {"text", FormType::Text},
    {"string", FormType::Text},
    {"integer", FormType::Integer},
    {"int", FormType::Integer},
    {"decimal", FormType::Decimal},
    {"date", FormType::Date},
    {"note", FormType::Note},
    {"acknowledge", FormType::Acknowledge},
    {"trigger", FormType::Acknowledge},
    {"range", FormType::Range},
    {"begin group", FormType::BeginGroup},
    {"begin_group", FormType::BeginGroup},
    {"end group", FormType::EndGroup},
    {"end_group", FormType::EndGroup},
    {"q string", FormType::Text},
    {"add text prompt", FormType::Text},
    {"add note prompt", FormType::Note},
}};

// The longest first: "select one from" before "select one".
constexpr std::array<std::pair<std::string_view, FormType>, 8> kSelects{{
    {"add select multiple prompt using ", FormType::SelectMultiple},
    {"add select one prompt using ", FormType::SelectOne},
    {"select all that apply from ", FormType::SelectMultiple},
    {"select all that apply ", FormType::SelectMultiple},
    {"select multiple ", FormType::SelectMultiple},
    {"select one from ", FormType::SelectOne},
    {"select one ", FormType::SelectOne},
    {"select1 ", FormType::SelectOne},
}};

constexpr std::array<std::string_view, 3> kOrOther{" or_other", " or other", " or specify other"};

using Texts = std::map<std::string_view, std::string_view>;
const Texts kOther{{"nl", "Iets anders"},   {"en", "Something else"}, {"fy", "Wat oars"},
                   {"tr", "Başka bir şey"}, {"ar", "شيء آخر"},        {"pl", "Coś innego"},
                   {"uk", "Щось інше"}};
const Texts kSpecifyOther{{"nl", "Kunt u dat in een paar woorden zeggen?"},
                          {"en", "Could you say that in a few words?"},
                          {"fy", "Kinne jo dat yn in pear wurden sizze?"},
                          {"tr", "Bunu birkaç kelimeyle anlatır mısınız?"},
                          {"ar", "هل يمكنك توضيح ذلك ببضع كلمات؟"},
                          {"pl", "Proszę opisać to w kilku słowach."},
                          {"uk", "Опишіть це кількома словами."}};
const Texts kLeastMark{{"nl", "zeer slecht"}, {"en", "very poor"}, {"fy", "tige min"},
                       {"tr", "çok kötü"},    {"ar", "سيئ جدًا"},   {"pl", "bardzo źle"},
                       {"uk", "дуже погано"}};
const Texts kMostMark{{"nl", "uitstekend"}, {"en", "excellent"}, {"fy", "poerbêst"},
                      {"tr", "mükemmel"},   {"ar", "ممتاز"},     {"pl", "znakomicie"},
                      {"uk", "відмінно"}};
const Texts kWrongAnswer{
    {"nl", "Dit antwoord kan niet. Kijk nog eens naar de vraag."},
    {"en", "This answer is not possible. Please look at the question again."},
    {"fy", "Dit antwurd kin net. Sjoch noch ris nei de fraach."},
    {"tr", "Bu yanıt mümkün değil. Lütfen soruya tekrar bakın."},
    {"ar", "هذه الإجابة غير ممكنة. يُرجى قراءة السؤال مرة أخرى."},
    {"pl", "Ta odpowiedź nie jest możliwa. Proszę jeszcze raz przeczytać pytanie."},
    {"uk", "Така відповідь неможлива. Прочитайте запитання ще раз."}};

const Texts& texts_of(OurText text) {
  switch (text) {
    case OurText::Other:
      return kOther;
    case OurText::SpecifyOther:
      return kSpecifyOther;
    case OurText::LeastMark:
      return kLeastMark;
    case OurText::MostMark:
      return kMostMark;
    case OurText::WrongAnswer:
      break;
  }
  return kWrongAnswer;
}

// "nl", "zh-Hant"; as questionnaire_check wants it.
bool is_tag(std::string_view text) {
  const auto dash = std::min(text.find('-'), text.size());
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_tag_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return dash >= 2 && dash <= 3 && text.size() <= 35 && !text.ends_with('-') &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(dash), is_letter) &&
         std::all_of(text.begin(), text.end(), is_tag_part);
}

std::optional<std::string> known_tag(const std::string& lower_name) {
  for (const auto& [known, tag] : kLanguages)
    if (known == lower_name) return std::string(tag);
  return std::nullopt;
}

}  // namespace

std::string tidy(std::string_view text) {
  std::string tidied;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i, 2) == "\u00A0";
    const bool space = no_break || std::string_view(" \t\r\n").find(text[i]) != std::string::npos;
    if (no_break) ++i;
    if (!space)
      tidied += text[i];
    else if (!tidied.empty() && tidied.back() != ' ')
      tidied += ' ';
  }
  if (tidied.ends_with(' ')) tidied.pop_back();
  return tidied;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::optional<std::string> language_tag(std::string_view name) {
  const std::string plain = tidy(name);
  if (const auto open = plain.rfind('('); open != std::string::npos && plain.ends_with(')')) {
    std::string tag = tidy(plain.substr(open + 1, plain.size() - open - 2));
    auto named = known_tag(lower_case(tidy(plain.substr(0, open))));
    const bool country = !is_tag(tag) || tag == "uk" || tag == "us";  // English (UK)
    if (named && country) return named;
    if (!is_tag(tag)) tag = lower_case(tag);
    if (is_tag(tag)) return tag;
    return std::nullopt;
  }
  const std::string lower = lower_case(plain);
  if (auto named = known_tag(lower)) return named;
  if (is_tag(plain)) return plain;
  if (is_tag(lower) && lower.size() <= 3) return lower;
  return std::nullopt;
}

std::string language_name(const std::string& tag) {
  for (const auto& [known, known_tag] : kLanguages) {
    if (known_tag != tag) continue;
    std::string name(known);
    if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name + " (" + tag + ")";
  }
  return tag + " (" + tag + ")";
}

std::optional<FormTypeCell> read_form_type(std::string_view cell) {
  std::string text = tidy(cell);
  std::string lower = lower_case(text);
  for (const auto& [name, type] : kTypes)
    if (lower == name) return FormTypeCell{type, "", false};
  // "select_one" and "select one" are the same; the name of a list keeps its underscores.
  for (const std::string_view word : {"select_one", "select_multiple", "select_one_from"})
    if (lower.starts_with(std::string(word) + " "))
      std::replace(lower.begin(), lower.begin() + static_cast<std::ptrdiff_t>(word.size()), '_',
                   ' ');
  FormTypeCell found;
  for (const std::string_view ending : kOrOther) {
    if (!lower.ends_with(ending)) continue;
    found.or_other = true;
    text.resize(text.size() - ending.size());
    lower.resize(text.size());
    break;
  }
  for (const auto& [name, type] : kSelects) {
    if (!lower.starts_with(name)) continue;
    found.type = type;
    found.list = text.substr(name.size());
    // A second word would be an option that we do not know.
    if (found.list.empty() || found.list.find(' ') != std::string::npos) return std::nullopt;
    return found;
  }
  return std::nullopt;
}

std::string mend_for_type(std::string_view cell) {
  const std::string lower = lower_case(tidy(cell));
  for (const std::string_view metadata :
       {"start", "end", "today", "deviceid", "device id", "username", "user name", "phonenumber",
        "email", "audit", "subscriberid", "simserial", "imei", "start-geopoint", "background-audio",
        "get start time", "get end time", "get today", "get device id"})
    if (lower == metadata)
      return "Remove this row; the kiosk records no such thing. To ask for it, use text.";
  if (lower == "phone number")
    return "Write text here, contact in a column zuil::type and phone in a column zuil::contact.";
  if (lower.starts_with("calculate") || lower.starts_with("hidden"))
    return "Remove this row, and write the condition itself where its outcome is used.";
  if (lower.find("repeat") != std::string::npos)
    return "Ask the questions once, in a group: begin_group … end_group.";
  if (lower.starts_with("rank")) return "Ask for the most important one: select_one.";
  if (lower.starts_with("select"))
    return "Write select_one or select_multiple, then the name of a list on the sheet choices.";
  return "Use one of: select_one, select_multiple, text, integer, decimal, date, note, "
         "acknowledge, range, begin_group, end_group.";
}

std::optional<bool> read_yes_no(std::string_view cell) {
  const std::string lower = lower_case(tidy(cell));
  for (const std::string_view yes : {"yes", "true", "true()", "1"})
    if (lower == yes) return true;
  for (const std::string_view no : {"", "no", "false", "false()", "0"})
    if (lower == no) return false;
  return std::nullopt;
}

std::optional<double> read_number(std::string_view cell) {
  double number = 0;
  const char* end = cell.data() + cell.size();
  const auto [stop, error] = std::from_chars(cell.data(), end, number, std::chars_format::fixed);
  if (cell.empty() || error != std::errc() || stop != end) return std::nullopt;
  return number;
}

Document our_text(OurText text, const std::vector<std::string>& languages,
                  std::vector<std::string>& untranslated) {
  const Texts& texts = texts_of(text);
  Document local = Document::object();
  for (const std::string& language : languages) {
    const auto found = texts.find(language);
    local[language] = found == texts.end() ? texts.at("en") : found->second;
    if (found == texts.end()) untranslated.push_back(language);
  }
  return local;
}

}  // namespace zuil
