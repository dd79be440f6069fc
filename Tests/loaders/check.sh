#!/usr/bin/env bash
# Loads every export with other programs' libraries (rdflib, pyshacl, networkx from PyPI, in a virtual environment below
# .build). Takes the path of `attest`. Skips, and says so, only where PyPI cannot be reached.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
attest=$1
environment=$root/.build/loaders
if ! cmp -s "$here/requirements.txt" "$environment/requirements.txt"; then
  rm -rf "$environment"
  python3 -m venv "$environment"
  if ! "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt" 2>"$environment/log"; then
    if grep -qE 'Temporary failure in name resolution|Network is unreachable|Connection (refused|timed out)|NewConnectionError|ProxyError' "$environment/log"; then
      echo "skipped: PyPI cannot be reached, exports were not loaded by other programs"
      exit 0
    fi
    cat "$environment/log" >&2
    exit 1
  fi
  cp "$here/requirements.txt" "$environment/requirements.txt"
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$attest" run "$root/Corpus/documents" --kb "$folder/corpus.sqlite" --quiet
mkdir "$folder/corpus"
"$environment/bin/python" "$here/load.py" "$attest" "$folder/corpus.sqlite" "$folder/corpus"
mkdir "$folder/hand"
python3 "$here/hand_made.py" | "$attest" import "$folder/hand.sqlite" - --quiet
"$environment/bin/python" "$here/load.py" "$attest" "$folder/hand.sqlite" "$folder/hand"
