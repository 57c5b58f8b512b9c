# title: Switch back to the operator that ran before
# seconds: 10
# parameters: update_id
step_run() {
    if [ -e "$state/update/armed" ] && [ "$(cat "$state/update/id")" = "$update_id" ]; then
        sh "$state/update/undo" "the vault found it unfit"
        systemctl stop nocodo-update.timer
        changed "the operator that ran before runs again"
    fi
    fact "update undone"
}
