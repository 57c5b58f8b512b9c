# title: Install security updates each day
# seconds: 2
step_run() {
    put /etc/apt/apt.conf.d/20auto-upgrades 644 <<'X'
APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
APT::Periodic::AutocleanInterval "7";
X
    # The origins are the distribution's own choice (50unattended-upgrades): its security archive, on both systems.
    put /etc/apt/apt.conf.d/52nocodo-unattended-upgrades 644 <<'X'
Unattended-Upgrade::Automatic-Reboot "true";
Unattended-Upgrade::Automatic-Reboot-Time "04:00";
Unattended-Upgrade::Automatic-Reboot-WithUsers "true";
Unattended-Upgrade::Remove-Unused-Dependencies "true";
Unattended-Upgrade::Remove-Unused-Kernel-Packages "true";
X
    # On Ubuntu it asks in the middle of an upgrade which services to restart: all, without asking.
    put /etc/needrestart/conf.d/50-nocodo.conf 644 <<'X'
$nrconf{restart} = 'a';
$nrconf{kernelhints} = -1;
X
    put /etc/apt/listchanges.conf.d/nocodo.conf 644 <<'X'
[apt]
frontend=none
X
    enable unattended-upgrades.service
    enable apt-daily-upgrade.timer
}
