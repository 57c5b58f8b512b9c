# title: The log survives a restart and has a limit
# why: A log that is gone, or that fills the disk, helps nobody.
# expect: journald: persistent, 500 MB, 90 days
# step: logs
row_L2() {
    says=$(systemd-analyze cat-config systemd/journald.conf)
    for line in Storage=persistent SystemMaxUse=500M MaxRetentionSec=90day; do
        printf '%s\n' "$says" | grep -qx "$line" || red "journald is not set to $line"
    done
    ls /var/log/journal/*/*.journal || red "there is no journal on the disk"
    green "persistent, 500 MB, 90 days"
}
