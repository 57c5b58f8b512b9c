# title: Install what applications are built with
# seconds: 240
#
# Compilers, git and a browser are the system's; Rust and Node.js are the operator's own, from their publishers.
step_run() {
    wanted="git acl gcc libc6-dev make pkg-config ca-certificates chromium"
    # Ubuntu has Chromium as a snap alone, which does not start in a sandbox: there the pages are not checked.
    # shellcheck disable=SC1091
    case $(. /etc/os-release && printf %s "$ID") in ubuntu) wanted=${wanted% chromium}; fact "browser none" ;; esac
    missing=
    for package in $wanted; do installed "$package" || missing="$missing $package"; done
    if [ -n "$missing" ]; then
        apt update >/dev/null || fail "apt-get update failed; can the server reach its package sources?"
        for package in $missing; do
            doing "Install $package"
            NEEDRESTART_SUSPEND=1 apt --no-install-recommends install "$package" >/dev/null || fail "apt-get could not install $package"
            changed "package $package"
        done
    fi
    doing "Install Rust and Node.js"
    result=$(mktemp)
    { as_operator /usr/lib/nocodo/current/bin/nocodo-tools && echo ok >"$result"; } | while read -r line; do
        case $line in
            changed\ *) changed "${line#changed }" ;;
            missing\ *) printf '%s\n' "${line#missing }" >"$result" ;;
            *) doing "$line" ;;
        esac
    done
    why=$(cat "$result")
    rm -f "$result"
    [ "$why" = ok ] || fail "${why:-the programs that build could not be installed}"
}

as_operator() {
    systemctl stop nocodo-tools.service 2>/dev/null || : # of a run whose line broke
    systemd-run --quiet --pipe --wait --collect --unit=nocodo-tools -p RuntimeMaxSec=1800 --uid=nocodo-operator --gid=nocodo-operator \
        -p EnvironmentFile=/etc/nocodo/operator.env -p EnvironmentFile=-/etc/nocodo/operator.local.env \
        -p NoNewPrivileges=yes -p ProtectSystem=strict -p ProtectHome=yes -p PrivateTmp=yes -p UMask=0077 \
        -p ReadWritePaths="/var/lib/nocodo-operator /var/cache/nocodo-operator" -- "$@"
}
