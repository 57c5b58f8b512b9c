# title: Let the administrator act as root, and write down what was done
# seconds: 1
# parameters: admin
step_run() {
    sudoers /etc/sudoers.d/50-nocodo "$admin ALL=(ALL:ALL) NOPASSWD: ALL"
    sudoers /etc/sudoers.d/50-nocodo-log 'Defaults use_pty
Defaults logfile="/var/log/sudo.log"
Defaults passwd_timeout=1'
    if [ -e /etc/sudoers.d/90-cloud-init-users ]; then
        keep /etc/sudoers.d/90-cloud-init-users
        rm -f /etc/sudoers.d/90-cloud-init-users
        changed "/etc/sudoers.d/90-cloud-init-users is gone"
    fi
    mode 750 /etc/sudoers.d
    [ ! -e /etc/logrotate.d ] || put /etc/logrotate.d/nocodo-sudo 644 <<'X'
/var/log/sudo.log {
    monthly
    rotate 12
    compress
    missingok
    notifempty
}
X
}

sudoers() { # FILE CONTENT
    draft=$(mktemp)
    printf '%s\n' "$2" >"$draft"
    visudo -cqf "$draft" || fail "visudo refuses what was meant for $1; nothing was changed"
    put "$1" 440 <"$draft"
    rm -f "$draft"
}
