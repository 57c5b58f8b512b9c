# title: AppArmor confines programs
# why: A second wall around programs that have rules of their own.
# expect: AppArmor is on and has profiles loaded
# step: packages
row_K4() {
    if container; then not_applicable "in a container AppArmor is the host's"; fi
    [ "$(cat /sys/module/apparmor/parameters/enabled)" = Y ] || red "AppArmor is off in this kernel"
    count=$(wc -l </sys/kernel/security/apparmor/profiles)
    [ "$count" -gt 0 ] || red "no profile is loaded"
    green "$count profiles"
}
