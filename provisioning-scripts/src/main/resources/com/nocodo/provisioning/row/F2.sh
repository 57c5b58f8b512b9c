# title: Nothing but SSH listens to the world
# why: The firewall is the second wall, not the only one.
# expect: ss shows the port of SSH alone outside of loopback (and DHCP of the system)
# step: way-in
# parameters: ssh_port
row_F2() {
    tcp=$(ss -Hltn | awk '{ print $4 }' | grep -vE '^(127\.|\[::1\]|\[::ffff:127\.)' | grep -vE ":$ssh_port\$" | sort -u | tr '\n' ' ')
    [ -z "$tcp" ] || red "tcp: $tcp"
    udp=$(ss -Hlun | awk '{ print $4 }' | grep -vE '^(127\.|\[::1\]|\[::ffff:127\.)' | grep -vE ':(68|546)$' | sort -u | tr '\n' ' ')
    [ -z "$udp" ] || red "udp: $udp"
    green "port $ssh_port"
}
