#!/usr/bin/env bash
# Writes the digests of all sources and gold files to manifest.json.
set -euo pipefail
cd "$(dirname "$0")"
{
  echo '{'
  find documents -type f | LC_ALL=C sort | xargs sha256sum | sed -E 's/^([0-9a-f]+)  (.*)$/  "\2": "\1",/' | sed '$ s/,$//'
  echo '}'
} >manifest.json
