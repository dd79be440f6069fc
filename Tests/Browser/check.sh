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
"$root/Tests/environment.sh" browser "the review application was not tried in a browser" "$here/requirements.txt" || exit $(($? == 69 ? 0 : $?))
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$environment/bin/python" "$here/check.py" "$attest" "$root/Corpus/documents" "$folder" ${2:+"$2"}
