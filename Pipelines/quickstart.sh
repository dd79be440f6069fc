#!/usr/bin/env bash
# From a fresh clone to a verified knowledge base: installs what is missing, builds, runs the corpus, verifies, and shows
# three facts with their quotes and places.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v swift >/dev/null || {
  echo "error: swift was not found; install the Swift 6.3 toolchain (https://www.swift.org/install) and put it on PATH" >&2
  exit 69
}
Pipelines/install.sh libxml2-dev libsqlite3-dev libssl-dev libcurl4-openssl-dev zlib1g-dev pkg-config

echo "Building (the first time takes some minutes) …"
swift build -c release --product attest 2>&1 | grep -E 'error:|Compiling|Build' | tail -n 3
attest=.build/release/attest

echo
"$attest" run Pipelines/corpus/pipeline.yml
echo
"$attest" verify corpus.sqlite
echo
echo "Three facts, each with its place and its quote:"
"$attest" search corpus.sqlite "victims" --only fact --limit 3
cat <<'TEXT'

Try next:
  .build/release/attest show Corpus/documents/agency/lpsk-annual-summary/source.html
  .build/release/attest search corpus.sqlite "protection" --format jsonl
  .build/release/attest export corpus.sqlite --format csv
  .build/release/attest run YOUR-REPORTS/ --kb yours.sqlite
TEXT
