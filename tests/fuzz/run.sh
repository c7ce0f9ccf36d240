#!/bin/bash
# Throws requests generated from openapi.yaml at a running server for four minutes, then lints the document.
set -euo pipefail
cd "$(dirname "$0")/../.."

SCHEMATHESIS=4.32.5
CHECKS=not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,ignored_auth
# What moves the ground for everyone gets a pass of its own, after the others.
GROUND=(reset_sandbox set_sandbox_clock set_sandbox_faults sign_citizen_out end_citizen_sessions end_citizen_session
    report_citizen_activity sign_sandbox_persona_in sign_staff_out end_staff_sessions end_staff_session
    report_staff_activity reauthenticate_staff)

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

venv=tests/fuzz/.venv
if [ ! -x "$venv/bin/schemathesis" ]; then
    python3 -c 'import ensurepip' 2>/dev/null ||
        { as_root apt-get update -qq && as_root apt-get install -y -qq python3-venv; } >/dev/null 2>&1 ||
        { echo "Python's venv is missing: install Debian's package python3-venv" >&2; exit 1; }
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$SCHEMATHESIS"
fi

cargo build --locked --quiet --package motcua
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
url=http://localhost:$port
data=$(mktemp -d /tmp/motcua-fuzz.XXXXXX)
env MOTCUA_SANDBOX=true MOTCUA_LISTEN="127.0.0.1:$port" MOTCUA_PUBLIC_URL="$url" MOTCUA_DATA_DIR="$data" MOTCUA_LOG=warn \
    target/debug/motcua serve >"$data/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$data"' EXIT
for _ in $(seq 100); do
    curl -fs "$url/readyz" >/dev/null 2>&1 && break
    sleep 0.2
done

# Beside a bearer token of ours, a generated cookie counts for nothing; beside our cookies, a generated token hides them. So
# whoever is signed in comes once with cookies, and once with a token that nothing generated takes the place of.
cookie() { node tests/fuzz/cookies.mjs "$url"; }

# token KEY: of a persona or a member of the sandbox.
token() {
    curl -fsS -H "Origin: $url" -H 'Content-Type: application/json' -d "{\"key\":\"$1\"}" "$url/sandbox/sign-in" |
        node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).token'
}

# pass SECONDS OPTION...
pass() {
    local seconds=$1
    shift
    "$venv/bin/schemathesis" run openapi.yaml --url "$url" --seed 1 --workers 1 --max-examples 1000 --generation-database none --max-time "$seconds" \
        --checks "$CHECKS" --exclude-operation-id watch_vneid_sign_in -H "Cookie: $(cookie)" -H "Origin: $url" "$@"
}

failed=
excluded=() included=()
for operation in "${GROUND[@]}"; do
    excluded+=(--exclude-operation-id "$operation")
    included+=(--include-operation-id "$operation")
done
pass 90 "${excluded[@]}" || failed=yes
pass 60 "${excluded[@]}" --include-path-regex '^/api/staff/' -H "Authorization: Bearer $(token quan.tri)" || failed=yes
pass 40 "${excluded[@]}" --include-path-regex '^/api/citizen/' -H "Authorization: Bearer $(token level2)" || failed=yes
pass 30 "${included[@]}" || failed=yes
kill -0 "$server" || { echo "the server is gone" >&2; failed=yes; }
if grep -iE 'panic|ERROR' "$data/log" >&2; then failed=yes; fi

tests/setup/packages.sh
(cd tests && npm run --silent lint) || failed=yes
[ -z "$failed" ]
