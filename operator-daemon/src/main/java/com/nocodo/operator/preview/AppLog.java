package com.nocodo.operator.preview;

import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.local.Tail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an application wrote, and what was done with it: two files, of which the older one may be missing.
record AppLog(Path newer) {
    private static final Logger LOG = LoggerFactory.getLogger(AppLog.class);

    List<String> lines(int count) {
        try {
            var lines = new ArrayList<>(lines(newer, count));
            if (lines.size() < count) {
                lines.addAll(0, lines(ProcessRunner.olderLog(newer), count - lines.size()));
            }
            return lines;
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be read: %s", newer, Reason.of(e))
                    .toException();
        }
    }

    private static List<String> lines(Path file, int count) throws IOException {
        return Files.exists(file) ? Tail.lines(file, count) : List.of();
    }

    /// A line of the operator's among those of the application.
    void say(String text) {
        try {
            Files.writeString(newer, "nocodo: " + text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("{} does not say: {}", newer, text);
        }
    }
}
