#!/bin/sh
# Checks or builds profiles, with the problems as annotations, and ends with the exit status of the program.
#
#   run.sh               prints what the program says
#
# JIKJI_COMMAND    `check` or `build`
# JIKJI_FILES      the profiles, a line each; `*` stands for any part of a name
# JIKJI_ARGUMENTS  further arguments, parted and quoted as in a shell, but nothing in them is run or replaced
# JIKJI_OUTPUT     the folder that `build` writes to
# JIKJI_FORMAT     how problems are printed: as `--message-format` says
set -eu

fail() {
  printf '::error title=jikji::%s\n' "$1" >&2
  exit 2
}

command=${JIKJI_COMMAND:-check}
output=${JIKJI_OUTPUT:-documents}
case $command in
  check | build) ;;
  *) fail "the command is check or build, not $command" ;;
esac
newline='
'

# Each argument on a line of its own.
words=$(printf '%s\n' "${JIKJI_ARGUMENTS:-}" | xargs -n 1 printf '%s\n') || fail "a quote in the arguments has no end"

set -f
IFS=$newline
set -- "$command" --message-format "${JIKJI_FORMAT:-github}"
for word in $words; do set -- "$@" "$word"; done
[ "$command" = check ] || set -- "$@" --output "$output/"
# A file may be called as an option is.
set -- "$@" --
set +f
for file in ${JIKJI_FILES:-profile.yaml}; do set -- "$@" "${file%"$(printf '\r')"}"; done
unset IFS

jikji "$@"
