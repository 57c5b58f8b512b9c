#!/bin/sh
# Benchmarks; each prints its figure beside that of the bare tool in the same run.
set -eu
case ${1:-} in
    build) ;;
    *) printf 'nocodo: there is one benchmark so far: nocodo bench build\n' >&2; exit 2 ;;
esac

measure() { # CLASS [ARGUMENT…]: in a fresh process, as a person's command is
    class=$1
    shift
    # shellcheck disable=SC2086
    "$JAVA_HOME/bin/java" $java_flags "$from_learnt" -cp "$dist/*" "com.nocodo.operator.bench.$class" "$@"
}

if ! command -v wrk >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    printf 'nocodo: installing wrk, which makes the load, with apt-get\n' >&2
    apt-get install -y -q --no-install-recommends wrk >/dev/null
fi
printf '%-58s %12s %12s\n' 'nocodo bench build' measured target
measure WordsToSource 8
measure WordsToSource 40
measure BuildBench
measure LargeAppBench
