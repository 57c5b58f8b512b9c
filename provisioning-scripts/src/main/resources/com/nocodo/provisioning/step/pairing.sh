# title: Let one vault make itself known to the operator
# seconds: 1
# parameters: operator_id pairing_secret
#
# The operator removes what is left here as soon as a vault was paired, or tried in vain too often.
step_run() {
    left=/var/lib/nocodo-operator/pairing.json
    soon=$(date -u -d '+5 minutes' '+%Y%m%d%H%M%S')
    if [ -e "$left" ] && is_ours "$(cat "$left")" && grep -qF '"tries":0' "$left" &&
        [ "$(sed -n 's/.*"until":"\([^"]*\)".*/\1/p' "$left" | tr -cd 0-9)" -gt "$soon" ]; then
        return 0
    fi
    until=$(date -u -d '+15 minutes' '+%Y-%m-%dT%H:%M:%SZ')
    # As the operator's account, in whose folder it lies: root follows no link of somebody else's.
    printf '{"operator":"%s","secret":"%s","until":"%s","tries":0}\n' "$operator_id" "$pairing_secret" "$until" |
        runuser -u nocodo-operator -- sh -c 'umask 077 && cd /var/lib/nocodo-operator && rm -f pairing.json.left &&
            cat >pairing.json.left && mv -f pairing.json.left pairing.json' ||
        fail "the pairing cannot be written down"
    changed "the operator waits for its vault until $until"
}

# By the shell itself: the arguments of a program can be read by everybody.
is_ours() { # TEXT
    case $1 in *"\"secret\":\"$pairing_secret\""*) return 0 ;; esac
    return 1
}
