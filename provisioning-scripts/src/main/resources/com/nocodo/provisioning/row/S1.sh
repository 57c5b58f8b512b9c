# title: Only keys open the server, never a password
# why: Passwords are guessed all day long, by machines.
# expect: sshd -T says: permitrootlogin no, passwordauthentication no, kbdinteractiveauthentication no, authenticationmethods publickey, authorizedkeysfile .ssh/authorized_keys
# step: way-in
row_S1() {
    sshd_says 'permitrootlogin no' 'passwordauthentication no' 'kbdinteractiveauthentication no' \
        'permitemptypasswords no' 'hostbasedauthentication no' 'authenticationmethods publickey' \
        'authorizedkeysfile .ssh/authorized_keys'
    green "keys only, no root"
}
