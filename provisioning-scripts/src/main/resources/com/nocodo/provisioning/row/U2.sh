# title: All updates are installed and no restart is due
# why: A known hole stays open until the fixed program really runs.
# expect: apt has nothing to upgrade, /run/reboot-required is not there
# step: update
row_U2() {
    waiting=$(timeout 120 apt-get -s -q full-upgrade) || red "apt cannot tell what is to upgrade"
    count=$(printf '%s\n' "$waiting" | grep -c '^Inst')
    [ "$count" = 0 ] || red "$count updates wait"
    [ ! -e /run/reboot-required ] || ! restarts || red "a restart of the server is due"
    green "no updates wait"
}
