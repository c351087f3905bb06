// SPDX-License-Identifier: EUPL-1.2
// What the subcommands of zuil-config do: files in, files out, and what a person is told meanwhile.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/tool/imported.h"
#include "config/tool/products_import.h"
#include "kiosk/base/result.h"

namespace zuil {

// Where a result goes. Nothing that is there is replaced without a yes: from a person at a
// terminal, or by --yes.
struct Target {
  std::filesystem::path output;  // a new questionnaire; empty: standard output
  std::filesystem::path into;    // or the questionnaire that is brought up to date
  bool yes = false;
  bool dry_run = false;  // shows the changes and writes nothing
};

Result<void> run_import_xlsform(const std::filesystem::path& file, const std::string& language,
                                const Target& target);
Result<void> run_import_surveyjs(const std::filesystem::path& file, const std::string& id,
                                 const std::string& language, const Target& target);

struct UpdateOptions {
  std::string language;  // of the list; empty: the first of the questionnaire
  bool copy_labels = false;
  std::filesystem::path translations;  // CSV; or empty
};

// `source` is a file or an address.
Result<void> run_import_signalen(const std::string& source, const std::string& id,
                                 const UpdateOptions& options, const Target& target);
Result<void> run_import_products(ProductSource source, const std::filesystem::path& file,
                                 const std::vector<std::string>& only, const UpdateOptions& options,
                                 const Target& target);

struct TokensArguments {
  std::filesystem::path file;
  bool strict = false;
  std::filesystem::path logo;  // an SVG; or empty
  std::string logo_text;
};

// Writes a theme and, when there is a logo, that beside it under the same name.
Result<void> run_import_tokens(const TokensArguments& arguments, const Target& target,
                               const std::filesystem::path& data);

Result<void> run_export_xlsform(const std::filesystem::path& file, const Target& target);

}  // namespace zuil
