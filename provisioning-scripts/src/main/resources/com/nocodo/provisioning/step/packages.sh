# title: Install what guards the server
# seconds: 90
step_run() {
    wanted="unattended-upgrades needrestart nftables fail2ban python3-systemd auditd chrony apparmor libpam-pwquality \
libpam-tmpdir apt-listchanges debsums"
    missing=
    for package in $wanted; do installed "$package" || missing="$missing $package"; done
    [ -n "$missing" ] || return 0
    apt update >/dev/null || fail "apt-get update failed; can the server reach its package sources?"
    # NEEDRESTART_SUSPEND: on Ubuntu it would restart services, sshd among them, in the middle of this session.
    # shellcheck disable=SC2086
    NEEDRESTART_SUSPEND=1 apt --no-install-recommends install $missing >/dev/null || fail "apt-get could not install$missing"
    for package in $missing; do changed "package $package"; done
}
