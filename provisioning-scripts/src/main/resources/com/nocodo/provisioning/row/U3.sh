# title: Security updates come by themselves
# why: Most servers that are taken over ran software whose fix was months old.
# expect: apt's daily upgrade is on, restarts at 04:00 where one is due
# step: automatic-updates
row_U3() {
    says=$(apt-config dump)
    for line in 'APT::Periodic::Unattended-Upgrade "1";' 'APT::Periodic::Update-Package-Lists "1";' \
        'Unattended-Upgrade::Automatic-Reboot "true";' 'Unattended-Upgrade::Automatic-Reboot-Time "04:00";'; do
        printf '%s\n' "$says" | grep -qxF "$line" || red "apt is not set to: $line"
    done
    printf '%s\n' "$says" | grep -qiE '^Unattended-Upgrade::(Origins-Pattern|Allowed-Origins)::.*security' || red "no security source is allowed"
    systemctl is-enabled -q unattended-upgrades || red "unattended-upgrades does not start with the server"
    systemctl is-enabled -q apt-daily-upgrade.timer || red "apt-daily-upgrade.timer does not start with the server"
    green "on, each day, with the security sources"
}
