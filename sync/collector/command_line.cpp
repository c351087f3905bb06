// SPDX-License-Identifier: EUPL-1.2
#include "sync/collector/command_line.h"

#include <CLI/CLI.hpp>

#include "kiosk/survey/date.h"

namespace zuil {
namespace {

// A calendar date, YYYY-MM-DD.
std::string check_date(const std::string& text) {
  return is_date(text) ? std::string() : "\"" + text + "\" is no date; write it as 2026-11-21";
}

CLI::App* subcommand(CLI::App& app, const std::string& name, const std::string& what,
                     Arguments& arguments) {
  CLI::App* command = app.add_subcommand(name, what);
  command->add_option("--data", arguments.data.path, "Folder with all the collector has")
      ->required()
      ->type_name("DIR");
  command->footer(kExitCodes);
  return command;
}

void add_output(CLI::App* command, Arguments& arguments, const std::string& what) {
  command->add_option("--output", arguments.output, what)->type_name("FILE");
}

void add_period(CLI::App* command, std::string& from, std::string& to) {
  command->add_option("--from", from, "First day, as 2026-01-01")
      ->check(check_date)
      ->type_name("DATE");
  command->add_option("--to", to, "Last day, included")->check(check_date)->type_name("DATE");
}

void add_list_format(CLI::App* command, Arguments& arguments) {
  command->add_option("--format", arguments.format, "text (in Dutch), csv or json")
      ->default_str("text")
      ->check(CLI::IsMember({"text", "csv", "json"}))
      ->type_name("FORMAT");
  add_output(command, arguments, "Where to write it, readable by its owner only");
}

// A command whose own subcommand may be given instead: what it needs is looked at in run().
CLI::App* list_command(CLI::App& app, const std::string& name, const std::string& what,
                       const std::string& all, Arguments& arguments) {
  Selection& selection = arguments.selection;
  CLI::App* command = subcommand(app, name, what, arguments);
  command->get_option("--data")->required(false);
  command->add_option("--questionnaire", selection.questionnaire, "Id of the questionnaire")
      ->type_name("ID");
  add_period(command, selection.from, selection.to);
  command->add_option("--site", selection.site, "One site only")->type_name("NAME");
  command->add_flag("--all", arguments.all, all);
  add_list_format(command, arguments);
  return command;
}

CLI::App* done_command(CLI::App* list, const std::string& what, Arguments& arguments) {
  CLI::App* done = subcommand(*list, "done", what, arguments);
  done->get_option("--data")->required(false);
  done->add_option("ID", arguments.id, "As the list gives it")->required();
  done->add_option("--by", arguments.judgement.by, "Who did it")->required()->type_name("NAME");
  return done;
}

void add_follow_up(CLI::App& app, Arguments& arguments) {
  CLI::App* reviews = list_command(
      app, "reviews",
      "Lists the responses that ask for review (\"Verzoek tot heropenen\"): an unhappy respondent "
      "chose a reason that reopens, or wrote an answer. No factsheet: nothing is hidden",
      "Those that were judged too", arguments);
  CLI::App* judged =
      done_command(reviews, "Sets down what was decided; again: in place of it", arguments);
  judged->add_option("--result", arguments.result, "heropend or niet-heropend")
      ->required()
      ->check(CLI::IsMember({"heropend", "niet-heropend"}))
      ->type_name("RESULT");
  judged->add_option("--note", arguments.judgement.note, "Why; erased with the response's texts")
      ->type_name("TEXT");
  CLI::App* contacts = list_command(
      app, "contacts",
      "Lists the respondents who want to be called or mailed, with what their own summary said. "
      "csv goes into a case system that takes files (Decos JOIN). Nothing is hidden",
      "Those who were called or mailed too", arguments);
  done_command(contacts, "Sets down that a respondent was called or mailed", arguments);
  subcommand(app, "purge",
             "Erases what respondents wrote, and how to reach them, when the term of their "
             "questionnaire (freeText.retentionDays) is over. serve does so every day",
             arguments)
      ->add_option("--today", arguments.today, "As if it were this day")
      ->check(check_date)
      ->type_name("DATE");
  subcommand(app, "revoke", "Refuses the token of one kiosk from now on", arguments)
      ->add_option("KIOSK", arguments.id, "Its id, as totals gives it")
      ->required();
}

// Which news: `set` and `withdraw`.
CLI::App* news_command(CLI::App& news, const std::string& name, const std::string& what,
                       Arguments& arguments) {
  CLI::App* command = subcommand(news, name, what, arguments);
  command->add_option("--questionnaire", arguments.news.about.questionnaire, "What it is about")
      ->required()
      ->type_name("ID");
  command->add_option("--site", arguments.news.about.site, "At one site only; else at all")
      ->type_name("NAME");
  command->add_option("--by", arguments.news.by, "Who does it")->required()->type_name("NAME");
  return command;
}

void add_news(CLI::App& app, Arguments& arguments) {
  NewsOrder& order = arguments.news;
  CLI::App* news = app.add_subcommand(
      "news",
      "\"U zei, wij deden\" on the first screen of the kiosks: what visitors said, and what "
      "was done with it");
  news->require_subcommand(1);
  CLI::App* set = news_command(
      *news, "set",
      "Puts it up, in place of what is up there. The respondents it rests on are counted, not "
      "given; "
      "under ten it is refused, and so is a text that lacks a language of the questionnaire",
      arguments);
  CLI::Option* file = set->add_option(
      "FILE", arguments.words.file,
      "{\"said\":{\"nl\":\"…\",\"en\":\"…\"},\"done\":{…}}: at most 120 characters each");
  CLI::Option* said = set->add_option("--said", arguments.words.said,
                                      "In place of FILE: nl=\"…\", once for each language")
                          ->excludes(file)
                          ->type_name("LANGUAGE=TEXT");
  said->needs(set->add_option("--done", arguments.words.done, "The same")
                  ->needs(said)
                  ->type_name("LANGUAGE=TEXT"));
  set->add_option("--from", order.about.from, "First day of the answers it rests on; a year ago")
      ->check(check_date)
      ->type_name("DATE");
  set->add_option("--to", order.about.to, "Their last day; today")
      ->check(check_date)
      ->type_name("DATE");
  set->add_option("--until", order.valid_until, "Last day on which it is shown; in 90 days")
      ->check(check_date)
      ->type_name("DATE");
  subcommand(*news, "list", "Says what is up, in Dutch", arguments)
      ->add_flag("--all", arguments.all, "What was withdrawn too");
  news_command(*news, "withdraw", "Takes it down; the kiosks follow after their next upload",
               arguments);
}

void add_operator_log(CLI::App& app, Arguments& arguments) {
  ActSelection& acts = arguments.acts;
  CLI::App* command = subcommand(app, "operator-log",
                                 "Lists what operators did on their kiosks, as far as those sent "
                                 "it: who (role), what, with which result. Kept for 90 days",
                                 arguments);
  command->add_option("--site", acts.site, "One site only")->type_name("NAME");
  command->add_option("--kiosk", acts.device, "One kiosk only, by its id in totals")
      ->type_name("KIOSK");
  add_period(command, acts.from, acts.to);
  add_list_format(command, arguments);
}

void add_factsheet(CLI::App& app, Arguments& arguments) {
  Selection& selection = arguments.selection;
  CLI::App* command = subcommand(app, "factsheet",
                                 "Prints the factsheet of a period, with and without the "
                                 "responses that the kiosks flagged as not given in earnest",
                                 arguments);
  command->add_option("--questionnaire", selection.questionnaire, "Id of the questionnaire: balie")
      ->required()
      ->type_name("ID");
  command->add_option("--from", selection.from, "First day, as 2026-01-01")
      ->required()
      ->check(check_date)
      ->type_name("DATE");
  command->add_option("--to", selection.to, "Last day, included")
      ->required()
      ->check(check_date)
      ->type_name("DATE");
  command->add_option("--site", selection.site, "One site only; else all together")
      ->type_name("NAME");
  command->add_option("--format", arguments.format, "html (in Dutch, prints on A4), json or csv")
      ->required()
      ->check(CLI::IsMember({"html", "json", "csv"}))
      ->type_name("FORMAT");
  add_output(command, arguments, "Where to write it; else standard output");
}

// How kiosks come to be known, and what goes to and fro on a stick.
void add_kiosks(CLI::App& app, Arguments& arguments) {
  CLI::App* enrolling = subcommand(
      app, "enrol", "Admits one kiosk: prints a one-time code to type there, good for 24 hours",
      arguments);
  CLI::Option* site =
      enrolling->add_option("--site", arguments.site, "Where it stands: \"Stadhuis\"")
          ->type_name("NAME");
  CLI::Option* kiosk =
      enrolling
          ->add_option(
              "--kiosk", arguments.kiosk,
              "In place of --site: one that is known, by its id, gets another token and key")
          ->excludes(site)
          ->type_name("ID");
  enrolling
      ->add_option("--output", arguments.output,
                   "Instead of a code: write a token there, readable by its owner only, to be "
                   "brought to the kiosk by hand")
      ->excludes(kiosk)
      ->type_name("FILE");

  subcommand(app, "import-usb",
             "Takes in what kiosks put on a USB stick, and writes a receipt beside each file for "
             "the kiosk to take in. A file that is cut off or changed is refused whole; taking one "
             "in again adds nothing",
             arguments)
      ->add_option("FILE", arguments.files, "Files that end in .zuiloutbox")
      ->required();

  CLI::App* bundle = subcommand(
      app, "bundle", "Signs questionnaires for kiosks to take in from a USB stick", arguments);
  bundle->add_option("--questionnaire", arguments.files, "As for zuil-config check; several may be")
      ->required()
      ->type_name("FILE");
  bundle->add_option("--output", arguments.output, "Let its name end in .zuilbundle")
      ->required()
      ->type_name("FILE");
  bundle->add_option("--until", arguments.until, "Last day to take it in; in 90 days")
      ->check(check_date)
      ->type_name("DATE");
}

}  // namespace

void add_subcommands(CLI::App& app, Arguments& arguments) {
  subcommand(app, "serve", "Takes in responses of kiosks and shows the factsheets", arguments)
      ->add_option("--listen", arguments.listen,
                   "Address and port; port 0: the kernel chooses. Pages are shown to this machine "
                   "only, also where the address is a public one")
      ->capture_default_str()
      ->type_name("HOST:PORT");

  add_kiosks(app, arguments);

  add_output(subcommand(app, "public-key",
                        "Gives the key to which kiosks seal; makes a key pair when there is none",
                        arguments),
             arguments, "Write the key file there; else standard output");

  subcommand(app, "totals", "Says how many responses are held, waiting and in quarantine",
             arguments);

  CLI::App* questionnaire = app.add_subcommand("questionnaire", "Questionnaire versions");
  questionnaire->require_subcommand(1);
  subcommand(*questionnaire, "add", "Adds a version by hand, for example before an import",
             arguments)
      ->add_option("FILE", arguments.file, "The questionnaire, JSON")
      ->required();

  subcommand(app, "import",
             "Takes in unsealed responses, one JSON object per line. A line that names no "
             "questionnaireHash means the current version. Bad lines are reported with their "
             "number and skipped; the exit code is then still 0, and 65 only when no line at all "
             "could be taken in. Importing the same file again adds nothing",
             arguments)
      ->add_option("FILE", arguments.file, "JSON lines")
      ->required();

  CLI::App* benchmark = app.add_subcommand("benchmark", "Benchmark (BM) values");
  benchmark->require_subcommand(1);
  subcommand(*benchmark, "set",
             "Sets the values of a year, in place of those it had: "
             "{\"questionnaire\":\"balie\",\"year\":2020,\"values\":{\"totaaloordeel\":8.4}}. A "
             "factsheet compares with those of the year it ends in",
             arguments)
      ->add_option("FILE", arguments.file, "JSON")
      ->required();

  add_factsheet(app, arguments);
  add_follow_up(app, arguments);
  add_news(app, arguments);
  add_operator_log(app, arguments);

  CLI::App* rollup = app.add_subcommand("rollup", "The counts from which factsheets are made");
  rollup->require_subcommand(1);
  subcommand(*rollup, "rebuild", "Makes all counts again from the responses", arguments);
}

}  // namespace zuil
