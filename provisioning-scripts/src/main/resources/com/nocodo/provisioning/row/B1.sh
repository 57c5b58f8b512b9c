# title: The way in to the operator is one socket, for one account
# why: Whoever else reached it could speak as your vault.
# expect: the socket is 0660 of the operator and the bridge's group, in a folder that is closed to others; the bridge is root's
# step: operator
row_B1() {
    systemctl cat nocodo-operator.service || not_applicable "the operator is not installed yet"
    [ "$(stat -c '%U %G %a' /run/nocodo-bridge)" = "nocodo-operator nocodo-bridge 2750" ] || red "/run/nocodo-bridge is open to others"
    socket=/run/nocodo-bridge/bridge.sock
    [ "$(stat -c '%F %U %G %a' $socket)" = "socket nocodo-operator nocodo-bridge 660" ] || red "$socket is not what it should be"
    [ "$(stat -c '%F %U %a' /usr/lib/nocodo/bridge)" = "regular file root 755" ] || red "/usr/lib/nocodo/bridge can be changed by others"
    [ "$(getent group nocodo-bridge | cut -d: -f4)" = "" ] || red "more accounts are in the bridge's group"
    for account in nocodo-build nocodo-app nobody; do
        if setpriv --reuid="$account" --regid="$(id -g "$account")" --init-groups test -w $socket; then red "$account reaches $socket"; fi
    done
    green "only nocodo-bridge reaches it"
}
