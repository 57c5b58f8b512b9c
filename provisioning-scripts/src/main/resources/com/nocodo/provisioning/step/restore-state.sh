# title: Restore what an operator kept
# seconds: 120
# parameters: state_sum state_bytes state_replace
# parts: program health
#
# A note says how far it is, so that a run that was cut short goes on: a number, by which the program knows its own work
# again, the sum of the archive, and why it is being taken back, if it is.
step_run() {
    sent=$state/state.restore
    place=/var/lib/nocodo-state
    here=$place/restore.nocodo
    note=$state/restoring
    result=$state/restored
    exec 9>"$state/state.lock"
    # A run whose line broke may still be at it.
    flock -n 9 || {
        doing "Wait for the run before this one"
        flock -w 7200 9 || fail "the state is being saved or restored already; try again when that has ended"
    }
    [ ! -e "$state/update/armed" ] || fail "an update of this operator is under way; it ends by itself within minutes"
    folder=$(readlink -f /usr/lib/nocodo/current) || fail "no operator runs on this server"
    operator_name=$(setting NOCODO_OPERATOR)
    operator_port=$(setting NOCODO_PORT)
    if [ -e "$sent" ]; then
        take
    elif ! is_ours; then
        [ "$(head -n 1 "$result" 2>/dev/null)" = "$state_sum" ] || fail "the backup was not sent; nothing was restored"
        outcome # it had ended, and the line broke
        return 0
    fi
    if [ -e "$result" ]; then finish; return 0; fi
    number=$(head -n 1 "$note")
    if [ -z "$(sed -n 3p "$note")" ]; then forth; else back; fi
}

is_ours() { [ "$(sed -n 2p "$note" 2>/dev/null)" = "$state_sum" ]; }

setting() { sed -n "s/^$1=//p" /etc/nocodo/operator.env; }

# What was sent is the operator's to read, and nobody's to change. The note goes first: from then on the end of one before
# is not told as that of this one.
take() {
    doing "Check the backup"
    if [ "$(stat -c %s "$sent")" != "$state_bytes" ] || ! printf '%s  %s\n' "$state_sum" "$sent" | sha256sum -c --status; then
        rm -f "$sent"
        fail "the backup is not the one that was sent; nothing was restored"
    fi
    if ! is_ours || [ -e "$result" ]; then begin; fi
    install -d -m 710 -o root -g nocodo-operator $place
    chown root:nocodo-operator "$sent"
    chmod 440 "$sent"
    mv -fT "$sent" $here
    sync -f $place
}

begin() {
    rm -f "$result" "$result.new"
    printf '%s\n%s\n' "$(cat /proc/sys/kernel/random/uuid)" "$state_sum" >"$note.new"
    sync -f "$state"
    mv -fT "$note.new" "$note"
}

forth() {
    if [ ! -e $here ]; then
        printf 'what was sent for it is gone\n' >>"$note"
        back
        return 0
    fi
    replace=
    [ "$state_replace" != yes ] || replace=--replace
    # Nothing that runs is stopped for a backup that will be refused.
    if ! program nocodo-state-restore 7200 nocodo-state check $here --as "$number" $replace; then
        [ -n "$why" ] || fail "the backup could not be checked to its end; try again"
        undone "$why"
        return 0
    fi
    doing "Stop the operator"
    stop
    if ! program nocodo-state-restore 7200 nocodo-state restore $here --as "$number" $replace; then
        # It may have exchanged the state before it ended: going back knows.
        printf '%s\n' "${why:-the program that restores ended before it had}" >>"$note"
        back
        return 0
    fi
    doing "Start the operator"
    if start; then
        { printf '%s\nrestore done\n' "$state_sum" && cat "$told"; } >"$result.new"
        changed "the operator has what was in the backup"
        finish
    else
        printf 'it does not answer with what was in the backup; its log says last: %s\n' "$(last_words)" >>"$note"
        back
    fi
}

back() {
    doing "Go back to what was there before"
    stop
    program nocodo-state-restore 7200 nocodo-state undo --as "$number" || fail "what was there before cannot be brought back: $why"
    start || fail "the operator does not answer with what was there before either; its log says last: $(last_words)"
    undone "$(sed -n 3p "$note")"
}

stop() {
    arm
    systemctl stop nocodo-operator
    # Applications end with it; what lingers still writes what is about to be exchanged.
    systemctl stop nocodo.slice 2>/dev/null || :
    clear_away
}

# A line may break here for good: where nobody works on the state any more, the operator is started again. It makes the
# state whole first, the old one or the new one.
arm() {
    ! systemctl is-active -q nocodo-state-start.timer || return 0
    systemd-run --quiet --collect --unit=nocodo-state-start --on-calendar='*:*:0/20' --timer-property=AccuracySec=1s -- /bin/sh -c '
        exec 9>>/var/lib/nocodo/state.lock
        flock -n 9 || exit 0
        ! systemctl is-active -q nocodo-state-restore.service || exit 0
        systemctl reset-failed nocodo-operator 2>/dev/null
        systemctl start nocodo-operator 9>&- && systemctl stop nocodo-state-start.timer' 9>&- ||
        fail "the server cannot promise to start the operator again; nothing was changed"
}

# A run that was cut short may have stopped the operator, and this one had no need to: then the timer starts it.
disarm() { ! systemctl is-active -q nocodo-operator || systemctl stop nocodo-state-start.timer 2>/dev/null || :; }

# What applications closed to the operator, who put it aside: nobody runs now who could put a link in its place.
clear_away() { rm -rf --one-file-system /var/lib/nocodo-operator/left-over; }

start() {
    clear_away
    systemctl reset-failed nocodo-operator 2>/dev/null || :
    systemctl start nocodo-operator && await_health 120
}

undone() { # WHY
    printf '%s\nrestore undone\nrestore-why %s\n' "$state_sum" "$1" >"$result.new"
    finish
}

# The note goes last: before that, all of this is done again.
finish() {
    [ ! -e "$result.new" ] || { sync -f "$state"; mv -fT "$result.new" "$result"; }
    rm -f $here "$sent"
    sync -f "$state"
    rm -f "$note"
    disarm
    outcome
}

outcome() { sed 1d "$result" | while read -r one; do fact "$one"; done; }
