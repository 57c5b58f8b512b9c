# title: The firewall drops what nobody asked for
# why: A service that is started by mistake must not be open to the world.
# expect: nftables: input and forward drop by policy
# step: way-in
# parameters: ssh_port
row_F1() {
    rules=$(nft list table inet nocodo) || red "the firewall has no table of ours"
    for hook in input forward; do
        printf '%s\n' "$rules" | grep -qE "type filter hook $hook priority .*; policy drop;" || red "$hook does not drop"
    done
    opened=$(printf '%s\n' "$rules" | grep -E 'dport.*accept' | grep -vE 'udp dport 546|tcp dport '"$ssh_port"' ct state new accept' | tr '\n' ' ')
    [ -z "$opened" ] || red "also open: $opened"
    systemctl is-enabled -q nftables || red "the firewall does not start with the server"
    green "drops all but port $ssh_port"
}
