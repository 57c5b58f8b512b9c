#!/bin/sh
# The tests of an application on PostgreSQL: starts a server of its own on a free loopback port, in a folder that goes
# with it, and stops it afterwards.
#   scripts/postgres-tests.sh APP        the folder of an application
#   scripts/postgres-tests.sh SPEC.yaml  an application that is written for it first (needs Maven and a JDK 25)
# What cargo builds goes to CARGO_TARGET_DIR, where that is set.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
say() { printf 'nocodo: %s\n' "$*" >&2; }
die() { say "$*"; exit 69; }

[ $# -eq 1 ] || { say "usage: postgres-tests.sh APP | SPEC.yaml"; exit 2; }
[ -e "$1" ] || die "there is no $1"
command -v cargo >/dev/null 2>&1 || die "cargo is needed to run an application's tests"

# --- PostgreSQL's programs ------------------------------------------------------------------------------------------
find_postgres() { # prints the folder that has initdb and pg_ctl
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/pgsql/bin; do
        [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && found=$folder
    done
    [ -n "${found:-}" ] || found=$(dirname -- "$(readlink -f -- "$(command -v initdb 2>/dev/null)" 2>/dev/null)" 2>/dev/null) || true
    [ -n "${found:-}" ] && [ -x "$found/pg_ctl" ] && printf '%s\n' "$found"
}

install_postgres() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
    say "installing PostgreSQL"
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then # no server of the system's own
        mkdir -p /etc/postgresql-common
        printf 'create_main_cluster = false\n' > /etc/postgresql-common/createcluster.conf
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Options::=--force-confold postgresql >/dev/null 2>&1
}

bin=$(find_postgres) || { install_postgres && bin=$(find_postgres); } ||
    die "PostgreSQL is not here and could not be installed: install its server (Debian: apt-get install postgresql)"

# --- A server of our own --------------------------------------------------------------------------------------------
folder=$(mktemp -d "${TMPDIR:-/tmp}/nocodo-postgres.XXXXXX")
as=
if [ "$(id -u)" -eq 0 ]; then # PostgreSQL refuses to run as root
    as=postgres
    id "$as" >/dev/null 2>&1 || as=nobody
    chown "$as" "$folder"
fi
unprivileged() {
    if [ -n "$as" ]; then (cd / && setpriv --reuid="$as" --regid="$(id -g "$as")" --clear-groups -- "$@"); else "$@"; fi
}

stop() {
    [ -f "$folder/data/postmaster.pid" ] && unprivileged "$bin/pg_ctl" -D "$folder/data" -m immediate -s -w stop || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

unprivileged "$bin/initdb" -D "$folder/data" -U app --auth=trust --encoding=UTF8 --locale=C >"$folder/log" 2>&1 ||
    die "PostgreSQL could not make a database: $(tail -n 3 "$folder/log")"
port=
for _ in 1 2 3 4 5; do
    try=$((49152 + $(od -An -N2 -tu2 /dev/urandom) % 16000))
    options="-p $try -h 127.0.0.1 -k $folder -c fsync=off -c full_page_writes=off -c max_connections=300"
    if unprivileged "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -o "$options" -s -w start 2>/dev/null; then
        port=$try
        break
    fi
done
[ -n "$port" ] || die "PostgreSQL does not start: $(tail -n 3 "$folder/data/server.log")"

# --- The application and its tests ----------------------------------------------------------------------------------
app=$1
if [ -f "$1" ]; then
    app=$folder/app
    mvn=${mvn:-mvn}
    "$mvn" -B -ntp -q -f "$root/pom.xml" -pl agent-modes -am test-compile
    "$mvn" -B -ntp -q -f "$root/pom.xml" -pl agent-modes dependency:build-classpath \
        -Dmdep.includeScope=test "-Dmdep.outputFile=$folder/classpath"
    modes=$root/agent-modes/target
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$modes/classes:$modes/test-classes:$(cat "$folder/classpath")" \
        com.nocodo.modes.generate.backend.WriteApp "$1" "$app"
fi
say "PostgreSQL $("$bin/postgres" --version | cut -d' ' -f3) on port $port; running the tests of $app"
cd "$app"
TEST_DATABASE_URL="postgres://app@127.0.0.1:$port/postgres" cargo test --locked --quiet
