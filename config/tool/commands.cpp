// SPDX-License-Identifier: EUPL-1.2
#include "config/tool/commands.h"

#include <iostream>

#include <unistd.h>

#include "config/tool/fetch.h"
#include "config/tool/signalen_import.h"
#include "config/tool/surveyjs_import.h"
#include "config/tool/tokens_import.h"
#include "config/tool/xlsform_export.h"
#include "config/tool/xlsform_import.h"
#include "kiosk/base/file.h"
#include "kiosk/base/json_reader.h"
#include "kiosk/stage/font.h"

namespace zuil {
namespace {

// A name that a person gave; what is at it is read whole.
Result<std::string> read_source(const std::filesystem::path& file) {
  auto text = read_file(file);
  if (!text && text.error().hint.empty()) text.error().hint = "Check the name of the file.";
  return text;
}

// From a person at a terminal, or by --yes.
Result<void> agree(const Target& target, const std::string& what) {
  if (target.yes) return {};
  if (isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0) {
    std::cerr << what << " [j/N] " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    if (answer == "j" || answer == "ja" || answer == "y" || answer == "yes") return {};
    return fail(ErrorCode::Refused, "nothing was written");
  }
  return fail(ErrorCode::Refused, what + " There is nobody to ask, so nothing was written",
              "Give --yes where that is meant, or --dry-run to only look.");
}

void print_notes(std::ostream& out, const std::vector<std::string>& notes) {
  if (notes.empty()) return;
  out << "To do before it is used:\n";
  for (const std::string& note : notes) out << "  - " << note << "\n";
}

// A new questionnaire.
Result<void> deliver(const Imported& imported, const Target& target) {
  const std::string name = target.output.empty() ? "the questionnaire" : target.output.string();
  ZUIL_CHECK(check_document(imported.document, name));
  if (target.output.empty() || target.dry_run) {
    std::cout << to_text(imported.document);
    print_notes(std::cerr, imported.notes);
    return {};
  }
  if (std::filesystem::is_regular_file(target.output))
    ZUIL_CHECK(agree(target, target.output.string() + " is there already. Replace it?"));
  ZUIL_CHECK(write_document(target.output, imported.document));
  std::cout << "Written: " << target.output.string() << "\n";
  print_notes(std::cout, imported.notes);
  return {};
}

// Changes to the questionnaire `target.into`.
Result<void> deliver(const QuestionnaireUpdate& update, const Target& target) {
  const std::string name = target.into.string();
  ZUIL_CHECK(check_document(update.document, name));
  std::cout << name << (update.changes.empty() ? ": nothing changes\n" : ":\n");
  for (const std::string& change : update.changes) std::cout << "  " << change << "\n";
  print_notes(std::cout, update.notes);
  std::cout << std::flush;
  if (update.changes.empty() || target.dry_run) return {};
  ZUIL_CHECK(agree(target, "Write these changes to " + name + "?"));
  ZUIL_CHECK(write_document(target.into, update.document));
  std::cout << "Written: " << name << "\n";
  return {};
}

Result<ChoicesOptions> choices_options(const Document& document, const UpdateOptions& options) {
  ChoicesOptions made;
  made.language = options.language.empty() ? languages_of(document).front() : options.language;
  made.copy_labels = options.copy_labels;
  if (!options.translations.empty()) {
    ZUIL_TRY(const std::string csv, read_source(options.translations));
    ZUIL_TRY(made.translations, read_translations(csv, options.translations.filename().string()));
  }
  return made;
}

Result<void> agree_to_replace(const Target& target, const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) return {};
  return agree(target, file.string() + " is there already. Replace it?");
}

// The theme and its logo, both or neither.
Result<void> write_theme(const Theme& theme, const Target& target) {
  std::filesystem::path logo;
  if (theme.logo) logo = std::filesystem::path(target.output).replace_extension(".svg");
  const std::string text = to_text(theme_document(theme, logo.filename().string()));
  const bool same = !theme.logo || read_file(logo).value_or("") == theme.logo->svg;
  ZUIL_CHECK(agree_to_replace(target, target.output));
  if (!same) {
    ZUIL_CHECK(agree_to_replace(target, logo));
    ZUIL_CHECK(write_file(logo, theme.logo->svg));
  }
  ZUIL_CHECK(write_file(target.output, text));
  ZUIL_CHECK(read_theme(target.output));
  std::cout << "Written: " << target.output.string() << (same ? "" : " and " + logo.string())
            << "\n";
  return {};
}

void print_lines(const char* title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  std::cerr << title << "\n";
  for (const std::string& line : lines) std::cerr << "  " << line << "\n";
}

Result<std::vector<nlohmann::json>> read_pages(const std::string& source) {
  if (is_url(source)) return fetch_pages(source);
  ZUIL_TRY(const std::string text, read_source(source));
  std::vector<nlohmann::json> pages;
  ZUIL_TRY(pages.emplace_back(), parse_json(text, source));
  if (const std::string next = next_page(pages.front()); !next.empty())
    return fail(ErrorCode::Invalid,
                source + ": is only a part of the list, which goes on at " + next,
                "Give the address of the list instead of a file, so that all of it is read.");
  return pages;
}

}  // namespace

