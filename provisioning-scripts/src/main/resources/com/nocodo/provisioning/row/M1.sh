# title: There is swap, and it is used last
# why: A build that needs more memory than there is must not kill the operator.
# expect: swap is on, its file mode 0600, swappiness 10
# step: memory
row_M1() {
    if container; then not_applicable "in a container swap is the host's"; fi
    [ -n "$(swapon --show --noheadings)" ] || red "there is no swap"
    [ ! -e /swapfile ] || [ "$(stat -c '%U %a' /swapfile)" = "root 600" ] || red "/swapfile can be read by others"
    sysctls vm.swappiness=10
    green "$(swapon --show=NAME,SIZE --noheadings | tr '\n' ' ')"
}
