# title: Remove the vault's own account
# seconds: 1
# parameters: admin
#
# The last thing: nobody of ours comes in after it. The account is the one that this runs as, so what is left of it goes
# a moment later; its power first, so that no account of that name ever finds it. Its keys go at once, and once more by
# what comes later, which nothing interrupts.
step_run() {
    folder=$(getent passwd "$admin" | cut -d: -f6)
    [ -n "$folder" ] || return 0
    systemd-run --quiet --collect --unit=nocodo-leave --no-block sh -c "sleep 2
        rm -f '$folder/.ssh/authorized_keys' '$folder/.ssh/authorized_keys2' /etc/sudoers.d/50-nocodo $state/own
        pkill -KILL -u $admin
        userdel -r $admin || { sleep 1; userdel -rf $admin; }
        groupdel nocodo-ssh"
    rm -f "$folder/.ssh/authorized_keys" "$folder/.ssh/authorized_keys2"
    changed "account $admin is gone"
}
