# What the checks say. Each runs in a shell of its own; what it does not answer is red.
one_line() { printf '%s' "$*" | tr -c '[:print:]' ' ' | cut -c1-300; }
green() { printf 'green %s' "$(one_line "$*")" >&3; exit 0; }
red() { printf 'red %s' "$(one_line "$*")" >&3; exit 0; }
not_applicable() { printf 'not-applicable %s' "$(one_line "$*")" >&3; exit 0; }

row() { # ID
    answer=$( (set +e; "row_$1") 3>&1 >/dev/null 2>&1 ) || true
    printf 'nocodo: row %s %s\n' "$1" "${answer:-red the check gave no answer}"
}

# What sshd really does; its files may say something else.
sshd_says() { # LINE...
    install -d -m 755 /run/sshd
    says=$(sshd -T) || red "sshd does not accept its own settings"
    for line in "$@"; do
        printf '%s\n' "$says" | grep -qixF -- "$line" ||
            red "sshd does not say '$line' but '$(printf '%s\n' "$says" | grep -i "^${line%% *} " | head -n 1)'"
    done
}

sysctls() { # KEY=VALUE...
    for wanted in "$@"; do
        got=$(sysctl -n "${wanted%%=*}" 2>/dev/null) || red "this kernel does not know ${wanted%%=*}"
        [ "$got" = "${wanted#*=}" ] || red "${wanted%%=*} is $got, not ${wanted#*=}"
    done
}
