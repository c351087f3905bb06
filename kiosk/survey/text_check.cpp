// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/survey/text_check.h"

#include <algorithm>
#include <iterator>

#include "kiosk/survey/constraint.h"

namespace zuil {

void Findings::add(std::string path, std::string what, std::string mend) {
  findings_.push_back({std::move(path), std::move(what), std::move(mend)});
}

void Findings::add(std::vector<Finding> findings) {
  std::move(findings.begin(), findings.end(), std::back_inserter(findings_));
}

void Findings::check_text(const std::string& path, const LocalText& text, std::size_t most) {
  const auto& offered = questionnaire_.languages;
  for (const std::string& language : offered)
    if (!text.all().contains(language))
      add(path + "." + language, "is missing",
          "Write the text in this language too, or take the language out of \"languages\".");
  for (const auto& [language, words] : text.all()) {
    const std::string where = path + "." + language;
    if (std::find(offered.begin(), offered.end(), language) == offered.end())
      add(where, "is in a language that is not offered",
          "Add the language to \"languages\", or remove this text.");
    if (trimmed(words).empty()) add(where, "is empty", "Write the text.");
    if (!is_plain_text(words))
      add(where, "holds control characters", "Type the text again without them.");
    else if (count_characters(words) > most)
      add(where, "is longer than " + std::to_string(most) + " characters",
          "Shorten it: it must fit one screen in large type.");
  }
}

void Findings::check_optional_text(const std::string& path, const LocalText& text,
                                   std::size_t most) {
  if (!text.empty()) check_text(path, text, most);
}

void Findings::check_id(const std::string& path, std::string_view id) {
  if (!is_id(id)) add(path, "is not an id", "Use 1 to 64 of: a-z 0-9 _");
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

std::string at(const std::string& list, std::size_t index) {
  return list + "[" + std::to_string(index) + "]";
}

}  // namespace zuil
