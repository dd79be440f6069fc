#!/usr/bin/env bash
# Makes the virtual environment .build/NAME with what the requirement files name, anew when they change: programs from PyPI
# that the tests compare with. Takes NAME, what is left out where PyPI cannot be reached, and the files. Ends with 69, after
# a clear word, where it cannot be reached.
set -euo pipefail
environment=$(cd "$(dirname "$0")/.." && pwd)/.build/$1
left_out=$2
shift 2
wanted=$(cat "$@")
[ "$wanted" = "$(cat "$environment/installed" 2>/dev/null)" ] && exit 0
rm -rf "$environment"
python3 -m venv "$environment"
if ! "$environment/bin/pip" install --quiet --disable-pip-version-check "${@/#/--requirement=}" 2>"$environment/log"; then
  if grep -qE 'Temporary failure in name resolution|Network is unreachable|Connection (refused|timed out)|NewConnectionError|ProxyError' "$environment/log"; then
    echo "skipped: PyPI cannot be reached, $left_out"
    exit 69
  fi
  cat "$environment/log" >&2
  exit 1
fi
echo "$wanted" >"$environment/installed"
