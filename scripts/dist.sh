#!/bin/sh
# Packs the operator for a server: with a Java runtime of its own, so that the server needs none. `./nocodo dist` runs it.
#   ./nocodo dist [FOLDER]   writes nocodo-operator-VERSION-linux-x86_64.tar.gz and its .sha256, and prints the path
# The same sources and the same JDK make the same bytes.
set -eu

say() { printf 'nocodo: %s\n' "$*" >&2; }
die() { say "$*"; exit 69; }

[ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || die "the operator's distribution can be made on Linux x86_64 only, for the same."
[ -x "$JAVA_HOME/bin/jlink" ] || die "$JAVA_HOME has no jlink. Install a whole JDK and set JAVA_HOME."

version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$root/pom.xml" | sed -n '/^[0-9.]*\(-SNAPSHOT\)\{0,1\}$/p' | head -n 1)
[ -n "$version" ] || die "pom.xml does not tell the version."
name=nocodo-operator-$version
out=${1:-$root/target}
mkdir -p "$out"
out=$(CDPATH= cd -- "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
whole=$work/$name

# What libraries ask for by name at run time, and jdeps cannot see: texts and encodings of all languages, archives as
# file systems, and what the machine is doing.
by_name=java.naming,java.logging,jdk.localedata,jdk.charsets,jdk.zipfs,jdk.management,jdk.crypto.cryptoki

modules() {
    "$JAVA_HOME/bin/jdeps" --print-module-deps --ignore-missing-deps --multi-release 25 --class-path "$dist/*" "$dist"/*.jar |
        sed -n '/^java\.base/p'
}

say "looking which parts of Java the operator needs"
needed=$(modules)
case $needed in java.base,*) ;; *) die "jdeps did not tell the modules." ;; esac

say "packing $name"
mkdir -p "$whole/lib" "$whole/bin"
# Not compressed: the archive is, and the machine starts faster.
"$JAVA_HOME/bin/jlink" --add-modules "$needed,$by_name" --strip-java-debug-attributes --no-header-files --no-man-pages \
    --output "$whole/runtime"
cp "$dist"/*.jar "$whole/lib/"

launcher() { # CLASS ARGUMENT…
    cat <<LAUNCHER
#!/bin/sh
set -eu
whole=\$(CDPATH= cd -- "\$(dirname -- "\$0")/.." && pwd -P)
exec "\$whole/runtime/bin/java" $java_flags -cp "\$whole/lib/*" com.nocodo.$* "\$@"
LAUNCHER
}
launcher cli.Main up --no-browser --quiet >"$whole/bin/nocodo-operator"
launcher cli.Main >"$whole/bin/nocodo"
launcher operator.toolchain.InstallTools >"$whole/bin/nocodo-tools"
printf '%s\n' "$version" >"$whole/VERSION"
find "$whole" -type d -exec chmod 755 {} +
find "$whole" -type f -perm -100 -exec chmod 755 {} +
find "$whole" -type f ! -perm -100 -exec chmod 644 {} +
chmod 755 "$whole/bin/"*
(cd "$whole" && find . -type f ! -name MANIFEST | LC_ALL=C sort | xargs -d '\n' sha256sum >MANIFEST)
chmod 644 "$whole/MANIFEST"

"$whole/bin/nocodo" --version >/dev/null || die "the packed operator does not start."

archive=$name-linux-x86_64.tar.gz
epoch=${SOURCE_DATE_EPOCH:-0}
tar -C "$work" --sort=name --format=ustar --mtime="@$epoch" --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -n -6 >"$out/$archive.part"
mv -f "$out/$archive.part" "$out/$archive"
(cd "$out" && sha256sum "$archive" >"$archive.sha256")
printf '%s\n' "$out/$archive"
