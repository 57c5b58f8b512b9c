# title: Look whether this server can be used
# seconds: 3
# parameters: admin admin_keys ssh_port signed_in_as close_others
#
# For a server that its owner made. It changes nothing: whatever speaks against the server is said here.
step_run() {
    known_system
    known_machine
    [ "$(free_megabytes /)" -ge 2000 ] || fail "the server has $(free_megabytes /) MB free; at least 2000 are needed. Nothing was changed"
    sshd_port
    key_lists
    if ! is_ours; then
        [ ! -e /etc/nocodo/operator.env ] || fail "an operator of another vault runs on this server. Have that vault remove it first. Nothing was changed"
        ! id "$admin" >/dev/null 2>&1 || fail "there is an account $admin on this server already, and it is not this vault's. Rename it first. Nothing was changed"
    fi
    look_who_comes_in
    look_what_is_open
}

is_ours() {
    folder=$(getent passwd "$admin" | cut -d: -f6)
    [ -n "$folder" ] && grep -qF -- "$admin_keys" "$folder/.ssh/authorized_keys" 2>/dev/null
}

known_system() {
    system=$(. /etc/os-release 2>/dev/null && printf '%s %s' "${ID:-?}" "${VERSION_ID:-?}") || system=
    case $system in
        'debian 12' | 'ubuntu 24.04') fact "system $system" ;;
        *) fail "this server runs '$(printf '%s' "${system:-something unknown}" | tr -c '[:print:]' '?' | cut -c1-60)'; Debian 12 and Ubuntu 24.04 are known. Nothing was changed" ;;
    esac
}

# Whoever has a key elsewhere would be shut out, and not be told before.
key_lists() {
    for list in $(sshd -T | sed -n 's/^authorizedkeysfile //p'); do
        case ${list#%h/} in
            .ssh/authorized_keys | .ssh/authorized_keys2) ;;
            *) fail "sshd reads keys from $list, and would read them from ~/.ssh/authorized_keys alone. Put them there and take AuthorizedKeysFile out of its settings, then try again. Nothing was changed" ;;
        esac
    done
}

known_machine() {
    [ "$(uname -m)" = x86_64 ] || fail "this server is a $(uname -m); the operator is made for x86_64. Nothing was changed"
    [ -d /run/systemd/system ] || fail "this server does not run systemd. Nothing was changed"
    for program in apt-get sudo python3 ss ssh-keygen; do
        command -v $program >/dev/null 2>&1 || fail "the program $program is not on this server: install it (packages sudo, python3, iproute2, openssh-client), then try again. Nothing was changed"
    done
}

free_megabytes() { df -Pm "$1" | awk 'NR == 2 { print $4 }'; }

# The one port stays open, so it has to be the one that sshd itself has: behind a translation of ports we would close it.
sshd_port() {
    [ -d /run/sshd ] || install -d -m 755 /run/sshd
    ports=$(sshd -T | sed -n 's/^port //p' | sort -u | tr '\n' ' ')
    case " $ports" in
        *" $ssh_port "*) ;;
        *) fail "SSH answers you at port $ssh_port, and listens at $ports on the server: something in between translates. Give the port and an address that reach it directly. Nothing was changed" ;;
    esac
    ! grep -rqiE '^[[:space:]]*Match[[:space:]]' /etc/ssh/sshd_config /etc/ssh/sshd_config.d 2>/dev/null ||
        fail "sshd has other settings for some (Match), which would overrule the vault's. Take them out of its settings, then try again. Nothing was changed"
    for way in authorizedkeyscommand trustedusercakeys; do
        sshd -T | grep -qx "$way none" ||
            fail "sshd lets keys in by $way, which would not open the server any more. Take it out of its settings, then try again. Nothing was changed"
    done
    for list in allowusers denyusers denygroups allowgroups; do
        if sshd -T | grep -vx 'allowgroups nocodo-ssh' | grep -q "^$list "; then
            fail "sshd has a list of who may come in ($list), which the vault would have to change. Take it out of its settings, then try again. Nothing was changed"
        fi
    done
}

# After the hardening only keys of the kind ed25519 open the server, and nobody comes in as root.
look_who_comes_in() {
    kept= lost=
    passwords=$(sshd -T | sed -n 's/^passwordauthentication //p')
    for line in $(getent passwd | awk -F: '$3 >= 1000 && $3 < 65534 && $7 !~ /(nologin|false)$/ { print $1 ":" $6 }'); do
        name=${line%%:*}
        [ "$name" != "$admin" ] || continue
        if grep -q '^[^#]*ssh-ed25519 ' "${line#*:}/.ssh/authorized_keys" 2>/dev/null; then
            printf '%s' "$name" | grep -qxE '[a-z][a-z0-9_-]{0,31}' || fail "the account $name comes in by SSH, and its name is one that we cannot keep. Nothing was changed"
            kept=${kept:+$kept }$name
        elif [ "$name" != "$signed_in_as" ] && { has_keys "${line#*:}/.ssh" || comes_by_password "$name"; }; then
            lost=${lost:+$lost }$name
        fi
    done
    if [ -n "$lost" ] && [ "$close_others" = no ]; then
        fail "these accounts come in by SSH and would be shut out, since only ed25519 keys will open the server: $lost. Give them such a key, or agree to it. Nothing was changed"
    fi
    fact "kept-accounts $kept"
    fact "shut-out $lost"
}

has_keys() { [ -s "$1/authorized_keys" ] || [ -s "$1/authorized_keys2" ]; } # the second is read no more from then on

comes_by_password() { [ "$passwords" = yes ] && [ "$(passwd -S "$1" 2>/dev/null | cut -d' ' -f2)" = P ]; }

look_what_is_open() {
    open=$( { ss -Hltn; ss -Hlun | grep -vE ':(68|546|5353)[[:space:]]' || true; } | awk '{ print $4 }' |
        grep -vE '^(127\.|\[::1\]|\[::ffff:127\.|.*%lo:)' | grep -vE ":$ssh_port\$" | sed 's/.*://' | sort -un | tr '\n' ' ')
    open=${open% }
    if [ -n "$open" ] && [ "$close_others" = no ]; then
        fail "this server answers at more ports than $ssh_port, and the firewall would close them: $open. Stop what answers there, or agree to it. Nothing was changed"
    fi
    if [ "$close_others" = no ]; then
        passes=$(passes_on)
        [ -z "$passes" ] || fail "this server passes on what others send (${passes% }), as containers and private networks need it, and the firewall would stop that. Take them down, or agree to it. Nothing was changed"
    fi
    fact "closed-ports $open"
}

# Names of networks that packets are passed on to.
passes_on() {
    [ "$(cat /proc/sys/net/ipv4/ip_forward)" = 1 ] || return 0
    for kind in bridge wireguard tun; do ip -o link show type $kind 2>/dev/null || :; done |
        awk -F': ' '{ print $2 }' | cut -d@ -f1 | tr -cd '[:print:]\n' | tr '\n' ' '
}
