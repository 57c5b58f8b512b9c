#!/bin/sh
# Benchmarks; each prints its figure beside that of the bare tool in the same run.
set -eu
case ${1:-} in
    build) shift ;;
    *) printf 'nocodo: there is one benchmark so far: nocodo bench build\n' >&2; exit 2 ;;
esac
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$dist/*" com.nocodo.operator.bench.BuildBench "$@"
