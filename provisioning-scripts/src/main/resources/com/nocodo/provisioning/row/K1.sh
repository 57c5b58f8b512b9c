# title: The network refuses forged packets and redirects
# why: A neighbour in the same data centre could lead traffic elsewhere.
# expect: each key of /etc/sysctl.d/90-nocodo-net.conf reads back as written
# step: kernel
row_K1() {
    [ -s /etc/sysctl.d/90-nocodo-net.conf ] || red "the settings are not there"
    if container && [ ! -w /proc/sys/net/ipv4/conf/all/rp_filter ]; then not_applicable "a container whose network settings cannot be written"; fi
    # shellcheck disable=SC2046
    sysctls $(cat /etc/sysctl.d/90-nocodo-net.conf)
    green "$(wc -l </etc/sysctl.d/90-nocodo-net.conf) settings hold"
}
