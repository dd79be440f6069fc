#!/usr/bin/env bash
# Jobs on Spark, some of them disturbed, each compared with `attest run` (see jobs.py). Takes the path of `attest` and, if
# wanted, the number of jobs and of those with a killed executor. Skips, and says so, without Java or PyPI.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
attest=$1
if ! command -v java >/dev/null && ! "$root/Pipelines/install.sh" openjdk-17-jre-headless; then
  echo "skipped: there is no Java, which Spark needs (Debian: openjdk-17-jre-headless)"
  exit 0
fi
environment=$root/.build/spark
"$root/Tests/environment.sh" spark "no job was run on Spark" "$here/requirements.txt" "$root/Pipelines/spark/requirements.txt" || exit $(($? == 69 ? 0 : $?))
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! "$environment/bin/python" "$here/jobs.py" "$(realpath "$attest")" "$root/Corpus/documents" "${2:-20}" "${3:-3}" 2>"$log"; then
  tail -n 40 "$log" >&2
  exit 1
fi
