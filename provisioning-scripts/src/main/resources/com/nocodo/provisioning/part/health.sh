# Whether the operator that should run does, and answers at both of its doors.
answers() {
    python3 -I - "$operator_name" "$operator_port" <<'X'
import http.client, sys
ask = http.client.HTTPConnection("127.0.0.1", int(sys.argv[2]), timeout=5)
ask.request("GET", "/", headers={"Host": "ui.%s.localhost:%s" % (sys.argv[1], sys.argv[2])})
raise SystemExit(ask.getresponse().status >= 500)
X
}

await_health() { # SECONDS
    until=$(($(uptime_seconds) + $1))
    until is_healthy; do
        [ "$(uptime_seconds)" -lt "$until" ] && [ "$(systemctl show -P NRestarts nocodo-operator)" -le 2 ] || return 1
        sleep 1
    done
}

uptime_seconds() { cut -d. -f1 /proc/uptime; }

last_words() { journalctl -q -n 1 -o cat -u nocodo-operator | tr -c '[:print:]' ' ' | cut -c1-300; }

# What is running is in the folder that it should be in.
is_healthy() {
    [ -S /run/nocodo-bridge/bridge.sock ] && answers 2>/dev/null || return 1
    pid=$(systemctl show -P MainPID nocodo-operator)
    [ "$pid" != 0 ] && tr '\0' '\n' <"/proc/$pid/cmdline" | grep -qF "$folder/"
}
