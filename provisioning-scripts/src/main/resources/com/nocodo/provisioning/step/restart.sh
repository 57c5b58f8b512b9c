# title: See whether the updates ask for a restart
# seconds: 1
# parameters: boot
#
# It restarts the server only where the boot that it is told is still the one that runs: told again, or late, it ends no
# second one.
step_run() {
    # Of a server that has just begun: until it is up.
    timeout 180 systemctl is-system-running --wait >/dev/null 2>&1 || :
    runs=$(this_boot)
    fact "boot $runs"
    if restart_is_due; then fact "restart-due yes"; else fact "restart-due no"; doing "no restart is due"; fi
    [ "$boot" = "$runs" ] || return 0
    doing "Restart the server"
    sync
    # In a moment, so that this script still ends and says so.
    systemd-run --quiet --collect --on-active=1 --timer-property=AccuracySec=100ms systemctl --no-block reboot ||
        [ "$(systemctl is-system-running)" = stopping ] || fail "the server cannot be told to restart"
}

# The kernel's boot alone is not enough: containers share it.
this_boot() {
    printf '%s.%s' "$(cat /proc/sys/kernel/random/boot_id)" "$(sed 's/.*) //' /proc/1/stat | cut -d' ' -f20)"
}

restart_is_due() {
    restarts || return 1
    [ ! -e /run/reboot-required ] || return 0
    # Nobody may be there yet who leaves that file: a newer kernel of the same kind says the same.
    ! container && command -v linux-version >/dev/null 2>&1 || return 1
    kind=$(uname -r | sed -n 's/^[0-9.]*-[0-9]*-\([a-z].*\)$/\1/p')
    newest=$(linux-version list | grep -E -- "^[0-9.]+-[0-9]+-$kind\$" | linux-version sort | tail -n 1)
    [ -n "$kind" ] && [ -n "$newest" ] && [ "$newest" != "$(uname -r)" ]
}
