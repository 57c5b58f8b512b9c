# title: SSH carries no tunnels
# why: A key for one purpose must not reach every service inside the server.
# expect: sshd -T says: disableforwarding yes, permituserenvironment no, compression no, all forwarding no
# step: way-in
row_S3() {
    sshd_says 'disableforwarding yes' 'x11forwarding no' 'allowagentforwarding no' 'allowtcpforwarding no' \
        'allowstreamlocalforwarding no' 'permittunnel no' 'gatewayports no' 'permituserenvironment no' 'compression no'
    green "no forwarding of any kind"
}
