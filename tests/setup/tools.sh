#!/bin/sh
# Says which tool is missing, in one line, before anything else fails for the lack of it.
set -eu
missing=
for tool in cargo node npm cc; do
    command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
done
if [ -n "$missing" ]; then
    echo "missing:$missing (needed: Rust by rustup, Node >= 20 with npm, a C compiler)" >&2
    exit 1
fi
