#!/usr/bin/env bash
# Makes the documentation site of the library's modules with DocC, from the release build:
#   Pipelines/documentation.sh [FOLDER]     (by default .build/documentation)
# To look at it: python3 -m http.server --directory FOLDER 8000, then http://localhost:8000/documentation/
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
out=${1:-$root/.build/documentation}
built=$root/.build/release
modules=(DocumentModel Digests QuoteLaw WebArchive Readers Recognition KnowledgeBase ClaimChecking Crawling Pipelines Review)
docc=$(command -v docc) || {
  echo "error: docc is not there; it is part of the Swift toolchain" >&2
  exit 66
}
[ -e "$built/Modules/Pipelines.swiftmodule" ] || {
  echo "error: $built has no modules; build first: swift build -c release --product attest" >&2
  exit 66
}
graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT

# What the modules import from C: the maps of the system's libraries, of the project's and of its dependencies' own.
maps=()
while IFS= read -r map; do maps+=(-Xcc "-fmodule-map-file=$map"); done < <(
  find "$root/Sources" "$root/.build/checkouts" "$built"/C*.build -name module.modulemap -not -path '*/Tests/*' |
    xargs grep -H -m 1 -oE '^(open )?(framework )?module "?[A-Za-z0-9_]+' | awk -F: '!seen[$2]++ { print $1 }'
)
for flag in $(pkg-config --cflags libxml-2.0 libcrypto libcurl zlib); do maps+=(-Xcc "$flag"); done
for module in "${modules[@]}"; do
  mkdir "$graphs/$module"
  swift-symbolgraph-extract -module-name "$module" -I "$built/Modules" -target "$(uname -m)-unknown-linux-gnu" "${maps[@]}" \
    -output-dir "$graphs/$module" -minimum-access-level public -skip-synthesized-members
done

rm -rf "$out"
"$docc" convert --additional-symbol-graph-dir "$graphs" --output-path "$out" --fallback-display-name Attest \
  --fallback-bundle-identifier attest --transform-for-static-hosting 2>"$graphs/log" || {
  tail -n 20 "$graphs/log" >&2
  exit 70
}
# DocC makes a tree for each module; this leads to them, in the order in which a document passes through them.
{
  echo '<!doctype html><html lang="en"><meta charset="utf-8"><title>Attest</title><h1>Attest: the modules of the library</h1><ol>'
  for module in "${modules[@]}"; do echo "<li><a href=\"${module,,}/\">$module</a></li>"; done
  echo '</ol></html>'
} >"$out/documentation/index.html"
echo "$(find "$out/documentation" -name index.html | wc -l) pages: $out"
