# title: Installed programs are those that were packaged
# why: Who breaks in replaces programs.
# expect: debsums finds no changed file; package sources are the distribution's
# step: packages
row_I1() {
    command -v debsums || red "debsums is not installed"
    altered=$(timeout 300 debsums -s 2>&1) || red "changed: $(printf '%s' "$altered" | head -n 3)"
    sources=$(apt-cache policy | sed -n 's/.*release .*,\{0,1\}o=\([^,]*\).*/\1/p' | sort -u | grep -vxE 'Debian|Ubuntu|nocodo|Debian Backports' | tr '\n' ' ')
    [ -z "$sources" ] || red "packages also come from: $sources"
    green "no changed file"
}
