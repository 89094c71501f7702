#!/bin/sh
# Prints the Scoop manifest of a release: `scoop install` takes its address, and `scoop update` finds the next release by it.
#
#   scoop.sh SUM         SUM: the .sha256 file of the archive for Windows
set -eu

[ $# -eq 1 ] || { echo 'scoop.sh SUM' >&2; exit 2; }
manifest=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)/Cargo.toml
field() { sed -n "s/^$1 = \"\\(.*\\)\"\$/\\1/p" "$manifest" | head -n 1; }
version=$(field version) repository=$(field repository)
sum=$(cut -d ' ' -f 1 "$1")
case $sum in
  *[!0-9a-f]* | '') echo "$1 has no checksum" >&2; exit 1 ;;
esac

cat <<JSON
{
  "version": "$version",
  "description": "$(field description)",
  "homepage": "$repository",
  "license": "MIT|Apache-2.0",
  "architecture": {
    "64bit": {
      "url": "$repository/releases/download/v$version/jikji-x86_64-pc-windows-msvc.zip",
      "hash": "$sum"
    }
  },
  "bin": "jikji.exe",
  "checkver": {"github": "$repository"},
  "autoupdate": {
    "architecture": {
      "64bit": {
        "url": "$repository/releases/download/v\$version/jikji-x86_64-pc-windows-msvc.zip",
        "hash": {"url": "\$url.sha256"}
      }
    }
  }
}
JSON
