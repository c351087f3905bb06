// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/surveyjs_texts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

// Members that hold a text.
constexpr std::array<std::string_view, 14> kTextMembers{"title",
                                                        "description",
                                                        "text",
                                                        "html",
                                                        "labelTrue",
                                                        "labelFalse",
                                                        "otherText",
                                                        "noneText",
                                                        "completedHtml",
                                                        "minRateDescription",
                                                        "maxRateDescription",
                                                        "otherPlaceholder",
                                                        "dontKnowText",
                                                        "requiredErrorText"};

// In the order of OwnText.
const std::map<std::string_view, std::array<std::string_view, 6>> kOwnTexts{
    {"nl", {"Ja", "Nee", "Anders, namelijk", "Geen van deze", "laagste", "hoogste"}},
    {"en", {"Yes", "No", "Other, namely", "None of these", "lowest", "highest"}},
    {"fy", {"Ja", "Nee", "Oars, nammentlik", "Gjin fan dizze", "leechste", "heechste"}},
    {"tr", {"Evet", "Hayır", "Diğer, şöyle", "Hiçbiri", "en düşük", "en yüksek"}},
    {"ar", {"نعم", "لا", "غير ذلك، وهو", "لا شيء مما سبق", "الأدنى", "الأعلى"}},
    {"pl", {"Tak", "Nie", "Inne, mianowicie", "Żadne z powyższych", "najniższa", "najwyższa"}},
    {"uk", {"Так", "Ні", "Інше, а саме", "Нічого з цього", "найнижча", "найвища"}},
    {"de", {"Ja", "Nein", "Andere, nämlich", "Keine davon", "niedrigste", "höchste"}},
    {"fr", {"Oui", "Non", "Autre, à savoir", "Aucune", "la plus basse", "la plus haute"}}};

// SurveyJS writes Ukrainian as "ua", and regions in lower case.
std::string language_of(const std::string& key, const std::string& plain) {
  if (key == "default") return plain;
  return key == "ua" ? "uk" : key;
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || std::isalpha(byte) != 0;
  });
}

std::string decoded(std::string_view entity) {
  static const std::map<std::string_view, std::string_view> known{
      {"amp", "&"},  {"lt", "<"},  {"gt", ">"},  {"quot", "\""},
      {"apos", "'"}, {"#39", "'"}, {"nbsp", " "}};
  const auto found = known.find(entity);
  return found == known.end() ? std::string() : std::string(found->second);
}

// What a tag leaves in the text; nothing when the tag is not a simple one.
tl::expected<std::string, std::string> of_tag(std::string_view tag) {
  std::string name;
  for (const char letter : tag.substr(tag.starts_with('/') ? 1 : 0)) {
    if (std::isalnum(static_cast<unsigned char>(letter)) == 0) break;
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  for (const char* emphasis : {"b", "i", "em", "strong", "u", "span"})
    if (name == emphasis) return std::string();
  for (const char* block : {"br", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6"})
    if (name == block) return std::string("\n");
  return tl::make_unexpected(name);
}

// No more than one empty line, none at the ends, no spaces around line ends.
std::string tidied(const std::string& text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '\n')
      while (result.ends_with(' ')) result.pop_back();
    const bool spare = (letter == ' ' && (result.ends_with(' ') || result.ends_with('\n'))) ||
                       (letter == '\n' && result.ends_with("\n\n"));
    if (!spare) result += letter;
  }
  return trimmed(result);
}

}  // namespace

std::vector<std::string> surveyjs_languages(const nlohmann::json& survey,
                                            const std::string& plain) {
  std::vector<std::string> languages{plain};
  std::vector<const nlohmann::json*> waiting{&survey};  // no recursion: a file may nest for ever
  while (!waiting.empty()) {
    const nlohmann::json& json = *waiting.back();
    waiting.pop_back();
    for (const auto& [key, value] : json.items()) {
      if (value.is_structured()) waiting.push_back(&value);
      const bool is_text =
          value.is_object() && json.is_object() &&
          std::find(kTextMembers.begin(), kTextMembers.end(), key) != kTextMembers.end();
      if (!is_text) continue;
      for (const auto& [tag, words] : value.items()) {
        const std::string language = language_of(tag, plain);
        if (words.is_string() &&
            std::find(languages.begin(), languages.end(), language) == languages.end())
          languages.push_back(language);
      }
    }
  }
  return languages;
}

Document surveyjs_text(const nlohmann::json& json, const std::string& plain,
                       const std::vector<std::string>& languages) {
  Document text = Document::object();
  if (json.is_object()) {
    for (const std::string& language : languages)
      for (const auto& [key, words] : json.items())
        if (language_of(key, plain) == language && words.is_string() &&
            !trimmed(words.get<std::string>()).empty())
          text[language] = trimmed(words.get<std::string>());
    return text;
  }
  const std::string words = json.is_string() ? trimmed(json.get<std::string>()) : json.dump();
  if (words.empty()) return text;
  return has_letters(words) ? same_in_all({plain}, words) : same_in_all(languages, words);
}

Result<std::string> without_tags(std::string_view html) {
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    const char letter = html[at];
    const auto end = html.find(letter == '<' ? '>' : ';', at);
    if (letter == '<') {
      if (end == std::string_view::npos) return fail(ErrorCode::Invalid, "a tag is not closed");
      const auto left = of_tag(html.substr(at + 1, end - at - 1));
      if (!left) return fail(ErrorCode::Invalid, "<" + left.error() + "> cannot be shown");
      text += *left;
      at = end + 1;
    } else if (letter == '&' && end != std::string_view::npos && end - at <= 8) {
      const std::string words = decoded(html.substr(at + 1, end - at - 1));
      if (words.empty())
        return fail(ErrorCode::Invalid,
                    std::string(html.substr(at, end - at + 1)) + " is not understood");
      text += words;
      at = end + 1;
    } else {
      text += letter == '\n' || letter == '\r' || letter == '\t' ? ' ' : letter;
      ++at;
    }
  }
  return tidied(text);
}

std::string own_text(OwnText which, std::string_view language) {
  const auto found = kOwnTexts.find(language);
  if (found == kOwnTexts.end()) return {};
  return std::string(found->second.at(static_cast<std::size_t>(which)));
}

}  // namespace zuil
