#!/usr/bin/env bash
# Crawls a local site for two nights and has other programs read the archive: `warcio check` on every file, pywb replays every
# capture (both from PyPI, in a virtual environment below .build). Takes the path of `attest`. Skips, and says so, only where
# PyPI cannot be reached.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
attest=$1
environment=$root/.build/archives
if ! cmp -s "$here/requirements.txt" "$environment/requirements.txt"; then
  rm -rf "$environment"
  python3 -m venv "$environment"
  if ! "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt" 2>"$environment/log"; then
    if grep -qE 'Temporary failure in name resolution|Network is unreachable|Connection (refused|timed out)|NewConnectionError|ProxyError' "$environment/log"; then
      echo "skipped: PyPI cannot be reached, archives were not read by other programs"
      exit 0
    fi
    cat "$environment/log" >&2
    exit 1
  fi
  cp "$here/requirements.txt" "$environment/requirements.txt"
fi
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
  sleep 0.6
  "$attest" crawl "$folder/pipeline.yml" --delay 0 --allow-loopback --quiet
done
for file in "$folder"/warc/*.warc.gz; do
  gzip -t "$file"
  "$environment/bin/warcio" check "$file"
done
"$environment/bin/python" "$here/replay.py" "$folder" "$environment/bin"
