# title: Switch to the other operator, under a timer that switches back
# seconds: 40
# parameters: operator_version operator_sum operator_name operator_port operator_signature update_id update_seconds
# parts: archive health helper
# files: undo-update.sh helper.py inside.py run-as.py nocodo-helper.socket nocodo-helper.service nocodo.slice nocodo-build.slice
#
# The timer counts on the server: a line that broke, or a vault that was killed, leads back to what ran before. It is
# ended by `confirm-update` alone.
step_run() {
    folder=$home/$operator_version-$(printf '%.12s' "$operator_sum")
    update=$state/update
    exec 9>"$state/update.lock"
    flock -w 60 9 || fail "the last update is just being undone; try again"
    if [ "$(cut -d' ' -f1 "$state/update-undone" 2>/dev/null)" = "$update_id" ]; then
        fact "update undone"
        fact "update-why $(cut -d' ' -f2- "$state/update-undone")"
        return 0
    fi
    exec 8>"$state/state.lock"
    flock -w 60 8 || fail "the state is being saved or restored; try again when that has ended"
    [ -e "$update/armed" ] || [ ! -e "$state/restoring" ] || fail "a restore has not ended here; go on with it first"
    from=$(readlink $home/current) || fail "no operator runs on this server"
    if [ ! -e "$update/armed" ] && [ "$from" = "${folder##*/}" ]; then
        await_health "$update_seconds" || fail "the operator does not answer, and there is none to go back to; its log says last: $(last_words)"
        fact "update healthy" # it was confirmed, and the line broke
        return 0
    fi
    [ "$(cat "$folder/ARCHIVE" 2>/dev/null)" = "$operator_sum" ] || unpack
    arm
    if [ "$(readlink $home/current)" != "${folder##*/}" ]; then
        systemctl stop nocodo-operator
        if ! copy_database; then
            rm -rf "$update/database"
            undo "there is no room for a copy of its database"
            return 0
        fi
        ln -sfn "${folder##*/}" $home/current.new
        mv -fT $home/current.new $home/current
        sync -f $home
        changed "$home/current"
    fi
    helper # an operator that is gone back to does well with a newer one
    doing "Start the other operator"
    systemctl reset-failed nocodo-operator 2>/dev/null || true
    systemctl restart nocodo-operator
    if await_health "$update_seconds"; then
        fact "update healthy"
    else
        undo "it does not answer; its log says last: $(last_words)"
    fi
}

arm() {
    if [ ! -e "$update/armed" ]; then
        rm -rf "$update" "$state/update-undone"
        install -d -m 700 "$update"
        printf '%s' "$from" >"$update/from"
        printf '%s' "$update_id" >"$update/id"
        file_undo_update_sh >"$update/undo"
    fi
    [ "$(cat "$update/id")" = "$update_id" ] || fail "another update of this operator is under way; it ends by itself within minutes"
    printf '[Unit]\nDescription=Undo an update of the operator\n[Service]\nType=oneshot\nExecStart=/bin/sh %s nobody confirmed it in time\n' "$update/undo" \
        >/etc/systemd/system/nocodo-update.service
    # Twice the patience: once for the health here, once for whoever has to confirm.
    printf '[Unit]\nDescription=Undo an update of the operator that nobody confirmed\n[Timer]\nOnActiveSec=%s\nAccuracySec=1s\n[Install]\nWantedBy=timers.target\n' \
        $((2 * update_seconds + 60)) >/etc/systemd/system/nocodo-update.timer
    sync
    systemctl daemon-reload
    systemctl enable -q nocodo-update.timer
    systemctl restart nocodo-update.timer
    : >"$update/armed" # last: whoever finds it may rely on the timer
    sync
}

# Its migrations change the database, and the old operator does not know the new one.
copy_database() {
    [ ! -e "$update/copied" ] || return 0
    rm -rf "$update/database"
    install -d -m 700 "$update/database" || return 1
    for file in /var/lib/nocodo-operator/operator.db*; do
        [ ! -e "$file" ] || cp -a "$file" "$update/database/" || return 1
    done
    sync -f "$update" && touch "$update/copied"
}

undo() { # WHY
    flock -u 9
    sh "$update/undo" "$1"
    fact "update undone"
    fact "update-why $1"
}
