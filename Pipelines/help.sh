#!/usr/bin/env bash
# Installs the manual pages and the completions of `attest` below a folder (by default ~/.local, where shells and `man` look):
#   Pipelines/help.sh [PREFIX] [PATH OF attest]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-$HOME/.local}
attest=${2:-$here/../.build/release/attest}
[ -x "$attest" ] || {
  echo "error: $attest is not there; build it first: swift build -c release --product attest" >&2
  exit 66
}
mkdir -p "$prefix/share/man/man1" "$prefix/share/bash-completion/completions" "$prefix/share/zsh/site-functions" \
  "$prefix/share/fish/vendor_completions.d"
"$attest" --experimental-dump-help | python3 "$here/manual.py" "$("$attest" --version)" "$prefix/share/man/man1"
"$attest" --generate-completion-script bash >"$prefix/share/bash-completion/completions/attest"
"$attest" --generate-completion-script zsh >"$prefix/share/zsh/site-functions/_attest"
"$attest" --generate-completion-script fish >"$prefix/share/fish/vendor_completions.d/attest.fish"
echo "Manual pages and completions are in $prefix/share; try: man attest-run"
