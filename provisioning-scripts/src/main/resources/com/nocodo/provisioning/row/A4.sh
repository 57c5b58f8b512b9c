# title: Acting as root is written down and cannot be taken over
# why: Without a terminal of its own, a program started with sudo can type into yours later.
# expect: sudo uses a pty and a log file, its files are valid and mode 0440
# step: sudo
row_A4() {
    visudo -cq || red "visudo finds an error"
    grep -rqE '^Defaults[[:space:]]+use_pty' /etc/sudoers /etc/sudoers.d || red "use_pty is not set"
    grep -rqE '^Defaults[[:space:]]+logfile=' /etc/sudoers /etc/sudoers.d || red "there is no log file"
    open=$(find /etc/sudoers.d -type f ! -name README ! -perm 0440)
    [ -z "$open" ] || red "other mode than 0440: $open"
    green "use_pty, logfile, 0440"
}
