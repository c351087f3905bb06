// SPDX-License-Identifier: EUPL-1.2
// The products of an appointment system become the choices of the question with measure "product".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/tool/choices_update.h"

namespace zuil {

enum class ProductSource { Qmatic, Jcc, Csv };

// The choice that stands for a product is found again by this id, whatever the product is called
// later: the code in lower case, with _ for what an id cannot have.
std::string product_id(std::string_view code);

// The products a visitor can have come for, in the order of the file, each once. Qmatic: `publicId`
// and `name` of what is active and publicEnabled. JCC: `id` and `description`, alone or within
// `activityList`; its `number` will go and is not used. CSV: code;label, or a first line that names
// the columns: code;nl;en.
Result<std::vector<SourceChoice>> read_products(ProductSource source, std::string_view text,
                                                const std::string& name,
                                                const std::string& language);

// CSV whose first line names its columns: code;en;fy…
Result<Translations> read_translations(std::string_view csv, const std::string& name);

// The questionnaire with its products up to date. `only` are the codes of those to show; empty:
// all. More than twelve that are shown at once are Invalid.
Result<QuestionnaireUpdate> update_products(const Document& questionnaire,
                                            std::vector<SourceChoice> products,
                                            const std::vector<std::string>& only,
                                            const ChoicesOptions& options);

}  // namespace zuil
