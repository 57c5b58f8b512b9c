# title: The operator runs in a sandbox
# why: It builds and runs programs; what it does not need it must not have.
# expect: systemd-analyze security of nocodo-operator is at most 2.5
# step: files
row_D1() {
    systemctl cat nocodo-operator.service || not_applicable "the operator is not installed yet"
    exposure=$(systemd-analyze security --no-pager nocodo-operator.service | sed -n 's/.*Overall exposure level for [^:]*: \([0-9.]*\).*/\1/p')
    systemd-analyze security --no-pager --threshold=25 nocodo-operator.service || red "the exposure is ${exposure:-unknown}"
    green "the exposure is $exposure"
}
