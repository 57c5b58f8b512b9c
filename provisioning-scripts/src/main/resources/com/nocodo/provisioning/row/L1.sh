# title: Changes to accounts, keys and services are recorded
# why: After a break-in this says what was touched.
# expect: auditctl lists the ten rules of 50-nocodo.rules
# step: logs
row_L1() {
    [ -s /etc/audit/rules.d/50-nocodo.rules ] || red "the rules are not there"
    if container && ! auditctl -s; then not_applicable "in a container the kernel's audit is the host's"; fi
    count=$(auditctl -l | grep -cE 'key=|-k ')
    [ "$count" -ge 10 ] || red "$count rules are loaded"
    systemctl is-active -q auditd || red "auditd does not run"
    green "$count rules"
}
