# title: Only accounts that need it may come in by SSH
# why: Programs create accounts; none of them should become a door.
# expect: sshd -T says: allowgroups nocodo-ssh; its members are the administrator, the bridge, and whom the owner of the server kept
# step: way-in
# parameters: admin kept_accounts
row_A2() {
    sshd_says 'allowgroups nocodo-ssh'
    members=$(getent group nocodo-ssh | cut -d: -f4 | tr ',' '\n' | sort | tr '\n' ' ')
    # shellcheck disable=SC2086
    wanted=$(printf '%s\n' "$admin" nocodo-bridge $kept_accounts | sort | tr '\n' ' ')
    [ "$members" = "$wanted" ] || red "members of nocodo-ssh are: $members"
    green "only $members"
}
