# title: Who tries keys in vain is shut out
# why: It keeps the log readable and the load low.
# expect: fail2ban watches sshd
# step: guessing
row_F4() {
    fail2ban-client status sshd || red "fail2ban does not watch sshd"
    systemctl is-enabled -q fail2ban || red "fail2ban does not start with the server"
    green "fail2ban watches sshd"
}
