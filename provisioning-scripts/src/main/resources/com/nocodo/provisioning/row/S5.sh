# title: No other file overrules these settings
# why: sshd takes the first value; the provider's image has files of its own.
# expect: 00-nocodo.conf is the first file that sshd_config includes
# step: way-in
row_S5() {
    first=$(grep -viE '^[[:space:]]*(#|$)' /etc/ssh/sshd_config | head -n 1)
    case $first in [Ii]nclude*/etc/ssh/sshd_config.d/\*.conf) ;; *) red "sshd_config begins with: $first" ;; esac
    # shellcheck disable=SC2012
    [ "$(ls /etc/ssh/sshd_config.d/*.conf | head -n 1)" = /etc/ssh/sshd_config.d/00-nocodo.conf ] || red "another file comes before 00-nocodo.conf"
    green "00-nocodo.conf comes first"
}
