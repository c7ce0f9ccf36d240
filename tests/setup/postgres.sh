#!/bin/sh
# postgres.sh COMMAND...: runs the command beside a PostgreSQL of its own, whose address is in
# MOTCUA_TEST_POSTGRES. The cluster lives in a new folder, on a port that was free, and is gone afterwards; a
# server that is already there is never touched. Works as root and as an ordinary user.
set -eu

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo -n "$@"; else return 1; fi
}

find_programs() {
    if command -v initdb >/dev/null 2>&1; then dirname "$(readlink -f "$(command -v initdb)")"; return; fi
    for folder in /usr/lib/postgresql/*/bin; do
        if [ -x "$folder/initdb" ]; then echo "$folder"; return; fi
    done
}

programs=$(find_programs)
if [ -z "$programs" ] && command -v apt-get >/dev/null 2>&1; then
    # Without Debian's own cluster, which would start a server.
    as_root mkdir -p /etc/postgresql-common &&
        echo 'create_main_cluster = false' | as_root tee -a /etc/postgresql-common/createcluster.conf >/dev/null &&
        { as_root apt-get update -qq; as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null; } || true
    programs=$(find_programs)
fi
if [ -z "$programs" ]; then
    echo "PostgreSQL is missing: install Debian's package postgresql" >&2
    exit 1
fi

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u "$owner" -- "$@"); else "$@"; fi
}
owner=$(id -un)
if [ "$owner" = root ]; then
    owner=postgres
    id postgres >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin postgres
fi

folder=$(mktemp -d /tmp/motcua-postgres.XXXXXX)
chmod 711 "$folder"
stop() {
    as_owner "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

install -d -m 700 "$folder/data" "$folder/socket"
[ "$(id -u)" = 0 ] && chown "$owner" "$folder/data" "$folder/socket"
as_owner "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions >/dev/null

started=
for _ in 1 2 3 4 5; do
    port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
    options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder/socket -c max_connections=400"
    options="$options -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    if as_owner "$programs/pg_ctl" -D "$folder/data" -l "$folder/data/log" -w -t 30 -o "$options" start >/dev/null 2>&1; then
        started=yes
        break
    fi
done
if [ -z "$started" ]; then
    echo "PostgreSQL does not start:" >&2
    tail -5 "$folder/data/log" >&2
    exit 1
fi

export MOTCUA_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
"$@"
