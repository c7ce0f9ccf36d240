#!/bin/bash
# Everything that must hold, step by step; stops at the first that does not.
set -euo pipefail
cd "$(dirname "$0")/../.."

step() {
    local name=$1 start=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@" || { printf '== %s: FAILED\n' "$name"; exit 1; }
    printf '== %s: %d s\n' "$name" $((SECONDS - start))
}

same_document() { target/debug/motcua openapi | diff -u openapi.yaml -; }
in_frontend() { (cd frontend && "$@"); }
in_tests() { (cd tests && "$@"); }
same_client() {
    local kept
    kept=$(mktemp)
    cp frontend/src/lib/api/schema.d.ts "$kept"
    in_frontend npm run --silent client
    diff -u "$kept" frontend/src/lib/api/schema.d.ts && rm -f "$kept"
}

step 'tools' tests/setup/tools.sh
step 'packages of the pages' tests/setup/pages.sh install
step 'pages: lint' in_frontend npm run --silent lint
step 'pages: types' in_frontend npm run --silent check
step 'pages: unit tests' in_frontend npm test --silent
step 'pages: production build' in_frontend npm run --silent build
step 'format' cargo fmt --check
step 'lints' cargo clippy --workspace --all-targets --locked --quiet -- -D warnings
step 'unit and API tests on SQLite and PostgreSQL' tests/setup/postgres.sh cargo test --workspace --locked --quiet
step 'server' cargo build --locked --quiet --package motcua
step 'openapi.yaml is the code'"'"'s' same_document
step 'the typed client is openapi.yaml'"'"'s' same_client
step 'packages of the tests' tests/setup/packages.sh
step 'openapi.yaml is sound' in_tests npm run --silent lint
step 'other implementations of OpenID Connect' in_tests npm run --silent peers
step 'power cuts, lost databases, odd bytes' in_tests setup/postgres.sh npm run --silent faults
MOTCUA_CHROMIUM=$(tests/setup/chromium.sh)
export MOTCUA_CHROMIUM
step 'browser tests' in_tests npm run --silent browser
printf '\nall of it holds (%d s)\n' "$SECONDS"
