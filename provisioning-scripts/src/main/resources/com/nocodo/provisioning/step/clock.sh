# title: Keep the clock right
# seconds: 2
step_run() {
    enable chrony.service
    container || systemctl is-active -q chrony || { systemctl start chrony && changed "chrony runs"; }
}
