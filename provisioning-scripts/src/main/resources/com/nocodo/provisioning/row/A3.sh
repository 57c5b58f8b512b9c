# title: There is one root, and no account without a password check
# why: A second root or an empty password is how an intruder stays.
# expect: one account with user id 0, no empty password in /etc/shadow
# step: accounts
row_A3() {
    roots=$(awk -F: '$3 == 0 { printf "%s ", $1 }' /etc/passwd)
    [ "$roots" = "root " ] || red "accounts with the rights of root: $roots"
    empty=$(awk -F: '$2 == "" { printf "%s ", $1 }' /etc/shadow)
    [ -z "$empty" ] || red "accounts with an empty password: $empty"
    green "only root has user id 0, nobody has an empty password"
}
