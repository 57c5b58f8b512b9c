# title: Write down what happens
# seconds: 5
step_run() {
    put /etc/systemd/journald.conf.d/nocodo.conf 644 <<'X'
[Journal]
Storage=persistent
SystemMaxUse=500M
MaxRetentionSec=90day
ForwardToSyslog=no
X
    if [ -n "$touched" ]; then systemctl restart systemd-journald && journalctl --flush; fi

    touched=
    put /etc/audit/rules.d/50-nocodo.rules 640 <<'X'
-w /etc/passwd -p wa -k identity
-w /etc/shadow -p wa -k identity
-w /etc/group -p wa -k identity
-w /etc/sudoers -p wa -k sudoers
-w /etc/sudoers.d/ -p wa -k sudoers
-w /etc/ssh/ -p wa -k sshd
-w /etc/systemd/system/ -p wa -k units
-w /etc/nocodo/ -p wa -k nocodo
-a always,exit -F arch=b64 -S init_module,finit_module,delete_module -k modules
-a always,exit -F arch=b64 -S adjtimex,settimeofday,clock_settime -k time
X
    if [ ! -d /etc/nocodo ]; then install -d -m 750 /etc/nocodo && changed /etc/nocodo; fi
    # A full disk rotates the log; it never halts the server.
    set_line /etc/audit/auditd.conf max_log_file_action 'max_log_file_action = ROTATE'
    set_line /etc/audit/auditd.conf space_left_action 'space_left_action = SYSLOG'
    set_line /etc/audit/auditd.conf admin_space_left_action 'admin_space_left_action = SYSLOG'
    set_line /etc/audit/auditd.conf disk_full_action 'disk_full_action = ROTATE'
    set_line /etc/audit/auditd.conf disk_error_action 'disk_error_action = SYSLOG'
    enable auditd.service
    if ! container; then
        systemctl is-active -q auditd || systemctl start auditd || true
        if [ -n "$touched" ] || ! auditctl -l | grep -q -- '-k identity'; then augenrules --load >/dev/null 2>&1 || true; fi
    fi
}
