#!/bin/sh
# Writes SHA256SUMS into a folder, for the files in it: `sha256sum --check SHA256SUMS` compares them.
#
#   checksums.sh FOLDER
set -eu

[ $# -eq 1 ] || { echo 'checksums.sh FOLDER' >&2; exit 2; }
cd -- "$1"
rm -f SHA256SUMS
set -- *
[ -e "$1" ] || { printf '::error title=jikji::there is nothing in %s\n' "$PWD" >&2; exit 1; }
if command -v sha256sum >/dev/null 2>&1; then sums=$(sha256sum -- "$@"); else sums=$(shasum -a 256 -- "$@"); fi
printf '%s\n' "$sums" >SHA256SUMS
