// SPDX-License-Identifier: EUPL-1.2
// The real zuil-config: exit codes, what it says, and the files it leaves alone.
#include "config/tool/document.h"
#include "kiosk/base/file.h"
#include "tests/config/questionnaires.h"
#include "tests/support/canned_server.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_dir.h"

namespace zuil {
namespace {

using test::CannedServer;
using test::Finished;
using test::holds_words;
using test::question_of;
using test::require_ok;
using test::shipped_document;
using test::TempDir;

Finished zuil_config(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), ZUIL_CONFIG);
  return test::run_program(arguments);
}

std::vector<std::string> files_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

constexpr const char* kAnswers = R"({"_links": {"next": {"href": null}}, "results": [
  {"is_satisfied": false, "text": "Te laat"}, {"is_satisfied": false, "text": "Niets gedaan"},
  {"is_satisfied": true, "text": "Snel"}, {"is_satisfied": true, "text": "Goed"}]})";

TEST_CASE("a wrong command line is 64, help and version are 0") {
  CHECK(zuil_config({}).exit_code == 64);
  CHECK(zuil_config({"import"}).exit_code == 64);
  CHECK(zuil_config({"import", "products", "--from", "excel", "x", "--into", "y"}).exit_code == 64);
  CHECK(zuil_config({"import", "signalen", "x", "--into", "y", "--output", "z"}).exit_code == 64);
  CHECK(zuil_config({"--version"}).exit_code == 0);
  const Finished help = zuil_config({"import", "products", "--help"});
  CHECK(help.exit_code == 0);
  CHECK(holds_words(help.text, "zuil-config import products --from csv"));
}

TEST_CASE("reasons of a Signalen server become a questionnaire, which is not overwritten unasked") {
  TempDir folder;
  const std::string output = (folder / "melding.json").string();
  const std::string body(kAnswers);
  CannedServer server("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
                      "\r\nConnection: close\r\n\r\n" + body);
  const Finished first = zuil_config({"import", "signalen", server.url(), "--output", output});
  CHECK_MESSAGE(first.exit_code == 0, first.text);
  CHECK(holds_words(first.text, "To do before it is used:"));
  CHECK(question_of(require_ok(read_document(output)), "reden_tevreden").at("choices").size() == 2);

  require_ok(write_file(output, "mijn werk"));
  const Finished again = zuil_config({"import", "signalen", server.url(), "--output", output});
  CHECK(again.exit_code == 1);
  CHECK(holds_words(again.text, "is there already"));
  CHECK(require_ok(read_file(output)) == "mijn werk");
  CHECK(zuil_config({"import", "signalen", server.url(), "--output", output, "--yes"}).exit_code ==
        0);
  CHECK(files_in(folder.path()) == std::vector<std::string>{"melding.json"});
}

TEST_CASE("a page of a longer list is not taken for the whole list") {
  TempDir folder;
  require_ok(
      write_file(folder / "page.json",
                 R"({"_links": {"next": {"href": "https://x.nl/?page=2"}}, "results": []})"));
  const Finished part = zuil_config({"import", "signalen", (folder / "page.json").string()});
  CHECK(part.exit_code == 1);
  CHECK(holds_words(part.text, "only a part of the list"));
}

TEST_CASE("products: a dry run and a refusal leave the questionnaire as it is, --yes writes it") {
  TempDir folder;
  const std::string balie = (folder / "balie.json").string();
  const std::string csv = (folder / "p.csv").string();
  require_ok(write_document(balie, shipped_document("balie")));
  const std::string before = require_ok(read_file(balie));
  require_ok(write_file(csv, "code;label\nPAS;Paspoort\nRIJBEWIJS;Rijbewijs\n"));
  const std::vector<std::string> command{"import", "products", "--from", "csv",
                                         csv,      "--into",   balie};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), command.begin(), command.end());
    return zuil_config(std::move(more));
  };

  const Finished untranslated = with({"--yes"});
  CHECK(untranslated.exit_code == 1);
  CHECK(holds_words(untranslated.text, "PAS (en, fy"));
  const Finished unasked = with({"--copy-labels"});
  CHECK(unasked.exit_code == 1);
  CHECK(holds_words(unasked.text, "+ pas: \"Paspoort\""));
  CHECK(holds_words(unasked.text, "Give --yes"));
  CHECK(with({"--copy-labels", "--dry-run"}).exit_code == 0);
  CHECK(require_ok(read_file(balie)) == before);

  const Finished written = with({"--copy-labels", "--yes"});
  CHECK_MESSAGE(written.exit_code == 0, written.text);
  CHECK(holds_words(written.text, "TRANSLATE: pas reads"));
  const Document after = require_ok(read_document(balie));
  CHECK(test::shown_ids(question_of(after, "product").at("choices")) ==
        std::vector<std::string>{"rijbewijs", "pas", "anders"});
  CHECK(files_in(folder.path()) == std::vector<std::string>{"balie.json", "p.csv"});
  CHECK(holds_words(with({"--copy-labels"}).text, "nothing changes"));
}

TEST_CASE("what cannot be read is told with its name and a mend") {
  const Finished missing = zuil_config({"import", "surveyjs", "/nowhere/survey.json"});
  CHECK(missing.exit_code == 1);
  CHECK(holds_words(missing.text, "/nowhere/survey.json"));
  TempDir folder;
  require_ok(write_file(folder / "s.json", R"({"elements": [{"type": "file", "name": "foto"}]})"));
  const Finished refused = zuil_config({"import", "surveyjs", (folder / "s.json").string(),
                                        "--output", (folder / "q.json").string()});
  CHECK(refused.exit_code == 1);
  CHECK(holds_words(refused.text, "$.elements[0].type: \"file\" cannot be asked"));
  CHECK(files_in(folder.path()) == std::vector<std::string>{"s.json"});
}

TEST_CASE("a questionnaire taken to an XLSForm and back is the same") {
  TempDir folder;
  const std::string xlsx = (folder / "kort.xlsx").string();
  const auto shipped = data_dir() / "config/questionnaires/balie-kort.json";
  const Finished out = zuil_config({"export", "xlsform", shipped.string(), "--output", xlsx});
  CHECK_MESSAGE(out.exit_code == 0, out.text);
  const std::string json = (folder / "kort.json").string();
  const Finished in = zuil_config({"import", "xlsform", xlsx, "--output", json});
  CHECK_MESSAGE(in.exit_code == 0, in.text);
  auto original = require_ok(read_document(shipped));
  original.erase("$schema");
  CHECK(nlohmann::json(require_ok(read_document(json))) == nlohmann::json(original));
}

TEST_CASE("a questionnaire that is written again keeps every text and its order") {
  for (const char* id : {"balie-kort", "balie", "smiley"}) {
    CAPTURE(id);
    const auto file = data_dir() / "config/questionnaires" / (std::string(id) + ".json");
    CHECK(Document::parse(to_text(require_ok(read_document(file)))) ==
          require_ok(read_document(file)));
  }
}

}  // namespace
}  // namespace zuil
