# title: Only root can ask the provider's metadata service
# why: It hands out what the server was created with to every program that asks.
# expect: nftables rejects 169.254.42.42 and 169.254.169.254 for every account but root
# step: way-in
row_F5() {
    rules=$(nft list chain inet nocodo output) || red "the firewall has no chain for what goes out"
    printf '%s\n' "$rules" | grep -E 'meta skuid != (0|"root") ip daddr \{ 169\.254\.42\.42, 169\.254\.169\.254 \} .*reject' || red "the rule is not there"
    printf '%s\n' "$rules" | grep -E 'meta skuid != (0|"root") ip6 daddr \{.*fd00:42::42.*\} .*reject' || red "the rule for IPv6 is not there"
    green "rejected for all but root"
}
