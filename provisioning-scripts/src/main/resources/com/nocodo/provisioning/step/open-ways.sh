# title: Open the ways in as they were
# seconds: 3
#
# For a server that its owner takes back: whoever came in before the vault did comes in again. The rest of what was
# hardened stays: updates, logs, the kernel's settings.
step_run() {
    before=$state/before
    for list in /root/.ssh/authorized_keys /root/.ssh/authorized_keys2; do put_back "$list"; done
    if [ "$(cat "$state/own" 2>/dev/null)" = P ] && [ "$(passwd -S root | cut -d' ' -f2)" = L ]; then
        passwd -q -u root
        changed "password of root"
    fi
    put_back /etc/sudoers.d/90-cloud-init-users
    put_back /etc/ssh/sshd_config
    if [ -e /etc/ssh/sshd_config.d/00-nocodo.conf ]; then
        mv -f /etc/ssh/sshd_config.d/00-nocodo.conf "$state/00-nocodo.conf"
        install -d -m 755 /run/sshd
        if ! sshd -t; then
            mv -f "$state/00-nocodo.conf" /etc/ssh/sshd_config.d/00-nocodo.conf
            fail "sshd does not accept its old settings; look at /etc/ssh/sshd_config on the server"
        fi
        rm -f "$state/00-nocodo.conf"
        changed "/etc/ssh/sshd_config.d/00-nocodo.conf is gone"
    fi
    systemctl try-reload-or-restart ssh.service
    open_the_wall
}

# What was kept goes with it: whoever gives the server to a vault again has other files by then.
put_back() { # FILE
    [ -e "$before$1" ] || return 0
    if ! cmp -s "$before$1" "$1"; then
        cp -a "$before$1" "$1.nocodo"
        mv -fT "$1.nocodo" "$1"
        changed "$1"
    fi
    sync -f "$1"
    rm -f "$before$1"
}

open_the_wall() {
    if [ -e "$before/etc/nftables.conf" ]; then
        put_back /etc/nftables.conf
        nft delete table inet nocodo 2>/dev/null || :
        [ -e "$before/nftables-disabled" ] || nft -f /etc/nftables.conf || changed "the old rules in /etc/nftables.conf are refused: look at them"
    elif grep -qx '# Written by nocodo.*' /etc/nftables.conf 2>/dev/null; then
        rm -f /etc/nftables.conf
        changed "/etc/nftables.conf is gone"
    fi
    if [ -e "$before/nftables-disabled" ]; then
        systemctl disable -q nftables.service
        rm -f "$before/nftables-disabled"
    fi
    if nft list table inet nocodo >/dev/null 2>&1; then
        nft delete table inet nocodo
        changed "the firewall has no rules of ours"
    fi
}
