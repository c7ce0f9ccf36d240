#!/bin/sh
# pages.sh install: the SPA's packages, if its lock has changed since.
# pages.sh build:   the same, and the SPA itself, if its sources have changed since.
set -eu
cd "$(dirname "$0")/../../frontend"

if [ ! -f node_modules/.installed ] || [ package-lock.json -nt node_modules/.installed ]; then
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.installed
fi
[ "$1" = build ] || exit 0

newer=$(find src static package.json tsconfig.json ./*.ts -newer build/index.html -print -quit 2>/dev/null || echo all)
if [ ! -f build/index.html ] || [ -n "$newer" ]; then
    npm run --silent build
    touch build/index.html
fi