Result<void> run_import_xlsform(const std::filesystem::path& file, const std::string& language,
                                const Target& target) {
  ZUIL_TRY(const std::string bytes, read_source(file));
  XlsformOptions options;
  if (!language.empty()) options.language = language;
  ZUIL_TRY(const Imported imported, import_xlsform(bytes, file.filename().string(), options));
  return deliver(imported, target);
}

Result<void> run_import_surveyjs(const std::filesystem::path& file, const std::string& id,
                                 const std::string& language, const Target& target) {
  ZUIL_TRY(const std::string text, read_source(file));
  const std::string made = id.empty() ? make_id(file.stem().string(), "vragenlijst") : id;
  ZUIL_TRY(const Imported imported,
           import_surveyjs(text, file.filename().string(), {made, language}));
  return deliver(imported, target);
}

Result<void> run_import_signalen(const std::string& source, const std::string& id,
                                 const UpdateOptions& options, const Target& target) {
  ZUIL_TRY(const auto pages, read_pages(source));
  ZUIL_TRY(const Reasons reasons, read_reasons(pages, source));
  if (target.into.empty()) {
    ZUIL_TRY(const Imported imported,
             import_reasons(reasons, id, options.language.empty() ? "nl" : options.language));
    return deliver(imported, target);
  }
  ZUIL_TRY(const Document document, read_document(target.into));
  ZUIL_TRY(const ChoicesOptions choices, choices_options(document, options));
  ZUIL_TRY(const auto update, update_reasons(document, reasons, choices));
  return deliver(update, target);
}

Result<void> run_import_products(ProductSource source, const std::filesystem::path& file,
                                 const std::vector<std::string>& only, const UpdateOptions& options,
                                 const Target& target) {
  ZUIL_TRY(const Document document, read_document(target.into));
  ZUIL_TRY(ChoicesOptions choices, choices_options(document, options));
  ZUIL_TRY(const std::string text, read_source(file));
  ZUIL_TRY(auto products, read_products(source, text, file.filename().string(), choices.language));
  ZUIL_TRY(const auto update, update_products(document, std::move(products), only, choices));
  return deliver(update, target);
}

Result<void> run_import_tokens(const TokensArguments& arguments, const Target& target,
                               const std::filesystem::path& data) {
  if (!arguments.logo.empty() && (target.output.empty() || arguments.logo_text.empty()))
    return fail(
        ErrorCode::Invalid, "a logo needs --out and --logo-text",
        "Say what the logo says, for who does not see it: --logo-text \"Gemeente Voorbeeld\".");
  ZUIL_TRY(const std::string text, read_source(arguments.file));
  ZUIL_TRY(const Theme ours, read_theme(data / "assets" / "themes" / "default.json"));
  ZUIL_TRY(ImportedTheme imported,
           import_tokens(text, arguments.file.filename().string(), ours,
                         {.strict = arguments.strict, .has_font = has_font}));
  if (!arguments.logo.empty()) {
    ZUIL_TRY(imported.theme.logo, read_logo(arguments.logo));
    imported.theme.logo->text = arguments.logo_text;
  }
  print_lines("Taken from the tokens:", imported.found);
  print_lines("Too faint to read, and mended:", imported.mended);
  print_lines("Notice:", imported.notices);
  if (!target.output.empty()) return write_theme(imported.theme, target);
  std::cout << to_text(theme_document(imported.theme, ""));
  return {};
}

Result<void> run_export_xlsform(const std::filesystem::path& file, const Target& target) {
  ZUIL_TRY(const Document document, read_document(file));
  ZUIL_TRY(const std::string bytes, export_xlsform(document, file.filename().string()));
  if (std::filesystem::is_regular_file(target.output))
    ZUIL_CHECK(agree(target, target.output.string() + " is there already. Replace it?"));
  ZUIL_CHECK(write_file(target.output, bytes));
  std::cout << "Written: " << target.output.string() << "\n";
  return {};
}

}  // namespace zuil
