# title: Files are private by default
# why: Accounts must not read each other's work by accident.
# expect: umask 027, /root and cron folders 0700, crontab and sshd_config 0600
# step: files
row_D2() {
    grep -qE '^UMASK[[:space:]]+027$' /etc/login.defs || red "login.defs sets another umask"
    for folder in /root /etc/cron.d /etc/cron.hourly /etc/cron.daily /etc/cron.weekly /etc/cron.monthly; do
        [ ! -e "$folder" ] || [ "$(stat -c %a "$folder")" = 700 ] || red "$folder is open to others"
    done
    for file in /etc/crontab /etc/ssh/sshd_config; do
        [ ! -e "$file" ] || [ "$(stat -c %a "$file")" = 600 ] || red "$file is open to others"
    done
    green "umask 027, cron folders 0700"
}
