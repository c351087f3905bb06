// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/xlsform_texts.h"

#include <algorithm>

#include "config/tool/xlsform_words.h"
#include "kiosk/survey/constraint.h"

namespace zuil {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The mark-up in a label, by its first characters; empty when there is none.
std::string markup_in(std::string_view label) {
  for (std::size_t i = 0; i < label.size(); ++i) {
    const std::string_view rest = label.substr(i);
    const char next = rest.size() > 1 ? rest[1] : ' ';
    const bool tag = rest[0] == '<' && (is_letter(next) || next == '/' || next == '!');
    const bool line_start = i == 0 || label[i - 1] == '\n';
    const auto after_hashes = rest.find_first_not_of('#');
    const bool heading = line_start && rest[0] == '#' && after_hashes != std::string::npos &&
                         rest[after_hashes] == ' ';
    if (tag || heading || rest.starts_with("**") || rest.starts_with("](http"))
      return std::string(rest.substr(0, std::min<std::size_t>(rest.find('\n'), 12)));
  }
  return {};
}

bool is_text_key(std::string_view key) {
  return key == "label" || key == "hint" || key == "constraint_message";
}

}  // namespace

Result<std::string> text_of_label(const std::string& label, const FindQuestionId* find) {
  if (const std::string markup = markup_in(label); !markup.empty())
    return fail(ErrorCode::Invalid, "has mark-up, \"" + markup + "\", which is not supported",
                "Write the text without HTML and Markdown.");
  std::string text;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (label.compare(i, 2, "${") != 0) {
      if (label[i] == '{' || label[i] == '}')
        return fail(ErrorCode::Invalid, "has a brace, which stands for an answer",
                    "Write ${question} for an answer; else use other brackets.");
      text += label[i];
      continue;
    }
    const auto end = label.find('}', i);
    if (end == std::string::npos)
      return fail(ErrorCode::Invalid, "has a ${ that is not closed", "Write ${question}.");
    const std::string name = tidy(label.substr(i + 2, end - i - 2));
    if (find == nullptr)
      return fail(ErrorCode::Invalid, "has ${" + name + "}, which is not supported here",
                  "Answers can stand in the label and hint of a later question.");
    auto id = (*find)(name);
    if (!id)
      return fail(ErrorCode::Invalid, "${" + name + "} " + id.error().message, id.error().hint);
    text += "{" + *id + "}";
    i = end;
  }
  return text;
}

std::string label_of_text(
    const std::string& text,
    const std::function<std::optional<std::string>(const std::string&)>& name_of) {
  std::string label;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto end = text[i] == '{' ? text.find('}', i) : std::string::npos;
    const auto name =
        end == std::string::npos ? std::nullopt : name_of(text.substr(i + 1, end - i - 1));
    if (!name) {
      label += text[i];
      continue;
    }
    label += "${" + *name + "}";
    i = end;
  }
  return label;
}

FormTexts FormTexts::of(const std::vector<const FormSheet*>& sheets,
                        const std::string& default_language, const std::string& otherwise,
                        FormFindings& findings) {
  FormTexts texts;
  const std::string said = language_tag(default_language).value_or("");
  bool without_language = false;
  for (const FormSheet* sheet : sheets) {
    for (const FormColumn& column : sheet->columns()) {
      if (column.own || !is_text_key(column.key)) continue;
      const auto rows = sheet->rows();
      const auto written = std::find_if(rows.begin(), rows.end(),
                                        [&](int row) { return !sheet->at(row, column).empty(); });
      if (written == rows.end()) continue;
      const auto tag = language_tag(column.language);
      if (column.language.empty()) {
        without_language = true;
      } else if (!tag) {
        findings.refuse(sheet->refusal(sheet->header_row(), &column,
                                       "\"" + column.language + "\" is not a language we know",
                                       "Add its code: " + column.key + "::" + column.language +
                                           " (xx), with nl, en, fy, tr, ar, pl, uk …"));
      } else if (std::find(texts.languages_.begin(), texts.languages_.end(), *tag) ==
                 texts.languages_.end()) {
        texts.languages_.push_back(*tag);
      }
    }
  }
  texts.default_language_ = said;
  if (said.empty() && (without_language || texts.languages_.empty())) {
    texts.default_language_ = otherwise;
    if (without_language)
      findings.notes.push_back(
          "the form does not say in which language its labels are: " + otherwise +
          " was taken; write \"label::" + language_name(otherwise) +
          "\", or default_language in the settings");
  }
  auto& languages = texts.languages_;
  const auto first = std::find(languages.begin(), languages.end(), texts.default_language_);
  if (first != languages.end())
    std::rotate(languages.begin(), first, first + 1);
  else if (without_language || languages.empty())
    languages.insert(languages.begin(), texts.default_language_);
  return texts;
}

std::string FormTexts::language_of(const FormColumn& column) const {
  return column.language.empty() ? default_language_ : language_tag(column.language).value_or("");
}

bool FormTexts::is_written(const FormSheet& sheet, int row, std::string_view key) const {
  return std::any_of(sheet.columns().begin(), sheet.columns().end(), [&](const auto& column) {
    return !column.own && column.key == key && !sheet.at(row, column).empty();
  });
}

Document FormTexts::read(const FormSheet& sheet, int row, std::string_view key,
                         const FindQuestionId* find, FormFindings& findings) const {
  Document texts = Document::object();
  bool complete = true;
  const FormColumn* any_column = nullptr;
  std::map<std::string, const FormColumn*> columns;
  for (const FormColumn& column : sheet.columns()) {
    if (column.own || column.key != key) continue;
    any_column = any_column == nullptr ? &column : any_column;
    const std::string language = language_of(column);
    if (language.empty()) complete = false;  // refused at its header
    const std::string label = sheet.at(row, column);
    columns.try_emplace(language, &column);
    if (language.empty() || label.empty()) continue;
    auto text = text_of_label(label, find);
    if (!text) {
      findings.refuse(sheet.refusal(row, &column, text.error().message, text.error().hint));
      complete = false;
    } else if (texts.contains(language) && texts.at(language) != *text) {
      findings.refuse(sheet.refusal(row, &column, "is there twice, with different texts",
                                    "Keep one column for each language."));
      complete = false;
    } else {
      texts[language] = *text;
    }
  }
  if (!complete) return nullptr;
  for (const std::string& language : languages_) {
    if (texts.contains(language)) continue;
    const auto column = columns.find(language);
    findings.refuse(sheet.refusal(
        row, column == columns.end() ? any_column : column->second,
        "has no " + std::string(key) + " in " + language_name(language),
        "Write it in a column " + std::string(key) + "::" + language_name(language) + "."));
    complete = false;
  }
  return complete ? texts : Document(nullptr);
}

void apply_own_columns(const FormSheet& sheet, int row, const FormTexts& texts,
                       const std::vector<std::string>& but_for, Document& object,
                       FormFindings& findings) {
  for (const auto& [column, text] : sheet.own_cells(row)) {
    if (std::find(but_for.begin(), but_for.end(), column->key) != but_for.end()) continue;
    OwnCell cell{column->key, "", text};
    if (!column->language.empty()) cell.language = texts.language_of(*column);
    const bool unknown_language = !column->language.empty() && cell.language.empty();
    if (unknown_language || !apply_own_cell(cell, object))
      findings.refuse(sheet.refusal(row, column, "is not a column that can be understood",
                                    "Write it as an export does, or remove the column."));
  }
}

}  // namespace zuil
