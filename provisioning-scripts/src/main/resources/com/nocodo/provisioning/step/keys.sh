# title: Accept these keys, and no others
# seconds: 2
# parameters: admin admin_keys bridge_keys
step_run() {
    trade "$admin" "$(printf '%s\n' "$admin_keys" | sed 's/^/restrict,pty /')"
    trade nocodo-bridge "$bridge_keys"
}

# sshd asks for a key when somebody comes in, and never again: with a key that goes, its sessions go.
trade() { # NAME LINES
    accepted=$(getent passwd "$1" | cut -d: -f6)/.ssh/authorized_keys
    gone=0
    if [ -e "$accepted" ]; then gone=$(printf '%s\n' "$2" | grep -vxF -f - "$accepted" | grep -c .) || gone=0; fi
    keys "$1" "$2"
    sync "$accepted"
    [ "$gone" = 0 ] || end_sessions "$1"
    if [ -s "$accepted" ]; then fact "accepted-$1 $(ssh-keygen -lf "$accepted" | cut -d' ' -f2 | sort | tr '\n' ' ')"; fi
}

end_sessions() { # NAME
    ours=$(ancestors $$)
    for process in $(pgrep -u "$1" '^sshd' || true); do
        case " $ours " in *" $process "*) ;; *) kill "$process" && changed "a session of $1 was ended" ;; esac
    done
}

ancestors() { # PROCESS
    process=$1
    while [ "$process" -gt 1 ]; do
        printf '%s ' "$process"
        process=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$process/status")
    done
}
