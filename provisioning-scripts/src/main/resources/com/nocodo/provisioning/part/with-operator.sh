# What the operator's own program installs, as its account: it tells `changed`, `missing`, and what it does.
with_operator() { # [ARGUMENT]...; sets `why` where not all is there
    result=$(mktemp)
    { as_operator /usr/lib/nocodo/current/bin/nocodo-tools "$@" && echo ok >"$result"; } | while read -r line; do
        case $line in
            changed\ *) changed "${line#changed }" ;;
            missing\ *) printf '%s\n' "${line#missing }" >"$result" ;;
            cli\ *) fact "cli-${line#cli }" ;;
            *) doing "$line" ;;
        esac
    done
    why=$(cat "$result")
    rm -f "$result"
    [ "$why" = ok ]
}

as_operator() {
    systemctl stop nocodo-tools.service 2>/dev/null || : # of a run whose line broke
    systemd-run --quiet --pipe --wait --collect --unit=nocodo-tools -p RuntimeMaxSec=1800 --uid=nocodo-operator --gid=nocodo-operator \
        -p EnvironmentFile=/etc/nocodo/operator.env -p EnvironmentFile=-/etc/nocodo/operator.local.env \
        -p NoNewPrivileges=yes -p ProtectSystem=strict -p ProtectHome=yes -p PrivateTmp=yes -p UMask=0077 \
        -p ReadWritePaths="/var/lib/nocodo-operator /var/cache/nocodo-operator" -- "$@"
}
