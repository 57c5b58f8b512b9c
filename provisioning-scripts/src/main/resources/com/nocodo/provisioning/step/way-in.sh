# title: Close every way in but one, so that it opens again unless you confirm
# seconds: 5
# parameters: admin guard_seconds ssh_port
# files: sshd.conf nftables.conf restore.sh
#
# Whoever runs this comes in again through a new connection, and then runs confirm-way-in.
step_run() {
    guard=$state/guard
    install -d -m 700 "$state"
    exec 9>"$state/guard.lock"
    flock -w 30 9 || fail "the last change of the way in is just being undone; try again"
    draft=$(mktemp -d)
    { file_sshd_conf; key_exchange; } >"$draft/sshd"
    file_nftables_conf | sed "s/tcp dport 22 /tcp dport $ssh_port /" >"$draft/nft"
    nft -c -f "$draft/nft" || fail "nft refuses the rules of the firewall; nothing was changed"
    id -nG "$admin" | tr ' ' '\n' | grep -qx nocodo-ssh || fail "$admin is not in nocodo-ssh and would be locked out; nothing was changed"
    if as_wanted; then
        rm -rf "$draft"
        return 0
    fi
    arm
    doing "undone in $guard_seconds s unless confirmed"
    rm -f "$state/guard-undone"
    includes || { keep /etc/ssh/sshd_config; sed -i '1i Include /etc/ssh/sshd_config.d/*.conf' /etc/ssh/sshd_config; changed /etc/ssh/sshd_config; }
    put /etc/ssh/sshd_config.d/00-nocodo.conf 600 <"$draft/sshd"
    install -d -m 755 /run/sshd
    sshd -t || { undo_now; fail "sshd does not accept what was meant for it; all is as before"; }
    put /etc/nftables.conf 600 <"$draft/nft"
    nft -f /etc/nftables.conf || { undo_now; fail "the firewall does not accept its rules; all is as before"; }
    systemctl is-enabled -q nftables.service 2>/dev/null || { install -d -m 700 "$state/before"; : >"$state/before/nftables-disabled"; }
    enable nftables.service
    # On Ubuntu sshd may not run yet: ssh.socket starts it with the new settings.
    systemctl try-reload-or-restart ssh.service
    rm -rf "$draft"
    fact "guard armed $guard_seconds"
}

key_exchange() { # what this sshd knows of it: a name that it does not know would stop it
    known=$(ssh -Q kex)
    use=
    for name in mlkem768x25519-sha256 sntrup761x25519-sha512@openssh.com curve25519-sha256 curve25519-sha256@libssh.org; do
        if printf '%s\n' "$known" | grep -qxF "$name"; then use=${use:+$use,}$name; fi
    done
    [ -n "$use" ] || fail "this sshd knows no key exchange that we would use"
    printf 'KexAlgorithms %s\n' "$use"
    case $(sshd -V 2>&1 || true) in *Debian*) printf 'DebianBanner no\n' ;; *Ubuntu*) printf 'DebianBanner no\n' ;; esac
}

includes() { grep -qiE '^[[:space:]]*Include[[:space:]]+/etc/ssh/sshd_config.d/\*.conf' /etc/ssh/sshd_config; }

as_wanted() {
    [ ! -e "$guard/armed" ] && includes && cmp -s "$draft/sshd" /etc/ssh/sshd_config.d/00-nocodo.conf &&
        cmp -s "$draft/nft" /etc/nftables.conf && nft list table inet nocodo >/dev/null 2>&1 &&
        systemctl is-enabled -q nftables.service
}

arm() {
    if [ ! -e "$guard/armed" ]; then # a second try keeps what was good before the first
        rm -rf "$guard"
        install -d -m 700 "$guard"
        install -d -m 755 /etc/ssh/sshd_config.d
        cp -a /etc/ssh/sshd_config.d /etc/ssh/sshd_config "$guard"
        if [ -e /etc/nftables.conf ]; then cp -a /etc/nftables.conf "$guard"; fi
        if nft list table inet nocodo >"$guard/ruleset" 2>/dev/null; then :; else rm -f "$guard/ruleset"; fi
        if systemctl is-enabled -q nftables.service 2>/dev/null; then : >"$guard/nftables-enabled"; fi
        file_restore_sh >"$guard/restore"
        : >"$guard/armed"
    fi
    printf '[Unit]\nDescription=Undo a change of the way in\n[Service]\nType=oneshot\nExecStart=/bin/sh %s\n' "$guard/restore" \
        >/etc/systemd/system/nocodo-guard.service
    printf '[Unit]\nDescription=Undo a change of the way in that nobody confirmed\n[Timer]\nOnActiveSec=%s\nAccuracySec=1s\n[Install]\nWantedBy=timers.target\n' \
        "$guard_seconds" >/etc/systemd/system/nocodo-guard.timer
    sync
    systemctl daemon-reload
    systemctl enable -q nocodo-guard.timer
    systemctl restart nocodo-guard.timer
}

undo_now() {
    flock -u 9
    systemctl stop nocodo-guard.timer
    sh "$guard/restore"
}
