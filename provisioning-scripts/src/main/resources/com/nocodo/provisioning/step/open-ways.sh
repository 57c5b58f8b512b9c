# title: Open the ways in as they were
# seconds: 3
#
# For a server that its owner takes back: whoever came in before the vault did comes in again. The rest of what was
# hardened stays: updates, logs, the kernel's settings.
step_run() {
    before=$state/before
    for list in /root/.ssh/authorized_keys /root/.ssh/authorized_keys2; do
        if [ -e "$before$list" ] && ! cmp -s "$before$list" "$list"; then
            cp -a "$before$list" "$list"
            changed "$list"
        fi
    done
    if [ "$(cat "$state/own" 2>/dev/null)" = P ] && [ "$(passwd -S root | cut -d' ' -f2)" = L ]; then
        passwd -q -u root
        changed "password of root"
    fi
    if [ -e "$before/etc/sudoers.d/90-cloud-init-users" ] && [ ! -e /etc/sudoers.d/90-cloud-init-users ]; then
        cp -a "$before/etc/sudoers.d/90-cloud-init-users" /etc/sudoers.d/90-cloud-init-users
        changed /etc/sudoers.d/90-cloud-init-users
    fi
    if [ -e "$before/etc/ssh/sshd_config" ] && ! cmp -s "$before/etc/ssh/sshd_config" /etc/ssh/sshd_config; then
        cp -a "$before/etc/ssh/sshd_config" /etc/ssh/sshd_config
        changed /etc/ssh/sshd_config
    fi
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

open_the_wall() {
    if [ -e "$before/etc/nftables.conf" ] && ! cmp -s "$before/etc/nftables.conf" /etc/nftables.conf; then
        cp -a "$before/etc/nftables.conf" /etc/nftables.conf
        changed /etc/nftables.conf
    elif grep -qx '# Written by nocodo.*' /etc/nftables.conf 2>/dev/null; then
        systemctl disable -q nftables.service
        rm -f /etc/nftables.conf
        changed "/etc/nftables.conf is gone"
    fi
    if nft list table inet nocodo >/dev/null 2>&1; then
        nft delete table inet nocodo
        changed "the firewall has no rules of ours"
    fi
}
