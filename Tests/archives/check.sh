#!/usr/bin/env bash
# Crawls a local site for two nights and has other programs read the archive: `warcio check` on every file, pywb replays every
# capture (both from PyPI, in a virtual environment below .build). Takes the path of `attest`. Skips, and says so, only where
# PyPI cannot be reached.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
attest=$1
environment=$root/.build/archives
"$root/Tests/environment.sh" archives "archives were not read by other programs" "$here/requirements.txt" || exit $(($? == 69 ? 0 : $?))
folder=$(mktemp -d)
trap 'kill "$site" 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 "$root/Tests/CrawlingTests/site.py" "$folder" 120 >"$folder/port" &
site=$!
until [ -s "$folder/port" ]; do sleep 0.1; done
port=$(cat "$folder/port")
cat >"$folder/pipeline.yml" <<YAML
formatVersion: 1
name: archives
sites: [{seeds: ["http://127.0.0.1:$port/"]}]
contact: mailto:test@site.example
archive: warc/
knowledgeBase: kb.sqlite
YAML
for night in 1 2; do
  echo "$night" >"$folder/night"
  # Captures are asked for by the second: the nights must not share one.
  sleep 1.1
  "$attest" crawl "$folder/pipeline.yml" --delay 0 --allow-loopback --quiet
done
for file in "$folder"/warc/*.warc.gz; do
  gzip -t "$file"
  "$environment/bin/warcio" check "$file"
done
"$environment/bin/python" "$here/replay.py" "$folder" "$environment/bin"
