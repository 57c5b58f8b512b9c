# Root's helper, through which the operator runs programs under other accounts. It knows what older operators ask, too.
helper() {
    operators=$touched
    touched=
    file_helper_py | put $home/helper 755
    file_inside_py | put $home/inside 755
    file_run_as_py | put $home/run-as 755
    file_nocodo_helper_socket | put /etc/systemd/system/nocodo-helper.socket 644
    file_nocodo_helper_service | put /etc/systemd/system/nocodo-helper@.service 644
    file_nocodo_slice | put /etc/systemd/system/nocodo.slice 644
    file_nocodo_build_slice | put /etc/systemd/system/nocodo-build.slice 644
    for kept in .cargo .cargo/registry .npm; do
        [ -d "/var/lib/nocodo-build/$kept" ] || install -d -m 700 -o nocodo-build -g nocodo-build "/var/lib/nocodo-build/$kept"
    done
    [ -z "$touched" ] || systemctl daemon-reload
    enable nocodo-helper.socket
    [ -z "$touched" ] && systemctl is-active -q nocodo-helper.socket || systemctl restart nocodo-helper.socket
    touched=$operators
}
