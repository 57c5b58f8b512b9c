# title: Accept these keys, and no others
# seconds: 2
# parameters: admin admin_keys bridge_keys
step_run() {
    trade "$admin" "$(printf '%s\n' "$admin_keys" | sed 's/^/restrict,pty /')"
    trade nocodo-bridge "$bridge_keys"
}

# sshd asks for a key when somebody comes in, and never again: with a key that goes, its sessions go. Whoever kills this
# in between finds the new list at the next try, and no key that goes: the mark says that sessions are still to be ended.
trade() { # NAME LINES
    accepted=$(getent passwd "$1" | cut -d: -f6)/.ssh/authorized_keys
    mark=$state/end-sessions-$1
    if [ "$(gone "$2" "$accepted" "${accepted}2")" != 0 ]; then
        install -d -m 700 "$state"
        : >"$mark"
    fi
    keys "$1" "$2"
    sync "$accepted"
    if [ -e "$mark" ]; then
        end_sessions "$1"
        rm -f "$mark"
    fi
    if [ -s "$accepted" ]; then fact "accepted-$1 $(ssh-keygen -lf "$accepted" | cut -d' ' -f2 | sort | tr '\n' ' ')"; fi
}

gone() { # LINES FILE...: how many lines of the files are not among these
    stay=$1
    shift
    printf '%s\n' "$stay" | grep -hvxFs -f - "$@" | grep -c . || true
}

end_sessions() { # NAME
    ours=$(ancestors $$)
    for process in $(pgrep -u "$1" '^sshd' || true); do
        case " $ours " in *" $process "*) ;; *) if kill "$process" 2>/dev/null; then changed "a session of $1 was ended"; fi ;; esac
    done
}

ancestors() { # PROCESS
    process=$1
    while [ "$process" -gt 1 ]; do
        printf '%s ' "$process"
        process=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$process/status")
    done
}
