// SPDX-License-Identifier: EUPL-1.2
// The words of an XLSForm: its names for languages, types and columns; and ours for what it leaves
// to the program that shows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/tool/document.h"

namespace zuil {

// White space at both ends gone, and in between made single spaces; a no-break space is one too.
std::string tidy(std::string_view text);
std::string lower_case(std::string_view text);  // of ASCII

// "Nederlands (nl)", "nederlands", "Dutch" and "nl" are nl. Nothing for a name we do not know.
std::optional<std::string> language_tag(std::string_view name);
// "Nederlands (nl)"; for a language whose name we do not know "zgh (zgh)".
std::string language_name(const std::string& tag);

enum class FormType {
  SelectOne,
  SelectMultiple,
  Text,
  Integer,
  Decimal,
  Date,
  Note,
  Acknowledge,
  Range,
  BeginGroup,
  EndGroup
};

struct FormTypeCell {
  FormType type = FormType::Text;
  std::string list;  // selects
  bool or_other = false;
};
// Reads "select_one colours or_other", also as it was written ten years ago: "select one from
// colours or specify other". Nothing for a type that is not supported.
std::optional<FormTypeCell> read_form_type(std::string_view cell);
// What else to do about a type that is not supported.
std::string mend_for_type(std::string_view cell);

// "yes", "TRUE", "true()", "1"; "no", "false()", "0" and nothing at all. Nothing for an expression.
std::optional<bool> read_yes_no(std::string_view cell);
// "0.5"; nothing for what is no number.
std::optional<double> read_number(std::string_view cell);

// A text of ours in these languages; in English where we have none, and the language is then added
// to `untranslated`.
enum class OurText { Other, SpecifyOther, LeastMark, MostMark, WrongAnswer };
Document our_text(OurText text, const std::vector<std::string>& languages,
                  std::vector<std::string>& untranslated);

}  // namespace zuil
