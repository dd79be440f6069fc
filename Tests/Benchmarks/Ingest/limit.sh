#!/usr/bin/env bash
# How fast the writer is beside a bare C loop of prepared statements over the same rows. limit.sh [MENTIONS]
# Needs the tests built as Tests/check.sh builds them.
set -euo pipefail
cd "$(dirname "$0")/../../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cc -O2 -o "$folder/bare_ingest" Tests/Benchmarks/Ingest/bare_ingest.c -lsqlite3
for search in yes no; do
  echo "— search: $search"
  [ $search = no ] && export ATTEST_INGEST_NO_SEARCH=1
  ATTEST_CHECK=1 ATTEST_INGEST=${1:-2000000} ATTEST_INGEST_KB=$folder/kb.sqlite swift test -c release \
    -Xswiftc -enable-testing --skip-build --disable-xctest --filter IngestTests 2>&1 | grep -E '^(ingest|search|  )|✘'
  ls -l "$folder/kb.sqlite" | awk '{ print "file: " int($5 / 1000000) " MB" }'
  "$folder/bare_ingest" "$folder/kb.sqlite" "$folder/bare.sqlite"
done
