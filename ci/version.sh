#!/bin/sh
# Says which release to install here: its version, the target of this machine, and a folder for it.
#
#   version.sh           prints `version=`, `target=` and `folder=`, and adds them to $GITHUB_OUTPUT where there is one
#
# JIKJI_VERSION   the version; that of the checkout that this script belongs to where it is empty
# RUNNER_TEMP     where the folder is; /tmp without it
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

fail() {
  printf '::error title=jikji::%s\n' "$1" >&2
  exit 1
}

version=${JIKJI_VERSION:-}
[ -n "$version" ] || version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$here/Cargo.toml" | head -n 1)
version=${version#v}
case $version in
  '' | *[!0-9A-Za-z.+-]*) fail 'a version is written as in 1.2.3' ;;
esac

case $(uname -m) in
  x86_64 | amd64) machine=x86_64 ;;
  aarch64 | arm64) machine=aarch64 ;;
  *) fail "there is no release for $(uname -m); build the program and give its path" ;;
esac
case $(uname -s) in
  # The static one runs in every container.
  Linux) target=$machine-unknown-linux-musl ;;
  Darwin) target=$machine-apple-darwin ;;
  # Windows on ARM runs programs for x86-64.
  MINGW* | MSYS* | CYGWIN*) target=x86_64-pc-windows-msvc ;;
  *) fail "there is no release for $(uname -s); build the program and give its path" ;;
esac

temporary=${RUNNER_TEMP:-/tmp}
# With `/`, which all tools on Windows take.
if command -v cygpath >/dev/null 2>&1; then temporary=$(cygpath -m "$temporary"); fi
printf 'version=%s\ntarget=%s\nfolder=%s\n' "$version" "$target" "$temporary/jikji-$version-$target" |
  tee -a "${GITHUB_OUTPUT:-/dev/null}"
