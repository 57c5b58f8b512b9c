# title: Only accounts that need it may come in by SSH
# why: Programs create accounts; none of them should become a door.
# expect: sshd -T says: allowgroups nocodo-ssh; its members are the administrator and the bridge
# step: way-in
# parameters: admin
row_A2() {
    sshd_says 'allowgroups nocodo-ssh'
    members=$(getent group nocodo-ssh | cut -d: -f4 | tr ',' '\n' | sort | tr '\n' ' ')
    wanted=$(printf '%s\n' "$admin" nocodo-bridge | sort | tr '\n' ' ')
    [ "$members" = "$wanted" ] || red "members of nocodo-ssh are: $members"
    green "only $members"
}
