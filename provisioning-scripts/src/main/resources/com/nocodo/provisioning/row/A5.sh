# title: Exactly the keys that the vault knows open the server
# why: A key that somebody else put there is a door you do not see.
# expect: the administrator's and the bridge's lists of keys are as the vault wrote them; nobody else has one but whom the owner of the server kept
# step: accounts
# parameters: admin admin_keys bridge_keys kept_accounts
row_A5() {
    holds "$admin" "$(printf '%s\n' "$admin_keys" | sed 's/^/restrict,pty /')"
    holds nocodo-bridge "$bridge_keys"
    getent passwd | while IFS=: read -r name _ _ _ _ folder _; do
        case " $admin nocodo-bridge $kept_accounts " in *" $name "*) continue ;; esac
        for list in "$folder/.ssh/authorized_keys" "$folder/.ssh/authorized_keys2"; do
            if [ -s "$list" ]; then printf '%s ' "$list"; fi
        done
    done >/run/nocodo-other-keys
    others=$(cat /run/nocodo-other-keys)
    rm -f /run/nocodo-other-keys
    [ -z "$others" ] || red "keys that the vault does not know: $others"
    green "the keys are those of the vault"
}

holds() { # NAME LINES
    list=$(getent passwd "$1" | cut -d: -f6)/.ssh/authorized_keys
    [ "$(cat "$list" 2>/dev/null)" = "$2" ] || red "the keys of $1 are not those of the vault"
    [ "$(stat -c '%U %a' "$list")" = "$1 600" ] || red "$list may be written by others"
    [ ! -s "${list}2" ] || red "${list}2 holds more keys"
}
