# title: Remove files with the state from the server
# seconds: 1
step_run() {
    exec 9>"$state/state.lock"
    flock -w 60 9 || fail "the state is being saved or restored; try again when that has ended"
    systemctl stop nocodo-state-save.service 2>/dev/null || : # of a run whose line broke
    gone /var/lib/nocodo-state/saved.nocodo /var/lib/nocodo-state/saved.nocodo.part
    # What was sent and not begun proves that the end which is told here is that of a restore before it.
    [ -e "$state/restoring" ] || [ ! -e "$state/state.restore" ] || gone "$state/restored"
    # A restore that has begun is gone on with; what was only sent for one is not needed.
    [ -e "$state/restoring" ] || gone /var/lib/nocodo-state/restore.nocodo "$state/state.restore" "$state/state.restore.part"
    # As the operator's account, in whose folder it lies: root follows no link of somebody else's.
    runuser -u nocodo-operator -- rm -rf /var/lib/nocodo-operator/saving
}

gone() { # FILE...
    for file in "$@"; do
        [ ! -e "$file" ] || { rm -f "$file"; changed "$file is gone"; }
    done
}
