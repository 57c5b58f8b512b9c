# title: Leave an account of the vault's own
# seconds: 2
# parameters: admin admin_keys kept_accounts
#
# For a server that its owner made. From here on the vault comes in by its own key; who signed in is needed no more.
step_run() {
    install -d -m 700 "$state"
    if [ ! -e "$state/own" ]; then # what `open-ways` brings back
        passwd -S root | cut -d' ' -f2 >"$state/own.part"
        mv -f "$state/own.part" "$state/own"
    fi
    id "$admin" >/dev/null 2>&1 || { useradd -m -s /bin/bash -c 'administrator by nocodo' "$admin"; changed "account $admin"; }
    folder=$(getent passwd "$admin" | cut -d: -f6)
    install -d -m 700 -o "$admin" -g "$(id -gn "$admin")" "$folder/.ssh"
    new=$(mktemp)
    printf '%s\n' "$admin_keys" | sed 's/^/restrict,pty /' >"$new"
    if ! cmp -s "$new" "$folder/.ssh/authorized_keys"; then
        install -m 600 -o "$admin" -g "$(id -gn "$admin")" "$new" "$folder/.ssh/authorized_keys"
        changed "$folder/.ssh/authorized_keys"
    fi
    rm -f "$new"
    printf '%s ALL=(ALL:ALL) NOPASSWD: ALL\n' "$admin" >"$state/sudoers"
    visudo -cqf "$state/sudoers" || fail "visudo refuses what was meant for $admin"
    put /etc/sudoers.d/50-nocodo 440 <"$state/sudoers"
    rm -f "$state/sudoers"
    let_in
    # Where the server's own name is not known, each sudo waits for a name server.
    grep -qF "$(hostname)" /etc/hosts || { printf '127.0.1.1 %s\n' "$(hostname)" >>/etc/hosts && changed /etc/hosts; }
}

let_in() {
    getent group nocodo-ssh >/dev/null || { groupadd -r nocodo-ssh; changed "group nocodo-ssh"; }
    for name in "$admin" $kept_accounts; do
        id -nG "$name" | tr ' ' '\n' | grep -qx nocodo-ssh || { usermod -aG nocodo-ssh "$name"; changed "$name in nocodo-ssh"; }
    done
}
