# title: Install what applications are built with
# seconds: 240
# parts: program
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
    program nocodo-tools 1800 nocodo-tools || fail "${why:-the programs that build could not be installed}"
    rm -f "$told"
}
