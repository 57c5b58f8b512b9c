package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.terminal.Terminal;
import com.nocodo.vault.process.Shield;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where secrets come from: the terminal, or the lines of an open file, in the order in which they are asked for. Never
/// an argument, which everybody on this machine can read.
final class Secrets {
    @Option(
            names = "--secrets-fd",
            paramLabel = "N",
            description = "Read secrets from this open file, one a line, the password first (e.g. 3, with 3<file)")
    int fd = -1;

    private @Nullable BufferedReader lines;
    private boolean shielded;

    String ask(String what) {
        if (!shielded) {
            shielded = true;
            Shield.raise(); // from here on this process knows one
        }
        return fd >= 0 ? fromFile(what) : fromTerminal(what);
    }

    /// Asked for twice where somebody types it.
    String askNew(String what) {
        var first = ask(what);
        if (fd < 0 && !first.equals(fromTerminal(what + " again"))) {
            throw Problem.invalid("These are two different ones. Nothing was done.")
                    .toException();
        }
        return first;
    }

    private String fromFile(String what) {
        try {
            if (lines == null) {
                lines = Files.newBufferedReader(Path.of("/dev/fd/" + fd), StandardCharsets.UTF_8);
            }
            var line = lines.readLine();
            if (line == null) {
                throw Problem.invalid("The open file %d has no line for: %s.", fd, what)
                        .toException();
            }
            return line;
        } catch (IOException e) {
            throw Problem.invalid("Nothing can be read from the open file %d. Was it given, as in %d<file?", fd, fd)
                    .toException();
        }
    }

    private static String fromTerminal(String what) {
        if (!Terminal.present()) {
            throw Problem.invalid("There is no terminal to ask for: %s. Give it with --secrets-fd 3 3<file.", what)
                    .toException();
        }
        var typed = Objects.requireNonNull(System.console()).readPassword("%s: ", what);
        if (typed == null) {
            throw Problem.invalid("Nothing was typed.").toException();
        }
        var text = new String(typed);
        Arrays.fill(typed, '\0');
        return text;
    }
}
