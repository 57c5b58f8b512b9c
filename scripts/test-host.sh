#!/bin/sh
# The engine and the image for tests on a real server: systemd, OpenSSH and cloud-init in a container.
#   scripts/test-host.sh up      starts what is missing and prints DOCKER_HOST=… and IMAGE=…
#   scripts/test-host.sh stop    stops the engine that `up` started, and every container in it
#   scripts/test-host.sh status
# Installs docker.io, iptables and debootstrap where it runs as root and they are missing. All it keeps lies under
# NOCODO_CACHE/test-host and can be had again.
set -eu

cache=${NOCODO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/nocodo}
folder=$cache/test-host
socket=$folder/docker.sock
suite=bookworm
say() { printf 'nocodo: %s\n' "$*" >&2; }
die() { say "$*"; exit 69; }

# --- The recipe of the image: a change here makes another tag ---------------------------------------------------------
base=systemd,systemd-sysv,dbus,libpam-systemd,openssh-server,sudo,python3-minimal,ca-certificates,iproute2,netbase,kmod
more="cloud-init e2fsprogs locales procps curl less apt-utils"
# Downloaded, not installed: the steps under test install them, and need not wait for a mirror each time.
ready="unattended-upgrades needrestart nftables fail2ban python3-systemd auditd chrony libpam-pwquality libpam-tmpdir \
apt-listchanges apt-show-versions debsums apparmor lynis ssh-audit"

recipe() {
    cat <<'RECIPE'
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C
mirror=$(awk '$1 == "deb" { print $2; exit }' /etc/apt/sources.list)
printf 'deb %s %s main\ndeb %s %s-updates main\ndeb %s-security %s-security main\n' \
    "$mirror" "$suite" "$mirror" "$suite" "$mirror" "$suite" >/etc/apt/sources.list
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d
apt-get -q update
apt-get -y -q full-upgrade
# shellcheck disable=SC2086
apt-get -y -q --no-install-recommends install $more
# shellcheck disable=SC2086
apt-get -y -q --download-only --no-install-recommends install $ready
rm -f /usr/sbin/policy-rc.d /etc/ssh/ssh_host_* /etc/machine-id
: >/etc/machine-id
printf 'datasource_list: [NoCloud, None]\n' >/etc/cloud/cloud.cfg.d/99-test-host.cfg
systemctl mask -q getty@tty1.service console-getty.service systemd-udevd.service systemd-udev-trigger.service
RECIPE
}

tag=$( { printf '%s\n' "$suite" "$base" "$more" "$ready"; recipe; } | sha256sum | cut -c1-12)
image=nocodo-test-host:$tag
tarball=$folder/$suite-$tag.tar

# --- The engine -------------------------------------------------------------------------------------------------------
answers() { docker -H "$1" version >/dev/null 2>&1; }

need_programs() {
    missing=
    command -v dockerd >/dev/null 2>&1 || missing=docker.io
    command -v iptables >/dev/null 2>&1 || missing="$missing iptables"
    command -v debootstrap >/dev/null 2>&1 || missing="$missing debootstrap"
    [ -n "$missing" ] || return 0
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 ||
        die "tests on a real server need$(printf ' %s' $missing). Install them (Debian, Ubuntu: apt-get install $missing), or set DOCKER_HOST to an engine that runs."
    say "installing $missing with apt-get"
    # shellcheck disable=SC2086
    { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install $missing; } \
        >"$folder/apt.log" 2>&1 || die "apt-get could not install $missing; its output is in $folder/apt.log"
}

