# title: Use the server's own host key, and forget the one it booted with
# seconds: 3
# parameters: host_key
step_run() {
    current=/etc/ssh/ssh_host_ed25519_key
    next=/etc/ssh/nocodo_next_host_ed25519_key
    if [ "$(ssh-keygen -y -f "$current" | cut -d' ' -f1,2)" != "$host_key" ]; then
        [ "$(ssh-keygen -y -f "$next" | cut -d' ' -f1,2)" = "$host_key" ] ||
            fail "this server has no host key $host_key; nothing was changed"
        mv -f "$next" "$current"
        changed "$current"
    fi
    ssh-keygen -y -f "$current" | put "$current.pub" 644
    for old in /etc/ssh/ssh_host_*; do
        case $old in "$current" | "$current.pub") ;; *) rm -f "$old" && changed "$old is gone" ;; esac
    done
    forget_boot_key
    install -d -m 755 /run/sshd
    sshd -t || fail "sshd does not accept the new host key"
    systemctl try-reload-or-restart ssh.service
}

# The provider's user data hold the key that the server booted with; cloud-init keeps copies.
forget_boot_key() {
    public=/run/cloud-init/instance-data.json
    find -L /var/lib/cloud /run/cloud-init -type f ! -name obj.pkl -exec grep -lF 'OPENSSH PRIVATE KEY' {} + 2>/dev/null |
        while read -r copy; do
            case $copy in
                *.json) if [ -e "$public" ]; then cat "$public" >"$copy"; else printf '{}\n' >"$copy"; fi ;;
                *) printf '#cloud-config\n# Forgotten after the first contact.\n{}\n' >"$copy" ;;
            esac
            sync -d "$copy"
            changed "$copy"
        done
    for pickled in $(find -L /var/lib/cloud -type f -name obj.pkl -exec grep -lF 'OPENSSH PRIVATE KEY' {} + 2>/dev/null); do
        rm -f "$pickled" && changed "$pickled is gone"
    done
}
