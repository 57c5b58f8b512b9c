# title: Install all updates
# seconds: 120
step_run() {
    apt update >/dev/null || fail "apt-get update failed; can the server reach its package sources?"
    waiting=$(apt-get -s -q -o DPkg::Lock::Timeout=600 full-upgrade | grep -c '^Inst' || true)
    if [ "$waiting" -gt 0 ]; then
        doing "installing $waiting updates"
        apt full-upgrade >/dev/null || fail "apt-get full-upgrade failed; run it on the server to see why"
        changed "$waiting packages"
    fi
    if command -v needrestart >/dev/null 2>&1; then NEEDRESTART_MODE=a needrestart -r a >/dev/null 2>&1 || true; fi
}
