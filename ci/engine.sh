#!/bin/sh
# Runs `jikji stream` under an engine for real: Dask's local cluster, from PyPI, in an environment of its own.
#
#   engine.sh [PROGRAM]  with this program, else with target/release/jikji
#
# JIKJI_PROFILES  how many profiles [2000]
# JIKJI_VENV      where the environment is kept; without it, it goes with the run
set -eu

here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../target/release/jikji}

if [ -n "${JIKJI_VENV:-}" ]; then
  venv=$JIKJI_VENV
else
  venv=$(mktemp -d)
  trap 'rm -rf "$venv"' EXIT
fi
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check dask==2026.8.0 distributed==2026.8.0
"$venv/bin/python" "$here/engine.py" "$program" "${JIKJI_PROFILES:-2000}"
