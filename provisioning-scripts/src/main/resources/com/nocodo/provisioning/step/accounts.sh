# title: Separate the accounts
# seconds: 3
# parameters: admin admin_keys bridge_keys
step_run() {
    group nocodo-ssh
    id "$admin" >/dev/null 2>&1 || { useradd -m -s /bin/bash "$admin"; changed "account $admin"; }
    account nocodo-operator /usr/sbin/nologin /var/lib/nocodo-operator
    account nocodo-build /usr/sbin/nologin /var/lib/nocodo-build
    account nocodo-app /usr/sbin/nologin /var/lib/nocodo-app
    # sshd runs the one forced command of this account through its shell.
    account nocodo-bridge /bin/sh /var/lib/nocodo-bridge
    mode 700 "$(getent passwd "$admin" | cut -d: -f6)"
    member "$admin" nocodo-ssh
    member nocodo-bridge nocodo-ssh
    for name in root "$admin"; do
        [ "$(passwd -S "$name" | cut -d' ' -f2)" = L ] || { passwd -q -l "$name"; changed "password of $name"; }
    done
    # PAM refuses an expired password even where only keys are used.
    [ "$(chage -l "$admin" | sed -n 's/^Maximum.*: //p')" = -1 ] || { chage -m 0 -M -1 "$admin"; changed "ageing of $admin"; }
    keys "$admin" "$(printf '%s\n' "$admin_keys" | sed 's/^/restrict,pty /')"
    keys nocodo-bridge "$bridge_keys"
    for list in /root/.ssh/authorized_keys /root/.ssh/authorized_keys2; do
        if [ -s "$list" ]; then
            keep "$list"
            : >"$list"
            changed "$list"
        fi
    done
}

group() { getent group "$1" >/dev/null || { groupadd -r "$1"; changed "group $1"; }; }

account() { # NAME SHELL HOME
    id "$1" >/dev/null 2>&1 || { useradd -r -U -m -d "$3" -s "$2" "$1"; changed "account $1"; }
    # `useradd` leaves "!": sshd takes that for a locked account and refuses its key too.
    if [ "$1" = nocodo-bridge ] && [ "$(getent shadow "$1" | cut -d: -f2)" != '*' ]; then
        usermod -p '*' "$1"
        changed "password of $1"
    fi
    mode 700 "$3"
}

member() { id -nG "$1" | tr ' ' '\n' | grep -qx "$2" || { usermod -aG "$2" "$1"; changed "$1 in $2"; }; }
