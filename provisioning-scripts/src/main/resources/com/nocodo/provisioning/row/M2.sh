# title: Temporary folders give no power
# why: A program that anybody may leave there must not run with other rights.
# expect: /tmp is nodev,nosuid; /dev/shm is nodev,nosuid,noexec
# step: memory
row_M2() {
    for wanted in /tmp:nodev /tmp:nosuid /dev/shm:nodev /dev/shm:nosuid /dev/shm:noexec; do
        findmnt -no OPTIONS "${wanted%%:*}" | tr ',' '\n' | grep -qx "${wanted#*:}" || red "${wanted%%:*} is not ${wanted#*:}"
    done
    green "nodev, nosuid"
}
