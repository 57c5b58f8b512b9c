# title: Modules that a server never needs cannot be loaded
# why: Rare network protocols and file systems are where kernel holes are found.
# expect: modprobe -n of each ends in /bin/false
# step: kernel
row_K2() {
    if container; then not_applicable "in a container modules are the host's"; fi
    for module in dccp sctp rds tipc cramfs freevxfs jffs2 hfs hfsplus udf usb-storage firewire-core; do
        modprobe -n -v "$module" 2>&1 | grep -q /bin/false || red "$module can be loaded"
    done
    green "12 modules are blocked"
}
