# title: A crash writes no memory to disk
# why: Memory holds keys.
# expect: systemd keeps no core dumps, the limit is 0
# step: kernel
row_K3() {
    systemd-analyze cat-config systemd/coredump.conf | grep -qx 'Storage=none' || red "systemd keeps core dumps"
    grep -qx '\* hard core 0' /etc/security/limits.d/90-nocodo.conf || red "the limit is not 0"
    green "no core dumps"
}
