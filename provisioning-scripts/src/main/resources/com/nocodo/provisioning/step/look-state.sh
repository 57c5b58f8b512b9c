# title: See how far a restore is
# seconds: 2
# parameters: state_sum state_bytes
#
# Changes nothing. `missing`: it has to be sent; `here`: it was sent, and nothing began; `begun`: it is gone on with;
# `lost`: it began, and has to be sent again; `ended`: `restore-state` tells how it ended.
step_run() {
    here=/var/lib/nocodo-state/restore.nocodo
    note=$state/restoring
    result=$state/restored
    fact "state-sent $(how_far)"
    fact "state-room $(df --output=avail -B1 "$state" | tail -n 1 | tr -d ' ')"
}

how_far() {
    if [ "$(sed -n 2p "$note" 2>/dev/null)" = "$state_sum" ]; then
        # Going back takes no archive.
        if [ -e $here ] || [ -e "$result" ] || [ -n "$(sed -n 3p "$note")" ] || is_here; then echo begun; else echo lost; fi
    elif is_here; then
        echo here
    elif [ "$(head -n 1 "$result" 2>/dev/null)" = "$state_sum" ]; then
        echo ended
    else
        echo missing
    fi
}

is_here() {
    [ "$(stat -c %s "$state/state.restore" 2>/dev/null)" = "$state_bytes" ] &&
        printf '%s  %s\n' "$state_sum" "$state/state.restore" | sha256sum -c --status
}
