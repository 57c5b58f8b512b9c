# Runs a program of the operator's as its account, and passes on what it says, a line each. What it could not do is left
# in `why`, and the facts that it told in the file `told`, until `tell` passes them on.
program() { # UNIT SECONDS PROGRAM ARGUMENT...
    unit=$1 limit=$2 binary=/usr/lib/nocodo/current/bin/$3
    shift 3
    [ -x "$binary" ] || fail "the operator here is too old for that: it has no ${binary##*/}. Update it first"
    systemctl stop "$unit.service" 2>/dev/null || : # of a run whose line broke
    rm -f "${told:-}"
    trap 'rm -f "${ended:-}" "${told:-}"' EXIT
    ended=$(mktemp)
    told=$(mktemp)
    { as_operator "$binary" "$@" && echo ok >"$ended"; } | while read -r line; do
        case $line in
            changed\ *) changed "${line#changed }" ;;
            missing\ *) printf '%s\n' "${line#missing }" >"$ended" ;;
            fact\ *) printf '%s\n' "${line#fact }" >>"$told" ;;
            *) doing "$line" ;;
        esac
    done
    why=$(cat "$ended")
    rm -f "$ended"
    [ "$why" = ok ]
}

tell() {
    while read -r one; do fact "$one"; done <"$told"
    rm -f "$told"
}

as_operator() {
    systemd-run --quiet --pipe --wait --collect --unit="$unit" -p RuntimeMaxSec="$limit" --uid=nocodo-operator --gid=nocodo-operator \
        -p EnvironmentFile=/etc/nocodo/operator.env -p EnvironmentFile=-/etc/nocodo/operator.local.env \
        -p NoNewPrivileges=yes -p ProtectSystem=strict -p ProtectHome=yes -p PrivateTmp=yes -p UMask=0077 \
        -p ReadWritePaths="/var/lib/nocodo-operator /var/cache/nocodo-operator -/var/lib/nocodo-state" -- "$@" 9>&-
}
