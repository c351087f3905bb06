// SPDX-License-Identifier: EUPL-1.2
// The command line of zuil-collector: its commands, their options, and what those mean.
#pragma once

#include <string>
#include <vector>

#include "sync/collector/commands.h"

namespace CLI {
class App;
}

namespace zuil {

inline constexpr auto kExitCodes =
    "Exit codes: 0 done; 64 wrong command line; 65 the input breaks a rule; 66 the input is not\n"
    "there; 74 the disk, the database or the port failed; 78 the data folder or a key is not in\n"
    "order.";

// What the command line says.
struct Arguments {
  DataFolder data;
  std::string listen = "127.0.0.1:8780";
  std::string site;
  std::string kiosk;  // id of one that is known
  std::string file;
  std::vector<std::string> files;
  std::string until;
  std::string output;
  std::string format;
  Selection selection;
  std::string id;  // of one response, contact record or kiosk
  bool all = false;
  Judgement judgement;
  std::string result;
  std::string today;
  NewsWords words;
  NewsOrder news;
  ActSelection acts;

  Output to() const { return output.empty() ? Output() : Output(output); }
};

// What is read goes into `arguments`, which outlives `app`.
void add_subcommands(CLI::App& app, Arguments& arguments);

}  // namespace zuil
