#!/bin/sh
# Writes THIRD-PARTY.txt, the licences of all that is in the binary: of its crates, by cargo-about, of its fonts and of its icons.
#
#   licences.sh          in the root of the repository
set -eu

cd "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/.."
temporary=THIRD-PARTY.$$
trap 'rm -f "$temporary"' EXIT

cargo about generate --locked --fail --config ci/about.toml ci/about.hbs >"$temporary"
part() {
  printf '%s\n%s\n\n' '================================================================================' "$1"
  cat -- "$2"
  echo
}
{
  printf 'FONTS AND ICONS\n\n'
  for licence in fonts/*/OFL.txt; do
    part "The font in $(dirname -- "$licence")" "$licence"
  done
  part 'The marks of networks, from Simple Icons' layouts/shared/icons/LICENSE-simple-icons.md
} >>"$temporary"
mv "$temporary" THIRD-PARTY.txt
