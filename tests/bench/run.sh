#!/bin/bash
# Measures speed and size on this machine and prints a table; docs/benchmarks.md says how to read it.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v wrk >/dev/null 2>&1; then
    root=
    [ "$(id -u)" = 0 ] || root="sudo -n"
    { $root apt-get update -qq && $root apt-get install -y -qq --no-install-recommends wrk; } >/dev/null 2>&1 || true
fi
for tool in wrk taskset; do
    command -v "$tool" >/dev/null 2>&1 || { echo "$tool is missing: install Debian's packages wrk and util-linux" >&2; exit 1; }
done
if [ "$(nproc)" -lt 2 ]; then
    echo "one core is too few: the load needs one of its own" >&2
    exit 1
fi

cargo build --release --locked --quiet --package motcua --bins --examples
tests/setup/packages.sh
MOTCUA_CHROMIUM=$(tests/setup/chromium.sh)
export MOTCUA_CHROMIUM
cd tests
# Through npm, which finds the Node that the tests' packages ask for.
exec setup/postgres.sh npm run --silent bench -- "$@"
