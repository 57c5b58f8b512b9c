# title: The operator runs in a sandbox
# why: It builds and runs programs; what it does not need it must not have.
# expect: nocodo-operator runs, as its own account, and systemd-analyze security finds at most 2.5
# step: operator
row_D1() {
    systemctl cat nocodo-operator.service || not_applicable "the operator is not installed yet"
    systemctl is-active -q nocodo-operator || red "the operator does not run"
    runs=$(stat -c %U "/proc/$(systemctl show -P MainPID nocodo-operator)")
    [ "$runs" = nocodo-operator ] || red "the operator runs as $runs"
    exposure=$(systemd-analyze security --no-pager nocodo-operator.service | sed -n 's/.*Overall exposure level for [^:]*: \([0-9.]*\).*/\1/p')
    systemd-analyze security --no-pager --threshold=25 nocodo-operator.service || red "the exposure is ${exposure:-unknown}"
    green "the exposure is $exposure"
}
