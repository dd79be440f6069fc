#!/usr/bin/env bash
# Loads every export with other programs' libraries (rdflib, pyshacl, networkx from PyPI, in a virtual environment below
# .build). Takes the path of `attest`. Skips, and says so, only where PyPI cannot be reached.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
attest=$1
environment=$root/.build/loaders
"$root/Tests/environment.sh" loaders "exports were not loaded by other programs" "$here/requirements.txt" || exit $(($? == 69 ? 0 : $?))
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$attest" run "$root/Corpus/documents" --kb "$folder/corpus.sqlite" --quiet
mkdir "$folder/corpus"
"$environment/bin/python" "$here/load.py" "$attest" "$folder/corpus.sqlite" "$folder/corpus"
mkdir "$folder/hand"
python3 "$here/hand_made.py" | "$attest" import "$folder/hand.sqlite" - --quiet
"$environment/bin/python" "$here/load.py" "$attest" "$folder/hand.sqlite" "$folder/hand"
