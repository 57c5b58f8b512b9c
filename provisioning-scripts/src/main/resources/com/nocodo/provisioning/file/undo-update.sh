#!/bin/sh
# Switches back to the operator that ran before an update that nobody confirmed, with the database of that time. Written
# by nocodo; run by nocodo-update.timer, which counts again after a reboot.
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
state=/var/lib/nocodo
update=$state/update
exec 9>$state/update.lock
flock 9
[ -e "$update/armed" ] || exit 0 # confirmed while this waited
systemctl stop nocodo-operator || true
if [ -e "$update/copied" ]; then
    rm -f /var/lib/nocodo-operator/operator.db /var/lib/nocodo-operator/operator.db-*
    cp -a "$update/database/." /var/lib/nocodo-operator/
fi
ln -sfn "$(cat "$update/from")" /usr/lib/nocodo/current.new
mv -fT /usr/lib/nocodo/current.new /usr/lib/nocodo/current
sync
systemctl reset-failed nocodo-operator 2>/dev/null || true
systemctl start nocodo-operator || true
printf '%s %s\n' "$(cat "$update/id")" "$*" >$state/update-undone
sync
# Before the rest of it goes: what is half gone must not be gone back to once more.
rm -f "$update/armed"
sync
rm -rf "$update"
systemctl disable -q --now nocodo-update.timer || true
