#!/bin/sh
# Benchmarks; each prints its figure beside that of the bare tool in the same run.
set -eu
case ${1:-} in
    build | operator | vault) ;;
    *) printf 'nocodo: the benchmarks are: nocodo bench build, nocodo bench operator, nocodo bench vault\n' >&2; exit 2 ;;
esac

measure() { # CLASS [ARGUMENT…]: in a fresh process, as a person's command is
    class=$1
    shift
    # shellcheck disable=SC2086
    "$JAVA_HOME/bin/java" $java_flags "$from_learnt" -cp "$dist/*" "com.nocodo.$class" "$@"
}

if [ "$1" = vault ]; then
    shift
    # Where there is an engine for containers, a server is hardened in one; nothing is installed for that.
    if [ -n "${DOCKER_HOST:-}" ] || { [ "$(id -u)" = 0 ] && command -v dockerd >/dev/null 2>&1; }; then
        told=$(sh "$root/scripts/test-host.sh" up) || told=
        NOCODO_BENCH_ENGINE=$(printf '%s\n' "$told" | sed -n 's/^DOCKER_HOST=//p')
        NOCODO_BENCH_IMAGE=$(printf '%s\n' "$told" | sed -n 's/^IMAGE=//p')
        export NOCODO_BENCH_ENGINE NOCODO_BENCH_IMAGE
    fi
    printf '%-58s %12s %12s\n' 'nocodo bench vault' measured target
    measure vault.bench.VaultBench "$@" || true # no figure makes this fail
    exit 0
fi

if [ "$1" = operator ]; then
    shift
    printf '%-58s %12s %12s\n' 'nocodo bench operator' measured target
    measure operator.bench.OperatorBench "$@" || true # no figure makes this fail
    exit 0
fi

if ! command -v wrk >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    printf 'nocodo: installing wrk, which makes the load, with apt-get\n' >&2
    apt-get install -y -q --no-install-recommends wrk >/dev/null
fi
printf '%-58s %12s %12s\n' 'nocodo bench build' measured target
measure operator.bench.WordsToSource 8
measure operator.bench.WordsToSource 40
measure operator.bench.BuildBench
measure operator.bench.LargeAppBench
