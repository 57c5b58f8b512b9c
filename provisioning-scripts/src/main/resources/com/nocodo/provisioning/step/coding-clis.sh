# title: Install coding CLIs
# seconds: 60
# parameters: coding_clis
# parts: program
#
# These and no others, each from the registry of its publisher with the checksum that the operator knows. They lie in
# the operator's cache; builds can read them, and nothing runs them yet.
step_run() {
    # shellcheck disable=SC2086
    program nocodo-tools 1800 nocodo-tools clis $coding_clis || fail "${why:-coding CLIs could not be installed; try again}"
    # An older operator's program does something else when it is asked for these.
    for wanted in $coding_clis; do
        [ -d "/var/cache/nocodo-operator/toolchains/clis/$wanted" ] ||
            fail "the operator on this server is too old to install coding CLIs. Update it first"
    done
    tell
}
