# title: Keep the other operator
# seconds: 1
# parameters: update_id operator_version operator_sum
step_run() {
    exec 9>"$state/update.lock"
    flock -w 60 9 || fail "the update is just being undone"
    if [ "$(cut -d' ' -f1 "$state/update-undone" 2>/dev/null)" = "$update_id" ]; then
        fact "update undone"
        fact "update-why $(cut -d' ' -f2- "$state/update-undone")"
        return 0
    fi
    folder=$operator_version-$(printf '%.12s' "$operator_sum")
    [ "$(readlink /usr/lib/nocodo/current)" = "$folder" ] || fail "another operator runs than the one that was meant"
    if [ -e "$state/update/armed" ]; then
        from=$(cat "$state/update/from")
        rm -f "$state/update/armed"
        sync
        systemctl disable -q --now nocodo-update.timer
        rm -rf "$state/update"
        remove_older
        changed "the operator is $operator_version"
    fi
    fact "update confirmed"
}

# The one before stays, so that a person can go back to it.
remove_older() {
    for old in /usr/lib/nocodo/*/ARCHIVE; do
        old=${old%/ARCHIVE}
        case ${old##*/} in current | "$folder" | "$from") ;; *) rm -rf "$old" && changed "$old is gone" ;; esac
    done
}
