// SPDX-License-Identifier: EUPL-1.2
// A questionnaire as an XLSForm, so that it can be taken elsewhere. What an XLSForm cannot say
// stands in columns of our own (own_columns.h), so that import_xlsform() gives the very same
// questionnaire.
#pragma once

#include <string>

#include "config/tool/document.h"

namespace zuil {

// The bytes of the .xlsx. Refuses a document that read_questionnaire() refuses, and one that would
// not come back the same.
Result<std::string> export_xlsform(const Document& document, const std::string& name);

}  // namespace zuil
