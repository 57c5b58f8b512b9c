#!/bin/sh
# Everything that must hold: formatting, bug patterns, nullness, unit tests, and applications built for real.
#   --all  every description of the development set, all kills, all broken twins (more than two hours)
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
cd "$root"
if [ -z "$excluded" ] && [ -z "${NOCODO_OPERATOR_DIST:-}" ]; then
    NOCODO_OPERATOR_DIST=$(JAVA_HOME="$JAVA_HOME" ./nocodo dist) # what tests install on a server
    export NOCODO_OPERATOR_DIST
fi
exec "$mvn" -B -ntp -T 2 verify "-Dtests.excluded=$excluded"
