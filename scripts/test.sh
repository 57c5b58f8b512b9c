#!/bin/sh
# Everything that must hold: formatting, bug patterns, nullness, unit tests, and applications built for real.
#   --all  every description of the development set, all kills, all broken twins (some hours)
#   --fast only what needs no generated application
set -eu
excluded=all
for option in "$@"; do
    case $option in
        --all) excluded= ;;
        --fast) excluded=slow,all ;;
        *) printf 'nocodo: test knows --all and --fast, not %s\n' "$option" >&2; exit 2 ;;
    esac
done
# OpenSSH's own server, for the tests of SSH; they are left out where it is not there. It is installed, and by the
# policy not started.
if ! [ -x /usr/sbin/sshd ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    printf 'nocodo: installing openssh-server with apt-get\n' >&2
    policy=
    [ -e /usr/sbin/policy-rc.d ] || { policy=/usr/sbin/policy-rc.d; printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"; }
    { apt-get install -y -q --no-install-recommends openssh-server \
        || { apt-get update -q && apt-get install -y -q --no-install-recommends openssh-server; }; } >/dev/null 2>&1 \
        || printf 'nocodo: apt-get cannot install openssh-server\n' >&2
    [ -z "$policy" ] || rm -f "$policy"
fi
cd "$root"
if [ -z "$excluded" ] && [ -z "${NOCODO_OPERATOR_DIST:-}" ]; then
    NOCODO_OPERATOR_DIST=$(JAVA_HOME="$JAVA_HOME" ./nocodo dist) # what tests install on a server
    export NOCODO_OPERATOR_DIST
fi
exec "$mvn" -B -ntp -T 2 verify "-Dtests.excluded=$excluded"
