// SPDX-License-Identifier: EUPL-1.2
// zuil-config: the command line.
#include <functional>
#include <iostream>
#include <map>

#include <CLI/CLI.hpp>
#include <sysexits.h>

#include "config/tool/check.h"
#include "config/tool/commands.h"
#include "config/tool/preview.h"
#include "kiosk/base/file.h"

namespace zuil {
namespace {

constexpr int kRefused = 1;

constexpr auto kExamples =
    "Examples:\n"
    "  zuil-config check config/questionnaires/*.json\n"
    "  zuil-config import xlsform vragenlijst.xlsx --output vragenlijst.json\n"
    "  zuil-config preview vragenlijst.json --out schermen --language nl\n"
    "\n"
    "\"zuil-config import --help\" tells what can be imported.\n"
    "Exit codes: 0 done; 1 something was found, refused or went wrong; 64 wrong command line.";
constexpr auto kXlsformExample =
    "Example:\n  zuil-config import xlsform vragenlijst.xlsx --output vragenlijst.json";
constexpr auto kSignalenExample =
    "Examples:\n"
    "  zuil-config import signalen "
    "https://meldingen.example.nl/signals/v1/public/feedback/standard_answers/ --output "
    "melding.json\n"
    "  zuil-config import signalen answers.json --into config/questionnaires/smiley.json --dry-run";
constexpr auto kProductsExample =
    "Examples:\n"
    "  zuil-config import products --from qmatic services.json --into balie.json --dry-run\n"
    "  zuil-config import products --from csv producten.csv --into balie.json --yes\n"
    "A CSV has code;label, or a first line that names its columns: code;nl;en.\n"
    "The id of a choice is made of the code and never changes, whatever the product is called. A\n"
    "product that is gone is switched off, not removed.";
constexpr auto kSurveyjsExample =
    "Example:\n  zuil-config import surveyjs survey.json --output vragenlijst.json";
constexpr auto kTokensExample =
    "Examples:\n"
    "  npm pack @utrecht/design-tokens && tar xzf utrecht-design-tokens-*.tgz\n"
    "  zuil-config import tokens package/dist/tokens.json --out utrecht.json --logo logo.svg "
    "--logo-text \"Gemeente Utrecht\"\n"
    "  zuil-config preview balie.json --out schermen --theme utrecht.json\n"
    "Every way in which such a package writes its tokens is read. A colour that is too faint is "
    "made\n"
    "darker or lighter, and that is told; --strict refuses it. The palettes of high contrast are "
    "ours.";
constexpr auto kExportExample =
    "Example:\n  zuil-config export xlsform balie.json --output balie.xlsx";

constexpr auto kCheckExample =
    "Example:\n  zuil-config check config/questionnaires/*.json\n"
    "Warnings alone are no failure.";
constexpr auto kPreviewExample =
    "Example:\n  zuil-config preview balie.json --out schermen --language nl --size 1080x1920\n"
    "Then open schermen/index.html.";

// What the command line says.
struct Arguments {
  std::vector<std::filesystem::path> files;
  CheckFormat format = CheckFormat::Text;
  PreviewOptions preview;
  std::vector<std::string> sizes;  // of the preview
  std::string file;
  std::string id;
  std::vector<std::string> only;
  ProductSource source = ProductSource::Csv;
  UpdateOptions update;
  TokensArguments tokens;
  Target target;
  std::function<Result<void>()> chosen;  // what the chosen subcommand does
};

CLI::App* subcommand(CLI::App& app, const std::string& name, const std::string& what,
                     const char* example) {
  CLI::App* command = app.add_subcommand(name, what);
  command->footer(example);
  return command;
}

void add_file(CLI::App* command, Arguments& arguments, const std::string& what) {
  command->add_option("FILE", arguments.file, what)->required();
}

void add_output(CLI::App* command, Arguments& arguments) {
  command
      ->add_option("--output", arguments.target.output, "Where to write it; else standard output")
      ->type_name("FILE");
  command->add_flag("--yes", arguments.target.yes, "Replaces a file without asking");
}

void add_language(CLI::App* command, Arguments& arguments, const std::string& what) {
  command->add_option("--language", arguments.update.language, what)->type_name("LANGUAGE");
}

void add_into(CLI::App* command, Arguments& arguments, const std::string& what) {
  command->add_option("--into", arguments.target.into, what)->type_name("FILE");
  command->add_flag("--dry-run", arguments.target.dry_run, "Shows the changes, writes nothing");
  command
      ->add_option("--translations", arguments.update.translations,
                   "CSV with the labels in other languages: code;en;fy…")
      ->type_name("FILE");
  command->add_flag("--copy-labels", arguments.update.copy_labels,
                    "Shows a label that has no translation as it is, in every language");
}

void add_xlsform(CLI::App& importing, Arguments& arguments) {
  CLI::App* command =
      subcommand(importing, "xlsform", "A form of ODK, Kobo or another maker of XLSForms (.xlsx)",
                 kXlsformExample);
  add_file(command, arguments, "The .xlsx");
  add_output(command, arguments);
  add_language(command, arguments, "Of columns without a language (nl)");
  command->callback([&arguments] {
    arguments.chosen = [&arguments] {
      return run_import_xlsform(arguments.file, arguments.update.language, arguments.target);
    };
  });
}

void add_signalen(CLI::App& importing, Arguments& arguments) {
  CLI::App* command =
      subcommand(importing, "signalen",
                 "The reasons (\"standaard antwoorden\") of a Signalen server, as a "
                 "questionnaire with smileys",
                 kSignalenExample);
  command
      ->add_option("SOURCE", arguments.file,
                   "Its address …/feedback/standard_answers/, or what that gave, in a file")
      ->required();
  add_output(command, arguments);
  add_into(command, arguments, "Brings the reasons of this questionnaire up to date instead");
  add_language(command, arguments, "Of the reasons (nl, or the first of the questionnaire)");
  command->add_option("--id", arguments.id, "Id of a new questionnaire (signalen)")
      ->type_name("ID");
  command->get_option("--into")->excludes("--output");
  command->callback([&arguments] {
    arguments.chosen = [&arguments] {
      return run_import_signalen(arguments.file, arguments.id.empty() ? "signalen" : arguments.id,
                                 arguments.update, arguments.target);
    };
  });
}

void add_products(CLI::App& importing, Arguments& arguments) {
  CLI::App* command = subcommand(importing, "products",
                                 "The products of an appointment system, as the choices of the "
                                 "question with measure \"product\"",
                                 kProductsExample);
  const std::map<std::string, ProductSource> sources{
      {"qmatic", ProductSource::Qmatic}, {"jcc", ProductSource::Jcc}, {"csv", ProductSource::Csv}};
  command->add_option("--from", arguments.source, "qmatic, jcc (both: JSON) or csv")
      ->required()
      ->transform(CLI::CheckedTransformer(sources).description(""))
      ->type_name("SYSTEM");
  add_file(command, arguments, "What the system gave");
  add_into(command, arguments, "The questionnaire to bring up to date");
  command->get_option("--into")->required();
  command->add_flag("--yes", arguments.target.yes, "Writes the changes without asking");
  command
      ->add_option("--only", arguments.only, "Codes of the products to show, in this order: A,B,C")
      ->delimiter(',')
      ->type_name("CODE");
  add_language(command, arguments, "Of the labels (the first of the questionnaire)");
  command->callback([&arguments] {
    arguments.chosen = [&arguments] {
      return run_import_products(arguments.source, arguments.file, arguments.only, arguments.update,
                                 arguments.target);
    };
  });
}

void add_surveyjs(CLI::App& importing, Arguments& arguments) {
  CLI::App* command =
      subcommand(importing, "surveyjs", "A survey of SurveyJS (.json)", kSurveyjsExample);
  add_file(command, arguments, "The survey");
  add_output(command, arguments);
  add_language(command, arguments, "Of texts without a language (the survey's locale, or nl)");
  command->add_option("--id", arguments.id, "Id of the questionnaire (made of the file's name)")
      ->type_name("ID");
  command->callback([&arguments] {
    arguments.chosen = [&arguments] {
      return run_import_surveyjs(arguments.file, arguments.id, arguments.update.language,
                                 arguments.target);
    };
  });
}

void add_tokens(CLI::App& importing, Arguments& arguments) {
  CLI::App* command = subcommand(
      importing, "tokens",
      "A house style: the design tokens of an NL Design System package (.json)", kTokensExample);
  TokensArguments& tokens = arguments.tokens;
  command->add_option("FILE", tokens.file, "The tokens, such as the package's dist/tokens.json")
      ->required();
  command
      ->add_option("--out,--output", arguments.target.output,
                   "Where to write the theme; else standard output")
      ->type_name("FILE");
  command->add_flag("--yes", arguments.target.yes, "Replaces a file without asking");
  command->add_option("--logo", tokens.logo, "The logo, copied beside the theme")->type_name("SVG");
  command
      ->add_option("--logo-text", tokens.logo_text, "What the logo says, for who does not see it")
      ->type_name("TEXT");
  command->add_flag("--strict", tokens.strict, "Refuses a colour that is too faint");
  command->callback([&arguments] {
    arguments.chosen = [&arguments] {
      return run_import_tokens(arguments.tokens, arguments.target, data_dir());
    };
  });
}

void add_export(CLI::App& app, Arguments& arguments) {
  CLI::App* exporting = app.add_subcommand("export", "Takes a questionnaire elsewhere");
  exporting->require_subcommand(1);
  CLI::App* command =
      subcommand(*exporting, "xlsform", "As a form for ODK or Kobo (.xlsx)", kExportExample);
  add_file(command, arguments, "The questionnaire");
  add_output(command, arguments);
  command->get_option("--output")->required()->description("Where to write it");
  command->callback([&arguments] {
    arguments.chosen = [&arguments] {
      return run_export_xlsform(arguments.file, arguments.target);
    };
  });
}

void add_check(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      subcommand(app, "check", "Tells all that is wrong with questionnaires", kCheckExample);
  command->add_option("FILE", arguments.files, "The questionnaires")->required();
  const std::map<std::string, CheckFormat> formats{{"text", CheckFormat::Text},
                                                   {"json", CheckFormat::Json}};
  command->add_option("--format", arguments.format, "text or json (for machines)")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->type_name("FORMAT");
  command->callback([&arguments] {
    arguments.chosen = [&arguments] {
      return run_check(arguments.files, arguments.format, data_dir(), std::cout);
    };
  });
}

Result<void> run_preview(Arguments& arguments) {
  for (const std::string& size : arguments.sizes) {
    ZUIL_TRY(arguments.preview.sizes.emplace_back(), read_preview_size(size));
  }
  ZUIL_TRY(const std::size_t pictures, write_preview(arguments.preview, data_dir()));
  std::cout << "Written: " << (arguments.preview.out / "index.html").string() << ", with "
            << pictures << " pictures\n";
  return {};
}

void add_preview(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      subcommand(app, "preview", "Draws every screen of a questionnaire", kPreviewExample);
  PreviewOptions& preview = arguments.preview;
  command->add_option("FILE", preview.file, "The questionnaire")->required();
  command->add_option("--out", preview.out, "Folder for the pictures and index.html")
      ->required()
      ->type_name("DIR");
  command->add_option("--language", preview.languages, "Only this one; may be given again")
      ->type_name("LANGUAGE")
      ->expected(1)
      ->take_all();
  command->add_option("--size", arguments.sizes, "Of the screen; may be given again")
      ->type_name("WxH")
      ->expected(1)
      ->take_all();
  command->add_option("--theme", preview.theme, "Another house style")->type_name("FILE");
  const auto add_choice = [&](const char* name, auto& value, const char* what, auto values) {
    command->add_option(name, value, what)
        ->transform(CLI::CheckedTransformer(std::move(values)).description(""))
        ->type_name("");
  };
  add_choice("--text-size", preview.large_text, "normal or large",
             std::map<std::string, bool>{{"normal", false}, {"large", true}});
  add_choice(
      "--contrast", preview.contrast, "normal, dark (light on black) or light",
      std::map<std::string, Contrast>{
          {"normal", Contrast::Normal}, {"dark", Contrast::Dark}, {"light", Contrast::Light}});
  add_choice("--reach", preview.low_reach, "normal or low: all controls in the lower part",
             std::map<std::string, bool>{{"normal", false}, {"low", true}});
  command->callback(
      [&arguments] { arguments.chosen = [&arguments] { return run_preview(arguments); }; });
}

void add_subcommands(CLI::App& app, Arguments& arguments) {
  add_check(app, arguments);
  CLI::App* importing = app.add_subcommand(
      "import", "Makes a questionnaire, or a house style, of another system's file");
  importing->require_subcommand(1);
  add_xlsform(*importing, arguments);
  add_signalen(*importing, arguments);
  add_products(*importing, arguments);
  add_surveyjs(*importing, arguments);
  add_tokens(*importing, arguments);
  add_export(app, arguments);
  add_preview(app, arguments);
}

int run(const Arguments& arguments) {
  const auto result = arguments.chosen();
  if (result) return EX_OK;
  std::cerr << "zuil-config: " << to_string(result.error()) << "\n";
  return kRefused;
}

}  // namespace
}  // namespace zuil

int main(int argc, char** argv) {
  CLI::App app("zuil-config: checks, imports, exports and previews questionnaires.", "zuil-config");
  app.require_subcommand(1);
  app.set_version_flag("--version", ZUIL_VERSION);
  app.footer(zuil::kExamples);
  zuil::Arguments arguments;
  try {
    zuil::add_subcommands(app, arguments);
    app.parse(argc, argv);
    return zuil::run(arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EX_OK : EX_USAGE;
  } catch (const std::exception& error) {
    std::cerr << "zuil-config: " << error.what() << "\n";
    return zuil::kRefused;
  }
}
