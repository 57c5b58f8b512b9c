# title: Install the operator
# seconds: 40
# parameters: operator_version operator_sum operator_name operator_port operator_signer operator_signature
# parts: archive health helper
# files: bridge.py helper.py inside.py run-as.py nocodo-helper.socket nocodo-helper.service nocodo.slice nocodo-build.slice nocodo-operator.service
#
# Each archive has a folder of its own; a link says which one runs. The helper is root's: through it, and in no other
# way, the operator runs what it builds, under other accounts.
step_run() {
    home=/usr/lib/nocodo
    folder=$home/$operator_version-$(printf '%.12s' "$operator_sum")
    [ -d $home ] || install -d -m 755 $home
    trust_signer
    [ "$(cat "$folder/ARCHIVE" 2>/dev/null)" = "$operator_sum" ] || unpack
    if [ "$(readlink $home/current)" != "${folder##*/}" ]; then
        ln -sfn "${folder##*/}" $home/current.new
        mv -fT $home/current.new $home/current
        touched=yes
        changed "$home/current"
    fi
    file_bridge_py | put $home/bridge 755
    helper
    settings | put /etc/nocodo/operator.env 644
    # Of the bridge's group and with its bit set: a socket that the operator makes in it is of that group too.
    printf 'd /run/nocodo-bridge 2750 nocodo-operator nocodo-bridge\n' | put /etc/tmpfiles.d/nocodo-bridge.conf 644
    systemd-tmpfiles --create nocodo-bridge.conf
    file_nocodo_operator_service | put /etc/systemd/system/nocodo-operator.service 644
    [ -z "$touched" ] || systemctl daemon-reload
    enable nocodo-operator.service
    if [ -n "$touched" ] || ! systemctl is-active -q nocodo-operator; then
        doing "Start the operator"
        systemctl restart nocodo-operator
        changed "the operator was started"
    fi
    await_answer
}

settings() {
    printf 'NOCODO_HOME=/var/lib/nocodo-operator\nNOCODO_CACHE=/var/cache/nocodo-operator\n'
    printf 'NOCODO_OPERATOR=%s\nNOCODO_PORT=%s\n' "$operator_name" "$operator_port"
    printf 'NOCODO_BRIDGE_SOCKET=/run/nocodo-bridge/bridge.sock\nNOCODO_BRIDGE_ACCOUNT=nocodo-bridge\n'
    printf 'NOCODO_RUN_AS=%s/run-as\n' $home
}

await_answer() {
    tries=0
    until [ -S /run/nocodo-bridge/bridge.sock ] && answers 2>/dev/null; do
        tries=$((tries + 1))
        if systemctl is-failed -q nocodo-operator || [ $tries -gt 120 ]; then
            fail "the operator does not answer; its log says last: $(journalctl -q -n 1 -o cat -u nocodo-operator)"
        fi
        sleep 1
    done
    fact "operator-version $operator_version"
    fact "operator-sum $operator_sum"
}

# Whoever signed the first archive signs all later ones; another is only put here by `trust-signer`.
trust_signer() {
    [ -e "$signers" ] || signer_line | put "$signers" 644
    [ "$(cat "$signers")" = "$(signer_line)" ] || fail "this server trusts another signer of operators ($(ssh-keygen -lf "$signers" 2>/dev/null | cut -d' ' -f2)); nothing was installed"
}
