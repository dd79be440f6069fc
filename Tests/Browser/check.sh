#!/usr/bin/env bash
# Clicks through the review application in Debian's Chromium: journeys with and without script, axe-core on every page, wide
# and narrow, light and dark, and hostile documents. Takes the path of `attest`; EVERY is how many payloads share one that is
# also sent in addresses (1 sends all), SCREENS a folder for screenshots. Skips, and says so, only where the browser or PyPI
# cannot be had.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
attest=$1
"$root/Pipelines/install.sh" chromium python3 python3-venv || {
  status=$?
  [ "$status" -eq 69 ] && echo "skipped: Debian's packages cannot be reached, the review application was not tried in a browser"
  exit $((status == 69 ? 0 : status))
}
environment=$root/.build/browser
"$root/Tests/environment.sh" browser "the review application was not tried in a browser" "$here/requirements.txt" || exit $(($? == 69 ? 0 : $?))
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$environment/bin/python" "$here/check.py" "$attest" "$root/Corpus/documents" "$folder" "${EVERY:-200}"
