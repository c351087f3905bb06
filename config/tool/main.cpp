// SPDX-License-Identifier: EUPL-1.2
// zuil-config: the command line.
#include <iostream>

#include <CLI/CLI.hpp>
#include <sysexits.h>

namespace {

constexpr auto kExitCodes =
    "Exit codes: 0 done; 1 something was found or refused; 64 wrong command line.";

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("zuil-config: checks, imports, exports and previews questionnaires.", "zuil-config");
  app.require_subcommand(1);
  app.set_version_flag("--version", ZUIL_VERSION);
  app.footer(kExitCodes);
  try {
    app.parse(argc, argv);
    return EX_OK;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EX_OK : EX_USAGE;
  }
}
