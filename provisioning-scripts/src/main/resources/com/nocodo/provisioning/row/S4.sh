# title: SSH uses only methods that nobody can break
# why: One old method is enough for who sits on the line.
# expect: ed25519 host key, AES-GCM or ChaCha20, encrypt-then-MAC, key exchange with curve 25519 (and post-quantum where known)
# step: way-in
row_S4() {
    sshd_says 'ciphers aes256-gcm@openssh.com,aes128-gcm@openssh.com,chacha20-poly1305@openssh.com' \
        'macs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com' \
        'hostkeyalgorithms ssh-ed25519,ssh-ed25519-cert-v01@openssh.com' 'hostkey /etc/ssh/ssh_host_ed25519_key'
    [ "$(printf '%s\n' "$says" | grep -c '^hostkey ')" = 1 ] || red "sshd has more than one host key"
    kex=$(printf '%s\n' "$says" | sed -n 's/^kexalgorithms //p')
    for name in $(printf '%s' "$kex" | tr ',' ' '); do
        case $name in mlkem768x25519-sha256 | sntrup761x25519-sha512* | curve25519-sha256*) ;; *) red "key exchange $name" ;; esac
    done
    green "$kex"
}
