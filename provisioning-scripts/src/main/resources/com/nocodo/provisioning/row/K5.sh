# title: The kernel keeps its secrets and its debugging doors shut
# why: What a program learns about the kernel helps it to break out.
# expect: each key of /etc/sysctl.d/90-nocodo-kernel.conf reads back as written
# step: kernel
row_K5() {
    [ -s /etc/sysctl.d/90-nocodo-kernel.conf ] || red "the settings are not there"
    if container; then not_applicable "in a container these settings are the host's and all its containers'; they are written down for the next start"; fi
    # shellcheck disable=SC2046
    sysctls $(cat /etc/sysctl.d/90-nocodo-kernel.conf)
    green "$(wc -l </etc/sysctl.d/90-nocodo-kernel.conf) settings hold"
}
