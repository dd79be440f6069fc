#!/usr/bin/env bash
# The reliability tests with their full counts (hours): kills, damaged files, combinations of runs, and ingest at scale.
# Tests/check.sh runs the same with small ones. Counts may be lowered: KILLS=300 MUTATIONS=1000 COMBINATIONS=40 Tests/night.sh
set -euo pipefail
cd "$(dirname "$0")/.."

Pipelines/install.sh libxml2-dev libsqlite3-dev libssl-dev libcurl4-openssl-dev zlib1g-dev pkg-config git openssl python3
export ATTEST_CHECK=1
build=(-c release -Xswiftc -enable-testing)
swift build "${build[@]}" --build-tests 2>&1 | tail -n 3
attest=$(swift build "${build[@]}" --show-bin-path)/attest

echo "— kills (R1)"
python3 Tests/Reliability/kill.py "$attest" "${KILLS:-10000}"

echo "— kills of a crawl (C6)"
python3 Tests/Reliability/crawl.py "$attest" "${CRAWL_KILLS:-2000}"

echo "— crawls: names that change (C2), a hostile zoo (C4), sites without an end (C5), three nights (C8), politeness (C9), credentials (C10)"
python3 Tests/Reliability/rebind.py "$attest" "${REBINDS:-20000}"
python3 Tests/Reliability/zoo.py "$attest" all
python3 Tests/Reliability/traps.py "$attest" 1000
python3 Tests/Reliability/nights.py "$attest" "${NIGHT_PAGES:-5000}"
python3 Tests/Reliability/mornings.py "$attest"
python3 Tests/Reliability/outages.py "$attest"
python3 Tests/Reliability/odd.py "$attest"
python3 Tests/Reliability/polite.py "$attest" "${POLITE_HOSTS:-200}" "${POLITE_REQUESTS:-100000}"
python3 Tests/Reliability/chains.py "$attest" 2000

echo "— damaged files (R7, C7), orders and interruptions (R6)"
ATTEST_MUTATIONS=${MUTATIONS:-20000} ATTEST_COMBINATIONS=${COMBINATIONS:-200} \
  swift test "${build[@]}" --skip-build --disable-xctest --filter 'CorruptionTests|RunTests|WritingTests' 2>&1 | grep -E '^✘|Test run' |
  cut -c1-600

echo "— requests that are none (W5, W6), SQL (W5), payloads in addresses (W1)"
python3 Tests/Reliability/requests.py "$attest" "${REQUESTS:-2000000}" "${SLOW_CLIENTS:-2000}" "${HONEST_MILLISECONDS:-100}"
STATEMENTS=10000 EVERY=1 swift test "${build[@]}" --skip-build --disable-xctest --filter 'QueryTests|PayloadTests' 2>&1 | grep -E '^✘|Test run'
EVERY=1 Tests/Browser/check.sh "$attest"

echo "— documentation site"
Pipelines/documentation.sh

echo "— jobs on Spark (S1)"
Tests/Spark/check.sh "$attest" "${SPARK_JOBS:-200}" "${SPARK_KILLS:-60}"

echo "— twice the packs, a gazetteer of a hundred thousand names, a hundred thousand citations"
ATTEST_MEASURE=1 swift test "${build[@]}" --skip-build --disable-xctest --filter "PackGrowthTests|CitationSpeedTests" 2>&1 | grep -E '^✘|Test run'

echo "— growth with hostile forms (P3)"
python3 Tests/Reliability/growth.py "$attest" || true

echo "— ingest and search at scale"
Tests/Benchmarks/Ingest/limit.sh "${MENTIONS:-2000000}"
