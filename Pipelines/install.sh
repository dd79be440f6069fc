#!/usr/bin/env bash
# Installs the Debian packages that are named as arguments and are missing, with a clear word where that fails.
set -euo pipefail
missing=()
for package in "$@"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "Installing: ${missing[*]}" >&2
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "error: ${missing[*]} are missing and this user cannot install them; run as root: apt-get install ${missing[*]}" >&2
    exit 77
  }
  as_root=(sudo)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update -q && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -q -y "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 5 "$log" >&2
  echo "error: could not install ${missing[*]}; install them with your package manager and try again" >&2
  exit 69
fi
