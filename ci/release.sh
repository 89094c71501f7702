#!/bin/sh
# Attaches the files of a folder to a release of GitHub, with their checksums; makes the release if there is none.
#
#   release.sh FOLDER TAG
#
# GH_TOKEN   a token that may write contents
set -eu

fail() {
  printf '::error title=jikji::%s\n' "$1" >&2
  exit 1
}

[ $# -eq 2 ] || { echo 'release.sh FOLDER TAG' >&2; exit 2; }
scripts=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=$1 tag=$2
case $tag in
  '' | -*) fail "'$tag' is not the name of a tag" ;;
esac

sh "$scripts/checksums.sh" "$folder"
# GitHub replaces other characters in the names of assets, so that no checksum would fit its file.
LC_ALL=C
export LC_ALL
for file in "$folder"/*; do
  name=$(basename -- "$file")
  case $name in
    *[!0-9A-Za-z._-]*) fail "GitHub cannot keep the name $name; give the document a \`file\` of ASCII letters" ;;
  esac
done

gh release view "$tag" >/dev/null 2>&1 || gh release create "$tag" --verify-tag --title "$tag" --notes ''
gh release upload "$tag" "$folder"/* --clobber
