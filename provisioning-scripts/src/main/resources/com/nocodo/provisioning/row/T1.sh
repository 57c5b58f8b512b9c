# title: The clock is right
# why: Certificates, tokens and logs depend on it.
# expect: timedatectl: NTPSynchronized=yes
# step: clock
row_T1() {
    if container; then not_applicable "in a container the clock is the host's"; fi
    [ "$(timedatectl show -p NTPSynchronized --value)" = yes ] || red "the clock is not synchronised"
    green "synchronised"
}
