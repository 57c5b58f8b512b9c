# title: Tighten files and defaults
# seconds: 2
step_run() {
    set_line /etc/login.defs UMASK 'UMASK		027'
    set_line /etc/login.defs SHA_CRYPT_MIN_ROUNDS 'SHA_CRYPT_MIN_ROUNDS 65536'
    set_line /etc/login.defs SHA_CRYPT_MAX_ROUNDS 'SHA_CRYPT_MAX_ROUNDS 65536'
    # For accounts with a password, of which we make none: ageing never locks out who has a key only.
    set_line /etc/login.defs PASS_MIN_DAYS 'PASS_MIN_DAYS	1'
    set_line /etc/login.defs PASS_MAX_DAYS 'PASS_MAX_DAYS	365'
    mode 700 /root /etc/cron.d /etc/cron.hourly /etc/cron.daily /etc/cron.weekly /etc/cron.monthly
    mode 600 /etc/crontab /etc/ssh/sshd_config
    notice='This server is private. Access is for authorised users only. Everything that happens here is logged and
monitored. Whoever has no permission must disconnect now; unauthorised use may be prosecuted by law.'
    printf '%s\n' "$notice" | put /etc/issue 644
    printf '%s\n' "$notice" | put /etc/issue.net 644
}
