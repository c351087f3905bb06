// SPDX-License-Identifier: EUPL-1.2
// A form of ODK, Kobo and their kin (xlsform.org) as a questionnaire: a strict subset. What is not
// in it is refused by sheet, row and column, all of it at once; nothing is dropped in silence.
#pragma once

#include <string>
#include <string_view>

#include "config/tool/imported.h"

namespace zuil {

struct XlsformOptions {
  // Of labels in a column without a language, where the settings do not name default_language.
  std::string language = "nl";
  // False: what comes out need not yet be a questionnaire that read_questionnaire() takes.
  bool checked = true;
};

// `bytes` of the .xlsx, `name` for the message. The error lists every place that cannot be
// imported, each with what to do about it.
Result<Imported> import_xlsform(std::string_view bytes, const std::string& name,
                                const XlsformOptions& options = {});

}  // namespace zuil
