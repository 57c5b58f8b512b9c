# title: Save what the operator keeps
# seconds: 60
# parts: program
#
# Root makes the file, where nobody can put a link in its place, and reads it; in between the operator's account writes it.
step_run() {
    place=/var/lib/nocodo-state
    file=$place/saved.nocodo
    exec 9>"$state/state.lock"
    # A run whose line broke may still be at it.
    flock -n 9 || {
        doing "Wait for the run before this one"
        flock -w 7200 9 || fail "the state is being saved or restored already; try again when that has ended"
    }
    [ ! -e "$state/restoring" ] || fail "a restore has not ended here; go on with it first"
    install -d -m 710 -o root -g nocodo-operator $place
    rm -f $file $file.part
    install -m 600 -o nocodo-operator -g nocodo-operator /dev/null $file.part
    if ! program nocodo-state-save 7200 nocodo-state save $file.part; then
        rm -f $file.part
        fail "${why:-the state could not be saved}"
    fi
    chown root:root $file.part
    mv -fT $file.part $file
    sync -f $place
    changed $file
    tell
    # As the archive is called that it came in, which is what a vault compares.
    folder=$(readlink /usr/lib/nocodo/current)
    fact "state-version ${folder%-*}"
    fact "state-file $file"
    fact "state-bytes $(stat -c %s $file)"
    fact "state-sum $(sha256sum <$file | cut -d' ' -f1)"
}
