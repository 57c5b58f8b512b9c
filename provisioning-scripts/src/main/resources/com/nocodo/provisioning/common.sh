# What every script begins with. The script is read from a pipe: it is one function, so that a script that was cut off
# does nothing, and its standard input is empty, so that no program eats the rest of it.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
umask 022
state=/var/lib/nocodo
touched=

doing() { printf 'nocodo: step %s\n' "$*"; }
changed() { printf 'nocodo: changed %s\n' "$*"; }
fact() { printf 'nocodo: fact %s\n' "$*"; }
fail() { printf 'nocodo: failed %s\n' "$*"; exit 70; }

# In a container the kernel and its clock are the host's.
container() { systemd-detect-virt --quiet --container; }

# Whether a restart makes sense. Of a container that is up to whoever runs it, who says so by a file: Docker alone, for
# one, does not start it again.
restarts() { ! container || [ -e /etc/nocodo/restarts ]; }

# The first old version of a file is kept for good.
keep() { # FILE
    if [ -e "$1" ] && [ ! -e "$state/before$1" ]; then
        install -d -m 700 "$state/before$(dirname "$1")"
        cp -a "$1" "$state/before$1"
    fi
}

# Writes a file only where it would differ, whole or not at all, and then sets `touched`.
put() { # FILE MODE < content
    [ -d "$(dirname "$1")" ] || install -d "$(dirname "$1")" # it would set the mode of one that is there
    new=$(mktemp "$(dirname "$1")/.nocodo.XXXXXX")
    cat >"$new"
    if cmp -s "$new" "$1" && [ "$(stat -c '%a %U' "$1")" = "$2 root" ]; then
        rm -f "$new"
        return 0
    fi
    chmod "$2" "$new"
    keep "$1"
    mv -f "$new" "$1"
    touched=yes
    changed "$1"
}

# Sets the mode of what exists.
mode() { # MODE PATH...
    wanted=$1
    shift
    for path in "$@"; do
        if [ -e "$path" ] && [ "$(stat -c %a "$path")" != "$wanted" ]; then
            chmod "$wanted" "$path"
            changed "mode of $path"
        fi
    done
}

# One line of a file that other programs own too: replaced where KEY is set, added where it is not.
set_line() { # FILE KEY LINE
    grep -qxF -- "$3" "$1" && return 0
    keep "$1"
    if grep -qE "^$2([[:space:]=]|\$)" "$1"; then
        sed -i -E "s%^$2([[:space:]=]|\$).*%$3%" "$1"
    else
        printf '%s\n' "$3" >>"$1"
    fi
    changed "$1"
}

enable() { # UNIT
    systemctl is-enabled -q "$1" 2>/dev/null && return 0
    systemctl enable -q "$1" 2>/dev/null
    changed "$1 starts with the server"
}

# A fresh Ubuntu holds the lock of dpkg for minutes.
apt() { apt-get -y -q -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-confold "$@"; }

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# The file of keys belongs to the account, and is written by nobody else.
keys() { # NAME LINES
    folder=$(getent passwd "$1" | cut -d: -f6)/.ssh
    [ -d "$folder" ] || { install -d -m 700 -o "$1" -g "$(id -gn "$1")" "$folder"; changed "$folder"; }
    new=$(mktemp)
    if [ -n "$2" ]; then printf '%s\n' "$2" >"$new"; fi
    if ! cmp -s "$new" "$folder/authorized_keys"; then
        install -m 600 -o "$1" -g "$(id -gn "$1")" "$new" "$folder/authorized_keys.new"
        mv -f "$folder/authorized_keys.new" "$folder/authorized_keys"
        changed "$folder/authorized_keys"
    fi
    rm -f "$new"
    # sshd reads this one too, where nobody tells it not to.
    [ ! -e "$folder/authorized_keys2" ] || { rm -rf "$folder/authorized_keys2"; changed "$folder/authorized_keys2 is gone"; }
}
