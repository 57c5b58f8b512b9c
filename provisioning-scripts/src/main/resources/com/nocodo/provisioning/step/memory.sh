# title: Give the server swap, and its temporary folders less power
# seconds: 5
step_run() {
    # Half of the memory, and at most 2 GiB.
    if ! container && [ -z "$(swapon --show --noheadings)" ]; then
        half=$(awk '/^MemTotal/ { print int($2 / 2) }' /proc/meminfo)
        [ "$half" -le 2097152 ] || half=2097152
        rm -f /swapfile
        (umask 077 && dd if=/dev/zero of=/swapfile bs=1024 count="$half" status=none) || { rm -f /swapfile; fail "there is no room for $half KiB of swap"; }
        mkswap /swapfile >/dev/null && swapon /swapfile
        set_line /etc/fstab /swapfile '/swapfile none swap sw 0 0'
        changed /swapfile
    fi
    set_line /etc/fstab '[^#[:space:]]+[[:space:]]+/dev/shm' 'tmpfs /dev/shm tmpfs nosuid,nodev,noexec 0 0'
    options /dev/shm nosuid,nodev,noexec
    # On itself, so that nothing in it is hidden. No noexec: builds and native libraries of Java run what they unpack.
    if ! findmnt -n /tmp >/dev/null; then
        put /etc/systemd/system/tmp.mount 644 <<'X'
[Unit]
Description=Temporary files without devices and set-user-id programs
DefaultDependencies=no
Conflicts=umount.target
Before=local-fs.target umount.target

[Mount]
What=/tmp
Where=/tmp
Type=none
Options=bind,nosuid,nodev

[Install]
WantedBy=local-fs.target
X
        systemctl daemon-reload
        enable tmp.mount
        systemctl start tmp.mount
    fi
    options /tmp nosuid,nodev
}

options() { # FOLDER OPTIONS
    for option in $(printf '%s' "$2" | tr ',' ' '); do
        findmnt -no OPTIONS "$1" | tr ',' '\n' | grep -qx "$option" && continue
        mount -o "remount,bind,$2" "$1" && changed "options of $1"
        return 0
    done
}
