// SPDX-License-Identifier: EUPL-1.2
// What an XLSForm cannot say of a questionnaire stands in columns of our own, which other programs
// pass over: "zuil::<key>", "zuil::measure.kind" for a key within a key, and for a text in each
// language "zuil::thanks::Nederlands (nl)". A cell holds a text as it is, or JSON: true, 20, a
// list, a condition; a text that would be read as JSON is written as JSON itself. null: not there.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/tool/document.h"

namespace zuil {

struct OwnCell {
  std::string path;      // "measure.label"
  std::string language;  // tag; or empty
  std::string text;
};

// The cells that say `value` of the key `path`.
std::vector<OwnCell> own_cells(const std::string& path, const Document& value,
                               const std::vector<std::string>& languages);
// The cells that make `imported` what `wanted` is; keys of `but_for` are left alone.
std::vector<OwnCell> own_differences(const Document& wanted, const Document& imported,
                                     const std::vector<std::string>& languages,
                                     const std::vector<std::string>& but_for);

// Puts what the cells say in the object. False for a path with too many parts, or one that goes
// through what is no object.
bool apply_own_cell(const OwnCell& cell, Document& object);

// The value a cell says.
Document own_value(const std::string& text);

}  // namespace zuil
