# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
# Sourced by deploy/run and tests/run: installs from Debian what is missing.

say() { printf '\n== %s\n' "$*"; }

die() {
  printf '\nFAILED: %s\n' "$*" >&2
  exit 1
}

# The packages named in FILES that are not installed, one a line.
missing_packages() {
  local installed package command
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sed -n 's/^ii  *//p')
  sed 's/#.*//' "$@" | while read -r package command; do
    [[ -n $package ]] || continue
    grep -qxF -- "$package" <<<"$installed" && continue
    [[ -n $command ]] && command -v "$command" >/dev/null && continue
    printf '%s\n' "$package"
  done
}

# as_root COMMAND…: runs it with the rights that installing needs.
as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo -- "$@"
  else
    die "installing packages needs root, and there is no sudo here.
  Run this command as root once, or have an administrator install:
  ${missing[*]}"
  fi
}

# install_packages FILES…: a second run finds nothing missing and does not call apt at all.
install_packages() {
  command -v dpkg-query >/dev/null || die "this is no Debian: there is no dpkg-query here.
  The packages that are needed stand in $*."
  local found missing
  found=$(missing_packages "$@") || die "the lists of packages could not be read: $*"
  [[ -n $found ]] || return 0
  mapfile -t missing <<<"$found"
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -y)
  as_root "${apt[@]}" -q update ||
    printf 'apt-get update failed (see above); trying with the package lists that are here.\n' >&2
  as_root "${apt[@]}" -q --no-install-recommends install "${missing[@]}" ||
    die "apt-get could not install the packages (its reason stands above).
  Wanted: ${missing[*]}
  Usual causes: no network, a disk that is full ($(df -h --output=avail / | tail -1 | xargs) free on /),
  or a Debian other than 12 (here: $(sed -n 's/^PRETTY_NAME=//p' /etc/os-release))."
  found=$(missing_packages "$@")
  [[ -z $found ]] || die "apt-get ended well, but these are still missing: $found"
}
