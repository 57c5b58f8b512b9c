# title: You come in as an account of your own; root has no password
# why: Everybody who guesses passwords tries root first.
# expect: root and the administrator have no password that works
# step: accounts
# parameters: admin
row_A1() {
    [ "$(passwd -S root | cut -d' ' -f2)" = L ] || red "root has a password"
    id "$admin" || red "there is no account $admin"
    [ "$(passwd -S "$admin" | cut -d' ' -f2)" = L ] || red "$admin has a password"
    [ "$(chage -l "$admin" | sed -n 's/^Maximum.*: //p')" = -1 ] || red "the password of $admin expires, which would refuse its key too"
    green "root and $admin are locked for passwords"
}
