#!/usr/bin/env bash
# Makes the picture of README.md from the corpus, in Debian's Chromium: Pipelines/screenshots.sh [PATH OF attest]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
attest=${1:-$root/.build/release/attest}
"$root/Pipelines/install.sh" chromium python3 python3-venv
"$root/Tests/environment.sh" browser "the picture was not made" "$root/Tests/Browser/requirements.txt"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$root/Corpus/documents" "$folder/reports"
PYTHONPATH=$root/Tests/Browser "$root/.build/browser/bin/python" "$root/Pipelines/screenshots.py" "$attest" "$folder/reports" "$root/Documentation"
