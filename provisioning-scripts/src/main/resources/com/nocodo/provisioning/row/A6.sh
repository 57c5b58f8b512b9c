# title: Operator, builds, applications and the bridge are strangers to each other
# why: What an agent builds, or an application that is broken into, must not become the operator.
# expect: an account each, no password, no way to root, a home that only it can enter
# step: accounts
row_A6() {
    for name in nocodo-operator nocodo-build nocodo-app nocodo-bridge; do
        id "$name" || red "there is no account $name"
        [ "$(id -u "$name")" != 0 ] || red "$name is root"
        case $(getent shadow "$name" | cut -d: -f2) in '!'* | '*') ;; *) red "$name has a password" ;; esac
        [ "$(stat -c '%U %a' "$(getent passwd "$name" | cut -d: -f6)")" = "$name 700" ] || red "the home of $name is open to others"
        ! sudo -n -l -U "$name" | grep -q 'may run' || red "$name may act as root"
        shared=$(id -nG "$name" | tr ' ' '\n' | grep -vxE "$name|nocodo-ssh|nocodo-bridge-socket" | tr '\n' ' ')
        [ -z "$shared" ] || red "$name is also in: $shared"
    done
    green "four accounts, none with a password or a way to root"
}
