#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# run.sh FOLDER COLLECTOR: tests the collector's pages in Chromium and its interface against the
# official API rules. Packages from npm go into FOLDER, in the build; the lock file names versions
# and sums, no hosts. Exit 77 (skipped) where node, npm, Chromium or the packages are not to be had.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$1
export ZUIL_COLLECTOR=$2
export ZUIL_SOURCE=${here%/tests/web}
export ZUIL_RULESET=${ZUIL_RULESET:-/work/shared/data/nlgov-adr-spectral.yaml}

skip() {
  printf 'SKIPPED: %s\n' "$1"
  exit 77
}

command -v npm >/dev/null || skip "there is no npm (Debian: npm)"
ZUIL_CHROMIUM=$(command -v chromium) || skip "there is no chromium (Debian: chromium)"
export ZUIL_CHROMIUM
[[ $(node -p 'process.versions.node.split(".")[0]') -ge 18 ]] || skip "node is older than 18"

mkdir -p "$folder"
cp "$here"/package.json "$here"/package-lock.json "$here"/*.mjs "$folder"
cd "$folder"
if ! cmp -s package-lock.json node_modules/.installed-lock; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error ||
    skip "npm could not fetch the packages"
  cp package-lock.json node_modules/.installed-lock
fi
node --test
