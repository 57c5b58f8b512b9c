# title: What is built runs as somebody else
# why: Code that the operator did not write must not reach its keys, nor another application's data.
# expect: the helper is root's alone to change, answers the operator alone, and hands on no account that may act as root
# step: operator
row_D3() {
    [ -e /etc/systemd/system/nocodo-helper.socket ] || not_applicable "the operator is not installed yet"
    for file in helper inside run-as bridge; do
        [ "$(stat -c '%U %a' "/usr/lib/nocodo/$file" 2>/dev/null)" = "root 755" ] || red "/usr/lib/nocodo/$file is not as it was installed"
    done
    systemctl is-active -q nocodo-helper.socket || red "the helper does not listen"
    [ "$(stat -c '%U %G %a' /run/nocodo-helper.sock)" = "root nocodo-operator 660" ] || red "others may ask the helper"
    for account in $(getent passwd | cut -d: -f1 | grep -E '^nocodo-(build|a[0-9a-f]{20})$'); do
        [ "$(id -Gn "$account")" = "$account" ] || red "$account is in other groups"
        [ "$(passwd -S "$account" | cut -d' ' -f2)" = L ] || red "$account has a password"
    done
    green "$(getent passwd | grep -cE '^nocodo-a[0-9a-f]{20}:') applications have accounts"
}
