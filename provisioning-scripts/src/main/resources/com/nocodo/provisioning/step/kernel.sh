# title: Close doors of the kernel
# seconds: 3
step_run() {
    # IPv6 router advertisements stay: at some providers they are the only source of the address.
    put /etc/sysctl.d/90-nocodo-net.conf 644 <<'X'
net.ipv4.conf.all.rp_filter=1
net.ipv4.conf.default.rp_filter=1
net.ipv4.conf.all.accept_redirects=0
net.ipv4.conf.default.accept_redirects=0
net.ipv4.conf.all.secure_redirects=0
net.ipv4.conf.default.secure_redirects=0
net.ipv4.conf.all.send_redirects=0
net.ipv4.conf.default.send_redirects=0
net.ipv4.conf.all.accept_source_route=0
net.ipv4.conf.default.accept_source_route=0
net.ipv4.conf.all.log_martians=1
net.ipv4.conf.default.log_martians=1
net.ipv4.icmp_echo_ignore_broadcasts=1
net.ipv4.icmp_ignore_bogus_error_responses=1
net.ipv4.tcp_syncookies=1
net.ipv4.tcp_rfc1337=1
net.ipv6.conf.all.accept_redirects=0
net.ipv6.conf.default.accept_redirects=0
net.ipv6.conf.all.accept_source_route=0
net.ipv6.conf.default.accept_source_route=0
X
    put /etc/sysctl.d/90-nocodo-kernel.conf 644 <<'X'
kernel.kptr_restrict=2
kernel.dmesg_restrict=1
kernel.unprivileged_bpf_disabled=1
net.core.bpf_jit_harden=2
kernel.yama.ptrace_scope=1
kernel.sysrq=0
kernel.core_uses_pid=1
kernel.perf_event_paranoid=3
kernel.randomize_va_space=2
fs.suid_dumpable=0
fs.protected_fifos=2
fs.protected_regular=2
fs.protected_hardlinks=1
fs.protected_symlinks=1
dev.tty.ldisc_autoload=0
vm.swappiness=10
X
    sysctl -q -e -p /etc/sysctl.d/90-nocodo-net.conf >/dev/null 2>&1 || true # the check reads back what holds
    # A container shares the kernel with its host and with every other container: nothing of it is set from here.
    container || sysctl -q -e -p /etc/sysctl.d/90-nocodo-kernel.conf >/dev/null 2>&1 || true

    # squashfs (snap) and vfat (EFI) stay. "/bin/true" would do as well; "/bin/false" says in the log that it was refused.
    for module in dccp sctp rds tipc cramfs freevxfs jffs2 hfs hfsplus udf usb-storage firewire-core; do
        printf 'install %s /bin/false\nblacklist %s\n' "$module" "$module"
    done | put /etc/modprobe.d/nocodo.conf 644

    put /etc/security/limits.d/90-nocodo.conf 644 <<'X'
* hard core 0
* soft core 0
X
    put /etc/systemd/coredump.conf.d/nocodo.conf 644 <<'X'
[Coredump]
Storage=none
ProcessSizeMax=0
X
}
