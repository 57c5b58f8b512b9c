#!/bin/sh
# Writes the locks of the coding CLIs that a server may get: one package each, by its version and the SHA-512 of what is
# downloaded. Run by whoever brings newer versions; the locks are read by the operator.
#   scripts/coding-clis.sh             the newest versions that the registry has
#   scripts/coding-clis.sh claude-code 2.1.332    this one of one of them
# Three of them are a program for each platform: that one is locked, not the small package that chooses it at
# installation by a script. Of the others, what they load only where it is there (a terminal, a clipboard) is left out.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
out=$root/operator-daemon/src/main/resources/com/nocodo/operator/toolchain/cli
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

lock() { # ID PACKAGE VERSION
    folder=$work/$1
    mkdir -p "$folder"
    printf '{"name":"%s","private":true,"dependencies":{"%s":"%s"}}\n' "$1" "$2" "$3" >"$folder/package.json"
    (cd "$folder" && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund \
        --os=linux --cpu=x64 --loglevel=error >&2)
    node -e '
        const lock = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        const name = "node_modules/" + process.argv[2];
        const one = lock.packages[name];
        if (Object.keys(one.dependencies ?? {}).length) throw new Error(process.argv[2] + " needs more packages now");
        if (!/^sha512-/.test(one.integrity)) throw new Error(process.argv[2] + " has no SHA-512");
        delete one.optionalDependencies;
        lock.packages = { "": lock.packages[""], [name]: one };
        console.log(JSON.stringify(lock, null, 2));
    ' "$folder/package-lock.json" "$2" >"$work/$1.json"
    mv "$work/$1.json" "$out/$1.json"
    printf '%s %s\n' "$1" "$3"
}

newest() { npm view "$1" version; }

only=${1:-}
given=${2:-}
one() { # ID PACKAGE PACKAGE-WHOSE-NEWEST-VERSION-COUNTS [WHAT FOLLOWS THE VERSION]
    [ -z "$only" ] || [ "$only" = "$1" ] || return 0
    lock "$1" "$2" "${given:-$(newest "$3")}${4:-}"
}
one claude-code @anthropic-ai/claude-code-linux-x64 @anthropic-ai/claude-code
one codex @openai/codex @openai/codex -linux-x64
one gemini-cli @google/gemini-cli @google/gemini-cli
one qwen-code @qwen-code/qwen-code @qwen-code/qwen-code
one opencode opencode-linux-x64 opencode-ai
