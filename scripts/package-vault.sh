#!/bin/sh
# The vault as a program of its own for this system, with its own Java: a folder that runs as it is, and an installer.
#   ./nocodo package [FOLDER]   makes FOLDER/nocodo-vault and FOLDER/*.deb, .dmg or .msi (default: target/package)
# An installer is left out, and said so, where the system lacks the tools for it.
set -eu
say() { printf 'nocodo: %s\n' "$*" >&2; }
die() { say "$*"; exit 69; }

folder=${1:-$root/target/package}
jpackage=$JAVA_HOME/bin/jpackage
[ -x "$jpackage" ] || die "this JDK has no jpackage: $JAVA_HOME. Set JAVA_HOME to a full JDK 25."
version=$(sed -n 's/^ *<version>\([0-9.]*\)-SNAPSHOT<.*/\1/p' "$root/pom.xml" | head -n 1)

case $(uname -s) in
    Linux) installer=deb; tool=dpkg-deb ;;
    Darwin) installer=dmg; tool=hdiutil; version=1.${version#*.} ;; # macOS knows no version 0
    *) installer=msi; tool=wix ;;
esac

# What the program and its libraries need of Java. Its own processes are started by bin/java, which stays in.
modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss
modules=$modules,java.sql,jdk.crypto.ec,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

rm -rf "$folder"
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/jars"
cp "$dist"/*.jar "$work/jars/"
main=$(basename "$dist"/vault-desktop-*.jar)

say "making nocodo-vault $version with its own Java"
"$jpackage" --type app-image --name nocodo-vault --app-version "$version" --vendor nocodo \
    --description "Keeps the keys of clouds, and makes hardened servers with them" \
    --input "$work/jars" --main-jar "$main" --main-class com.nocodo.vault.cli.Main \
    --add-modules "$modules" --jlink-options "--no-header-files --no-man-pages --compress zip-6" \
    --java-options "-XX:+UseSerialGC" --java-options "-XX:TieredStopAtLevel=1" \
    --java-options "--enable-native-access=ALL-UNNAMED" \
    --dest "$folder" || die "jpackage could not make the image"

if command -v "$tool" >/dev/null 2>&1; then
    say "making the installer ($installer)"
    set --
    [ "$installer" != deb ] || set -- --linux-shortcut --linux-deb-maintainer noreply@nocodo.com --linux-app-category utils
    image=$folder/nocodo-vault
    [ -d "$image" ] || image=$folder/nocodo-vault.app
    "$jpackage" --type "$installer" --name nocodo-vault --app-version "$version" --vendor nocodo \
        --app-image "$image" --dest "$folder" "$@" || die "jpackage could not make the installer"
else
    say "no installer: $tool is not here"
fi
say "it is in $folder"
