#!/usr/bin/env bash
# Sets up .venv (and, for `dev`, Debian's Chromium and fonts) so that `make run` and `make test` need nothing else.
# Usage: bash deploy/setup.sh run|dev|bench (bench: only what a peer needs beside dev)
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:?run, dev or bench}

packages() { # installs Debian packages where we may; else says in one line what is missing
  local missing=()
  for name in "$@"; do dpkg -s "$name" >/dev/null 2>&1 || missing+=("$name"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as=(sudo); else
      echo "Please install these first: sudo apt-get install ${missing[*]}" >&2; exit 3
    fi
  fi
  echo "Installing from Debian: ${missing[*]}"
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

if [ "$what" = bench ]; then packages default-jre-headless; exit; fi

python=$(command -v python3.11 || command -v python3 || true)
if [ -z "$python" ] || ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  packages python3 python3-venv
  python=$(command -v python3.11 || command -v python3)
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Naru needs Python 3.11 or newer." >&2; exit 3; }

if [ "$what" = dev ]; then packages chromium fonts-noto-core fonts-noto-cjk; fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
echo "Setting up .venv ($what) ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$what.txt"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
