#!/bin/sh
# Installs a release of jikji, or a binary that is there already, and puts it on the path of the steps that follow.
#
#   install.sh           says which version is on the path now
#
# JIKJI_PATH      a binary to take; nothing is downloaded then
# JIKJI_VERSION   the version to download otherwise; that of this checkout where it is empty
# JIKJI_SHA256    what the archive has to have; what the release says of it where this is empty
# JIKJI_RELEASES  where releases are: the `repository` of Cargo.toml and `/releases/download` where it is empty
# GITHUB_PATH     the file that folders for the path are added to, where there is one
set -eu

scripts=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

fail() {
  printf '::error title=jikji::%s\n' "$1" >&2
  exit 1
}

# Puts the binary's folder on the path, and shows that it runs.
use() {
  [ -f "$1" ] || fail "there is no binary at $1"
  "$1" --version || fail "$1 does not run here"
  folder=$(CDPATH='' cd -- "$(dirname -- "$1")" && pwd)
  # The runner on Windows takes paths as Windows has them.
  if command -v cygpath >/dev/null 2>&1; then folder=$(cygpath -w "$folder"); fi
  [ -z "${GITHUB_PATH:-}" ] || printf '%s\n' "$folder" >>"$GITHUB_PATH"
}

hash() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

get() {
  curl --proto '=https,file' --tlsv1.2 --fail --silent --show-error --location --retry 3 --output "$2" "$1" ||
    fail "cannot download $1"
}

if [ -n "${JIKJI_PATH:-}" ]; then
  # With `/`, as `dirname` wants it.
  if command -v cygpath >/dev/null 2>&1; then JIKJI_PATH=$(cygpath -m "$JIKJI_PATH"); fi
  use "$JIKJI_PATH"
  exit
fi

plan=$(GITHUB_OUTPUT='' sh "$scripts/version.sh")
said() { printf '%s\n' "$plan" | sed -n "s/^$1=//p"; }
version=$(said version) target=$(said target) folder=$(said folder)
case $target in
  *windows*) ending=zip program=jikji.exe ;;
  *) ending=tar.gz program=jikji ;;
esac

if [ ! -f "$folder/$program" ]; then
  releases=${JIKJI_RELEASES:-$(sed -n 's/^repository = "\(.*\)"$/\1/p' "$scripts/../Cargo.toml")/releases/download}
  archive=jikji-$target.$ending
  # A folder of its own, which takes its place whole.
  work=$folder.$$
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/out"
  get "$releases/v$version/$archive" "$work/$archive"
  wanted=${JIKJI_SHA256:-}
  if [ -z "$wanted" ]; then
    get "$releases/v$version/$archive.sha256" "$work/sum"
    wanted=$(cut -d ' ' -f 1 "$work/sum")
  fi
  [ "$(hash "$work/$archive")" = "$wanted" ] || fail "the checksum of $archive is not $wanted"
  case $ending in
    zip) unzip -q "$work/$archive" -d "$work/out" ;;
    *) tar -xzof "$work/$archive" -C "$work/out" --strip-components 1 ;;
  esac
  [ -f "$work/out/$program" ] || fail "$archive has no $program"
  mkdir -p "$folder"
  mv "$work/out/$program" "$folder/$program"
fi
use "$folder/$program"
