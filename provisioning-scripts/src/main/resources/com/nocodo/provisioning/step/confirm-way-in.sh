# title: Confirm the way in from a new connection
# seconds: 1
step_run() {
    guard=$state/guard
    exec 9>"$state/guard.lock"
    flock -w 30 9 || fail "the change of the way in is just being undone"
    [ ! -e "$state/guard-undone" ] || fail "the change of the way in was undone at $(cat "$state/guard-undone"), since nobody confirmed it in time"
    if [ -e "$guard/armed" ]; then
        systemctl disable -q --now nocodo-guard.timer
        rm -rf "$guard"
        sync
        fact "guard confirmed"
    fi
}
