// SPDX-License-Identifier: EUPL-1.2
// The languages of an XLSForm, and its texts in them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "config/tool/xlsform_sheet.h"

namespace zuil {

// What is wrong with a form, and what a person is to know of it.
struct FormFindings {
  std::vector<Refusal> refusals;
  std::vector<std::string> notes;

  void refuse(Refusal refusal) { refusals.push_back(std::move(refusal)); }
};

// The id of an earlier question with an answer; or why there is none.
using FindQuestionId = std::function<Result<std::string>(const std::string& name)>;

// A label as a text of ours: ${name} becomes {id}. Refuses HTML and Markdown, which the kiosk would
// show as they are written. Without `find` nothing may be filled in.
Result<std::string> text_of_label(const std::string& label, const FindQuestionId* find);
// The reverse: {id} becomes ${name} where `name_of` knows the id.
std::string label_of_text(
    const std::string& text,
    const std::function<std::optional<std::string>(const std::string&)>& name_of);

class FormTexts {
 public:
  // Languages are those in which something is written, the default first.
  static FormTexts of(const std::vector<const FormSheet*>& sheets,
                      const std::string& default_language, const std::string& otherwise,
                      FormFindings& findings);

  const std::vector<std::string>& languages() const { return languages_; }
  // The language of a column; refused where it is not known.
  std::string language_of(const FormColumn& column) const;
  bool is_written(const FormSheet& sheet, int row, std::string_view key) const;
  // The text in every language; null, with refusals, when it is not there or misses one.
  Document read(const FormSheet& sheet, int row, std::string_view key, const FindQuestionId* find,
                FormFindings& findings) const;

 private:
  std::vector<std::string> languages_;
  std::string default_language_;
};

// Puts what our own columns of that row say in the object; `but_for` are paths handled elsewhere.
void apply_own_columns(const FormSheet& sheet, int row, const FormTexts& texts,
                       const std::vector<std::string>& but_for, Document& object,
                       FormFindings& findings);

}  // namespace zuil
