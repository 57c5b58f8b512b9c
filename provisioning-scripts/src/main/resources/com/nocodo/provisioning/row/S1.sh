# title: Only keys open the server, never a password
# why: Passwords are guessed all day long, by machines.
# expect: sshd -T says: permitrootlogin no, passwordauthentication no, kbdinteractiveauthentication no, authenticationmethods publickey, authorizedkeysfile .ssh/authorized_keys, authorizedkeyscommand none, trustedusercakeys none; no file of its settings has a Match
# step: way-in
row_S1() {
    sshd_says 'permitrootlogin no' 'passwordauthentication no' 'kbdinteractiveauthentication no' \
        'permitemptypasswords no' 'hostbasedauthentication no' 'authenticationmethods publickey' \
        'authorizedkeysfile .ssh/authorized_keys' 'authorizedkeyscommand none' 'trustedusercakeys none' \
        'authorizedprincipalscommand none'
    # For whom a Match holds other settings count, and `sshd -T` does not show them.
    ! grep -rqiE '^[[:space:]]*Match[[:space:]]' /etc/ssh/sshd_config /etc/ssh/sshd_config.d ||
        red "sshd has other settings for some (Match)"
    green "keys only, no root"
}
