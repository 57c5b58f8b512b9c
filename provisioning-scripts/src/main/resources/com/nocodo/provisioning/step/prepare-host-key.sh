# title: Make the server's own host key
# seconds: 2
# parameters: boot_host_key
#
# Two steps, so that whoever pins the key has written it down before the server uses it: a line that is lost between
# the two costs nothing.
step_run() {
    current=/etc/ssh/ssh_host_ed25519_key
    next=/etc/ssh/nocodo_next_host_ed25519_key
    if [ "$(ssh-keygen -y -f "$current" | cut -d' ' -f1,2)" != "$boot_host_key" ]; then
        fact "host-key $(ssh-keygen -y -f "$current" | cut -d' ' -f1,2)"
        return 0
    fi
    if ! ssh-keygen -y -f "$next" >/dev/null 2>&1; then
        rm -f "$next" "$next.pub" "$next.part" "$next.part.pub"
        ssh-keygen -q -t ed25519 -N '' -C '' -f "$next.part"
        sync -d "$next.part"
        mv -f "$next.part" "$next"
        rm -f "$next.part.pub"
        changed "a host key of the server's own"
    fi
    fact "host-key $(ssh-keygen -y -f "$next" | cut -d' ' -f1,2)"
}
