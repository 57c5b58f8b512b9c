# How an operator's archive gets from where it was sent to a folder of its own, or not at all.
home=/usr/lib/nocodo
signers=/etc/nocodo/allowed_signers

signer_line() { printf 'nocodo namespaces="nocodo-operator" %s\n' "$operator_signer"; }

is_signed() { # ARCHIVE
    printf '%s' "$operator_signature" >"$state/incoming/signature"
    ssh-keygen -Y verify -f "$signers" -I nocodo -n nocodo-operator -s "$state/incoming/signature" <"$1" >/dev/null 2>&1 ||
        fail "the operator's archive is not signed by whom this server trusts; nothing was installed"
    rm -f "$state/incoming/signature"
}

unpack() {
    archive=$state/incoming/operator-$operator_sum.tar.gz
    [ -e "$archive" ] || fail "the operator's archive was not sent"
    printf '%s  %s\n' "$operator_sum" "$archive" | sha256sum -c --status ||
        fail "the operator's archive is not the one that was sent; nothing was installed"
    is_signed "$archive"
    doing "Unpack the operator"
    rm -rf "$home/.part" "$folder"
    install -d -m 755 "$home/.part"
    tar -xzf "$archive" -C "$home/.part" --strip-components=1 --no-same-owner || fail "the operator's archive cannot be unpacked"
    (cd "$home/.part" && sha256sum -c --status --strict MANIFEST) || fail "a file of the operator is not as its manifest says; nothing was installed"
    [ "$(cd "$home/.part" && find . -type f ! -name MANIFEST | wc -l)" = "$(wc -l <"$home/.part/MANIFEST")" ] ||
        fail "the operator's archive holds files that its manifest does not know; nothing was installed"
    [ "$(cat "$home/.part/VERSION")" = "$operator_version" ] ||
        fail "the operator's archive is called $operator_version, and holds $(tr -cd '0-9A-Z.-' <"$home/.part/VERSION" | cut -c1-40); nothing was installed"
    printf '%s\n' "$operator_sum" >"$home/.part/ARCHIVE"
    sync -f "$home/.part"
    mv -fT "$home/.part" "$folder"
    rm -f "$archive"
    changed "$folder"
}
