# title: Switch back to the operator that ran before
# seconds: 10
# parameters: update_id operator_version operator_sum
#
# For who does not go on with an update. One that was confirmed already, and the line broke, stays.
step_run() {
    if [ -e "$state/update/armed" ] && [ "$(cat "$state/update/id")" = "$update_id" ]; then
        sh "$state/update/undo" "the vault did not go on with it"
        changed "the operator that ran before runs again"
    fi
    folder=$operator_version-$(printf '%.12s' "$operator_sum")
    if [ "$(cut -d' ' -f1 "$state/update-undone" 2>/dev/null)" = "$update_id" ]; then
        fact "update undone"
        fact "update-why $(cut -d' ' -f2- "$state/update-undone")"
    elif [ "$(readlink /usr/lib/nocodo/current)" = "$folder" ]; then
        fact "update confirmed"
    else
        fact "update undone"
    fi
}
