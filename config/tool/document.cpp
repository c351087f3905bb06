// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/document.h"

#include "kiosk/base/file.h"
#include "kiosk/survey/constraint.h"
#include "kiosk/survey/questionnaire_json.h"

namespace zuil {
namespace {

constexpr std::size_t kWidth = 110;

std::string on_one_line(const Document& value) {
  if (!value.is_structured()) return value.dump();
  if (value.empty()) return value.is_array() ? "[]" : "{}";
  std::string line = value.is_array() ? "[" : "{ ";
  bool first = true;
  for (const auto& [key, member] : value.items()) {
    if (!std::exchange(first, false)) line += ", ";
    if (value.is_object()) line += Document(key).dump() + ": ";
    line += on_one_line(member);
  }
  return line + (value.is_array() ? "]" : " }");
}

// `before` characters stand on the line already; a comma may follow.
void append(std::string& text, const Document& value, std::size_t indent, std::size_t before) {
  const std::string line = on_one_line(value);
  const bool whole_document = indent == 0;
  if (!value.is_structured() || value.empty() ||
      (!whole_document && before + count_characters(line) + 1 <= kWidth)) {
    text += line;
    return;
  }
  const std::string margin(indent + 2, ' ');
  text += value.is_array() ? "[\n" : "{\n";
  bool first = true;
  for (const auto& [key, member] : value.items()) {
    if (!std::exchange(first, false)) text += ",\n";
    const std::string start = margin + (value.is_object() ? Document(key).dump() + ": " : "");
    text += start;
    append(text, member, indent + 2, count_characters(start));
  }
  text += "\n" + std::string(indent, ' ') + (value.is_array() ? "]" : "}");
}

}  // namespace

Result<Document> read_document(const std::filesystem::path& path) {
  ZUIL_TRY(const std::string text, read_file(path));
  ZUIL_CHECK(read_questionnaire(text, path.filename().string()));
  return Document::parse(text);  // cannot fail: it was read just now
}

std::string to_text(const Document& document) {
  std::string text;
  append(text, document, 0, 0);
  return text + "\n";
}

Result<void> check_document(const Document& document, const std::string& name) {
  ZUIL_CHECK(read_questionnaire(to_text(document), name));
  return {};
}

Result<void> write_document(const std::filesystem::path& path, const Document& document) {
  ZUIL_CHECK(check_document(document, path.filename().string()));
  return write_file(path, to_text(document));
}

Document same_in_all(const std::vector<std::string>& languages, const std::string& text) {
  Document texts = Document::object();
  for (const std::string& language : languages) texts[language] = text;
  return texts;
}

std::vector<std::string> languages_of(const Document& document) {
  return document.at("languages").get<std::vector<std::string>>();
}

}  // namespace zuil
