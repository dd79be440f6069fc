#!/usr/bin/env bash
# Everything that must hold before a change lands: format, build without warnings, tests, quality gate. Ends with the test
# runner's own lines.
set -euo pipefail
cd "$(dirname "$0")/.."

Pipelines/install.sh libxml2-dev libsqlite3-dev libssl-dev libcurl4-openssl-dev zlib1g-dev pkg-config git openssl python3 python3-venv

echo "— format"
git ls-files -z '*.swift' | xargs -0 swift format lint --strict --configuration .swift-format

echo "— build (release, testable, warnings are errors)"
export ATTEST_CHECK=1
build=(-c release -Xswiftc -enable-testing)
swift build "${build[@]}" --build-tests 2>&1 | grep -vE '^\[[0-9]+/[0-9]+\] (Compiling|Emitting|Write|Wrapping)' | tail -n 30
attest=$(swift build "${build[@]}" --show-bin-path)/attest

echo "— quality gate"
"$attest" evaluate Corpus/documents --check Corpus/baseline.json --errors 10

echo "— kills"
python3 Tests/Reliability/kill.py "$attest" "${KILLS:-25}"
python3 Tests/Reliability/crawl.py "$attest" "${CRAWL_KILLS:-100}"

echo "— crawls of hostile and changing sites"
python3 Tests/Reliability/rebind.py "$attest" 2000
python3 Tests/Reliability/zoo.py "$attest" fast
python3 Tests/Reliability/traps.py "$attest" 300
python3 Tests/Reliability/nights.py "$attest" 300
python3 Tests/Reliability/mornings.py "$attest"
python3 Tests/Reliability/outages.py "$attest"
python3 Tests/Reliability/odd.py "$attest"
python3 Tests/Reliability/polite.py "$attest" 42 500
python3 Tests/Reliability/chains.py "$attest" 200

echo "— exports, loaded by other programs"
Tests/loaders/check.sh "$attest"

echo "— archives, read by other programs"
Tests/archives/check.sh "$attest"

echo "— jobs on Spark"
Tests/Spark/check.sh "$attest" "${SPARK_JOBS:-20}" "${SPARK_KILLS:-3}"

echo "— manual pages and completions"
help=$(mktemp -d)
Pipelines/help.sh "$help" "$attest" >/dev/null
bash -n "$help/share/bash-completion/completions/attest"
[ "$(find "$help/share/man" -name '*.1' -size +1k | wc -l)" -ge 18 ]
if command -v groff >/dev/null && cat "$help"/share/man/man1/*.1 | groff -man -ww -z 2>&1 | grep .; then exit 1; fi
rm -rf "$help"

echo "— requests that are none"
python3 Tests/Reliability/requests.py "$attest" "${REQUESTS:-4000}" "${SLOW_CLIENTS:-200}" "${HONEST_MILLISECONDS:-2000}"

echo "— in a browser"
Tests/Browser/check.sh "$attest"

echo "— tests"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
swift test "${build[@]}" --skip-build --disable-xctest >"$log" 2>&1 || status=$?
# What failed in full, then the runner's closing line.
grep -A 20 -E '^✘' "$log" | grep -vE '^(◇|✔) ' | head -n 200 || true
tail -n 1 "$log"
exit "$status"
