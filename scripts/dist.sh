#!/bin/sh
# Packs the operator for a server: with a Java runtime of its own, so that the server needs none. `./nocodo dist` runs it.
#   ./nocodo dist [FOLDER]   writes nocodo-operator-VERSION-linux-x86_64.tar.gz, its .sha256 and its .sig, and prints the path
# It is signed with the key that NOCODO_SIGNING_KEY names (an ed25519 key of ssh-keygen, or a .pub whose private half an
# agent has), else with one of your own under ~/.config/nocodo/signing, made once (docs/decisions/0074).
# The same sources and the same JDK make the same bytes.
set -eu

say() { printf 'nocodo: %s\n' "$*" >&2; }
die() { say "$*"; exit 69; }

[ "$(uname -s) $(uname -m)" = "Linux x86_64" ] || die "the operator's distribution can be made on Linux x86_64 only, for the same."
[ -x "$JAVA_HOME/bin/jlink" ] || die "$JAVA_HOME has no jlink. Install a whole JDK and set JAVA_HOME."

command -v ssh-keygen >/dev/null 2>&1 || die "ssh-keygen is not here to sign with. Install OpenSSH (Debian, Ubuntu: openssh-client)."

signing_key() { # prints the path of a key that signs
    if [ -n "${NOCODO_SIGNING_KEY:-}" ]; then
        [ -f "$NOCODO_SIGNING_KEY" ] || die "NOCODO_SIGNING_KEY names no file: $NOCODO_SIGNING_KEY"
        printf '%s\n' "$NOCODO_SIGNING_KEY"
        return 0
    fi
    own=${XDG_CONFIG_HOME:-$HOME/.config}/nocodo/signing/id_ed25519
    if [ ! -f "$own" ]; then
        mkdir -p "${own%/*}" && chmod 700 "${own%/*}"
        ssh-keygen -q -t ed25519 -N '' -C 'signs operators' -f "$own" || die "no key to sign with could be made in ${own%/*}"
        say "made a key to sign operators with: $own. Servers trust who signed their first operator, so keep it"
    fi
    printf '%s\n' "$own"
}
key=$(signing_key)
case $(ssh-keygen -lf "$key" 2>/dev/null) in *'(ED25519)') ;; *) die "operators are signed by ed25519 keys, and $key is none." ;; esac

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
launcher operator.state.StateProgram >"$whole/bin/nocodo-state"
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
rm -f "$out/$archive.part.sig"
ssh-keygen -q -Y sign -f "$key" -n nocodo-operator "$out/$archive.part" || die "the archive could not be signed with $key."
mv -f "$out/$archive.part" "$out/$archive"
mv -f "$out/$archive.part.sig" "$out/$archive.sig"
(cd "$out" && sha256sum "$archive" >"$archive.sha256")
printf '%s\n' "$out/$archive"
