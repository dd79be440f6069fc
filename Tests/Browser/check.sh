#!/usr/bin/env bash
# Clicks through the review application in Debian's Chromium: journeys with and without script, axe-core on every page in
# light and dark, narrow screens, hostile documents. Takes the path of `attest`, and a folder for screenshots if wanted.
# Skips, and says so, only where PyPI cannot be reached.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
attest=$1
"$root/Pipelines/install.sh" chromium python3 python3-venv
environment=$root/.build/browser
if ! cmp -s "$here/requirements.txt" "$environment/requirements.txt"; then
  rm -rf "$environment"
  python3 -m venv "$environment"
  if ! "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt" 2>"$environment/log"; then
    if grep -qE 'Temporary failure in name resolution|Network is unreachable|Connection (refused|timed out)|NewConnectionError|ProxyError' "$environment/log"; then
      echo "skipped: PyPI cannot be reached, the review application was not tried in a browser"
      exit 0
    fi
    cat "$environment/log" >&2
    exit 1
  fi
  cp "$here/requirements.txt" "$environment/requirements.txt"
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$environment/bin/python" "$here/check.py" "$attest" "$root/Corpus/documents" "$folder" ${2:+"$2"}
