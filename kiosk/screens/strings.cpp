// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/screens/strings.h"

#include <stdexcept>

#include "kiosk/base/file.h"
#include "kiosk/base/json_reader.h"

namespace zuil {

Result<Strings> Strings::read(const std::filesystem::path& folder) {
  Strings strings;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".json") continue;
    ZUIL_TRY(const std::string text, read_file(entry.path()));
    ZUIL_TRY(const auto document, parse_json(text, entry.path().string()));
    const JsonReader file(document, entry.path().string());
    if (!document.is_object()) return file.fail_here("must be an object {…}");
    Texts& texts = strings.by_language_[entry.path().stem().string()];
    for (const auto& [key, ignored] : document.items()) {
      ZUIL_TRY(const JsonReader member, file.member(key));
      ZUIL_TRY(texts[key], member.non_empty_string());
    }
  }
  if (strings.by_language_.empty())
    return fail(ErrorCode::NotFound, folder.string() + ": no texts of the program are there",
                "Install the package again, or set ZUIL_DATADIR.");
  for (const auto& [language, texts] : strings.by_language_)
    for (const auto& [other_language, other_texts] : strings.by_language_)
      for (const auto& [key, ignored] : other_texts)
        if (!texts.contains(key))
          return fail(ErrorCode::Invalid,
                      (folder / (language + ".json")).string() + ": \"" + key + "\" is missing; " +
                          other_language + ".json has it",
                      "Translate it.");
  return strings;
}

bool Strings::has_language(std::string_view language) const {
  return by_language_.contains(language);
}

std::vector<std::string> Strings::languages() const {
  std::vector<std::string> languages;
  for (const auto& [language, ignored] : by_language_) languages.push_back(language);
  return languages;
}

const std::string* Strings::find(std::string_view language, std::string_view key) const {
  const auto texts = by_language_.find(language);
  if (texts == by_language_.end()) return nullptr;
  const auto text = texts->second.find(key);
  return text == texts->second.end() ? nullptr : &text->second;
}

const std::string& Strings::text(std::string_view language, std::string_view key) const {
  if (const std::string* text = find(language, key)) return *text;
  throw std::out_of_range("no text \"" + std::string(key) + "\" in \"" + std::string(language) +
                          "\"");
}

std::string Strings::text(std::string_view language, std::string_view key,
                          const std::vector<std::pair<std::string, std::string>>& values) const {
  std::string text = this->text(language, key);
  for (const auto& [name, value] : values) {
    const std::string mark = "{" + name + "}";
    if (const auto at = text.find(mark); at != std::string::npos)
      text.replace(at, mark.size(), value);
  }
  return text;
}

}  // namespace zuil
