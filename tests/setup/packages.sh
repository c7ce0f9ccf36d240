#!/bin/sh
# Installs the packages of the tests, if their lock has changed since.
set -eu
cd "$(dirname "$0")/.."
if [ ! -f node_modules/.installed ] || [ package-lock.json -nt node_modules/.installed ]; then
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.installed
fi
