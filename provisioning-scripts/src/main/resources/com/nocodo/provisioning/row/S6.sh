# title: The host key was made on the server and is the one the vault pinned
# why: The key that the server booted with passed through the provider.
# expect: the ed25519 host key equals the pin, no other host key is there
# step: switch-host-key
# parameters: host_key
row_S6() {
    [ "$(ssh-keygen -y -f /etc/ssh/ssh_host_ed25519_key | cut -d' ' -f1,2)" = "$host_key" ] || red "another host key than the pinned one"
    others=$(find /etc/ssh -name 'ssh_host_*' ! -name 'ssh_host_ed25519_key*' | tr '\n' ' ')
    [ -z "$others" ] || red "more host keys: $others"
    copies=$(find -L /var/lib/cloud /run/cloud-init -type f -exec grep -lF 'OPENSSH PRIVATE KEY' {} + | tr '\n' ' ')
    [ -z "$copies" ] || red "the boot key is still in: $copies"
    green "$(ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key | cut -d' ' -f2)"
}