engine() { # prints the address of an engine that answers, and starts one where there is none
    for address in "${DOCKER_HOST:-}" "unix://$socket" unix:///var/run/docker.sock; do
        [ -n "$address" ] && answers "$address" && printf '%s\n' "$address" && return 0
    done
    [ "$(id -u)" = 0 ] || die "no container engine answers, and only root can start one. Set DOCKER_HOST to an engine that runs."
    [ ${#socket} -lt 100 ] || die "the path of the engine's socket is too long for a socket: $socket. Set NOCODO_CACHE to a shorter folder."
    say "starting a container engine in $folder"
    setsid dockerd --data-root "$folder/data" --exec-root "$folder/exec" -H "unix://$socket" --pidfile "$folder/docker.pid" \
        >"$folder/dockerd.log" 2>&1 </dev/null 9>&- &
    tries=0
    until answers "unix://$socket"; do
        tries=$((tries + 1))
        [ $tries -le 60 ] || die "the container engine does not answer after 60 s; its output is in $folder/dockerd.log"
        sleep 1
    done
    printf 'unix://%s\n' "$socket"
}

# --- The image --------------------------------------------------------------------------------------------------------
make_tarball() {
    [ -s "$tarball" ] && return 0
    [ "$(id -u)" = 0 ] || die "the image of the test host can only be made by root: run scripts/test-host.sh up as root once."
    say "making the image of the test host (two to three minutes, once)"
    root=$folder/root.$$
    trap 'rm -rf "$root" "$tarball.part"' EXIT
    debootstrap --variant=minbase --include="$base" "$suite" "$root" >"$folder/debootstrap.log" 2>&1 ||
        die "debootstrap failed; is a Debian mirror reachable? Its output is in $folder/debootstrap.log"
    recipe | suite=$suite more=$more ready=$ready chroot "$root" sh -s >"$folder/recipe.log" 2>&1 ||
        die "the packages of the test host could not be installed; the output is in $folder/recipe.log"
    tar -C "$root" -cf "$tarball.part" .
    rm -f "$folder/$suite"-*.tar # of older recipes
    mv "$tarball.part" "$tarball"
    rm -rf "$root"
    trap - EXIT
}

make_image() { # ADDRESS
    docker -H "$1" image inspect "$image" >/dev/null 2>&1 && return 0
    make_tarball
    docker -H "$1" import "$tarball" "$image" >/dev/null || die "the engine at $1 does not take the image $tarball"
}

# A test that was killed could not remove its container.
remove_left_over() { # ADDRESS
    docker -H "$1" ps -aq --filter label=nocodo.test-host | while read -r id; do
        owner=$(docker -H "$1" inspect -f '{{index .Config.Labels "nocodo.test-host"}}' "$id" 2>/dev/null) || continue
        kill -0 "$owner" 2>/dev/null || docker -H "$1" rm -f "$id" >/dev/null 2>&1 || true
    done
}

up() {
    mkdir -p "$folder"
    exec 9>"$folder/lock"
    flock 9
    need_programs
    address=$(engine)
    make_image "$address"
    remove_left_over "$address"
    printf 'DOCKER_HOST=%s\nIMAGE=%s\n' "$address" "$image"
}

# What a server would download, from this machine: a test's servers see it read-only.
tools() {
    mkdir -p "$folder"
    exec 9>"$folder/lock"
    flock 9
    node=$(command -v node) && npm=$(npm root -g) && rust=$(rustc --print sysroot) || die "Node.js with npm and Rust are needed"
    place=$folder/tools
    if [ ! -e "$place/complete" ]; then
        rm -rf "$place"
        mkdir -p "$place/node/bin" "$place/node/lib/node_modules"
        cp "$(readlink -f "$node")" "$place/node/bin/node"
        cp -rL "$npm/npm" "$place/node/lib/node_modules/npm"
        ln -s ../lib/node_modules/npm/bin/npm-cli.js "$place/node/bin/npm"
        ln -s ../lib/node_modules/npm/bin/npx-cli.js "$place/node/bin/npx"
        cp -L /etc/ssl/certs/ca-certificates.crt "$place/authorities.crt"
        chmod -R a+rX "$place"
        : >"$place/complete"
    fi
    printf 'TOOLS=%s\nRUST=%s\n' "$place" "$rust"
}

runs() { # prints the process of our engine; its number may have gone to another program since
    pid=$(cat "$folder/docker.pid" 2>/dev/null) && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = dockerd ] && printf '%s\n' "$pid"
}

stop() {
    pid=$(runs) || { say "no engine of ours runs"; return 0; }
    docker -H "unix://$socket" ps -aq | while read -r id; do docker -H "unix://$socket" rm -f "$id" >/dev/null 2>&1 || true; done
    kill "$pid"
    tries=0
    while kill -0 "$pid" 2>/dev/null; do
        tries=$((tries + 1))
        [ $tries -le 30 ] || die "the engine (process $pid) does not end"
        sleep 1
    done
}

case ${1:-} in
    up) up ;;
    tools) tools ;;
    stop) stop ;;
    status) if pid=$(runs); then printf 'runs, process %s, unix://%s\n' "$pid" "$socket"; else printf 'does not run\n'; fi ;;
    *) say "usage: test-host.sh up | tools | stop | status"; exit 2 ;;
esac
