package com.nocodo.operator.process;

import java.nio.file.Path;
import java.util.List;

/// Writes what comes through a pipe to a log of two files, the newer one under the log's name, and never more than
/// allowed. It is a program of its own, since an application and its log outlive the operator that started them; it
/// ends with the last writer. On a full disk it reads on, so that nobody hangs at a pipe that is full.
final class LogKeeper {
    /// `dd` passes on each line at once and counts what it reads; `head` would hold lines back.
    private static final String SCRIPT = """
        trap '' HUP INT TERM
        size() { wc -c <"$1" 2>/dev/null || echo 0; }
        while :; do
            before=$(($(size "$1")))
            if [ "$before" -ge "$2" ]; then
                mv -f "$1" "$1.1"
                before=0
            fi
            if dd bs=4096 count=$((($2 - before) / 4096 + 1)) >>"$1" 2>/dev/null; then
                [ $(($(size "$1"))) -gt "$before" ] || exit 0
            else
                [ $(($(dd bs=65536 count=1 2>/dev/null | wc -c))) -gt 0 ] || exit 0
            fi
        done
        """;

    private LogKeeper() {}

    /// @param most bytes in both files together
    static List<String> argv(Path log, long most) {
        return List.of("/bin/sh", "-c", SCRIPT, "nocodo-log", log.toString(), Long.toString(most / 2));
    }

    static Path older(Path log) {
        return log.resolveSibling(log.getFileName() + ".1");
    }
}
