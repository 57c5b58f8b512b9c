#!/bin/sh
# Benchmarks; each prints its figure beside that of the bare tool in the same run.
set -eu
case ${1:-} in
    build | operator) ;;
    *) printf 'nocodo: the benchmarks are: nocodo bench build, nocodo bench operator\n' >&2; exit 2 ;;
esac

measure() { # CLASS [ARGUMENT…]: in a fresh process, as a person's command is
    class=$1
    shift
    # shellcheck disable=SC2086
    "$JAVA_HOME/bin/java" $java_flags "$from_learnt" -cp "$dist/*" "com.nocodo.operator.bench.$class" "$@"
}

if [ "$1" = operator ]; then
    shift
    printf '%-58s %12s %12s\n' 'nocodo bench operator' measured target
    measure OperatorBench "$@" || true # no figure makes this fail
    exit 0
fi

if ! command -v wrk >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    printf 'nocodo: installing wrk, which makes the load, with apt-get\n' >&2
    apt-get install -y -q --no-install-recommends wrk >/dev/null
fi
printf '%-58s %12s %12s\n' 'nocodo bench build' measured target
measure WordsToSource 8
measure WordsToSource 40
measure BuildBench
measure LargeAppBench
