# title: Who knocks is limited
# why: Open connections cost memory before anybody has shown a key.
# expect: sshd -T: maxauthtries 3, logingracetime 30, maxstartups 10:30:60, clientalive 300/2, maxsessions 10
# step: way-in
row_S2() {
    sshd_says 'maxauthtries 3' 'logingracetime 30' 'maxstartups 10:30:60' 'clientaliveinterval 300' 'clientalivecountmax 2' 'maxsessions 10'
    green "3 tries, 30 s, 10 sessions"
}
