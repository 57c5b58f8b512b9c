# title: Remove the operator and all that it kept
# seconds: 5
#
# For a server that its owner made and takes back.
step_run() {
    # What would start it again, or still writes for it.
    for unit in nocodo-state-start.timer nocodo-state-save.service nocodo-state-restore.service nocodo-tools.service; do
        systemctl stop "$unit" 2>/dev/null || :
    done
    if systemctl cat nocodo-operator.service >/dev/null 2>&1; then
        systemctl disable -q --now nocodo-operator.service
        changed "the operator was stopped"
    fi
    for unit in nocodo-update.timer nocodo-update.service; do
        systemctl disable -q --now "$unit" 2>/dev/null || true
        gone "/etc/systemd/system/$unit"
    done
    if systemctl cat nocodo-helper.socket >/dev/null 2>&1; then
        systemctl disable -q --now nocodo-helper.socket
        systemctl stop nocodo.slice
    fi
    gone /etc/systemd/system/nocodo-helper.socket /etc/systemd/system/nocodo-helper@.service \
        /etc/systemd/system/nocodo.slice /etc/systemd/system/nocodo-build.slice
    gone /etc/systemd/system/nocodo-operator.service /etc/nocodo /etc/tmpfiles.d/nocodo-bridge.conf /usr/lib/nocodo \
        /run/nocodo-bridge /run/nocodo /var/cache/nocodo-operator "$state/incoming" "$state/update" "$state/update-undone" \
        /var/lib/nocodo-state "$state/state.restore" "$state/state.restore.part" "$state/restoring" "$state/restored"
    systemctl daemon-reload
    for name in nocodo-bridge nocodo-app nocodo-build nocodo-operator $(getent passwd | cut -d: -f1 | grep -E '^nocodo-a[0-9a-f]{20}$'); do
        id "$name" >/dev/null 2>&1 || continue
        pkill -KILL -u "$name" || true
        userdel -r "$name" 2>/dev/null || userdel -f "$name"
        changed "account $name is gone"
    done
    gone /var/lib/nocodo-operator /var/lib/nocodo-build /var/lib/nocodo-app /var/lib/nocodo-bridge
}

gone() { # PATH...
    for path in "$@"; do
        if [ -e "$path" ]; then
            rm -rf "$path"
            changed "$path is gone"
        fi
    done
}
