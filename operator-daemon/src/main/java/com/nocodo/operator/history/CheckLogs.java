package com.nocodo.operator.history;

import com.nocodo.operator.check.EvidenceRecord;
import com.nocodo.operator.home.Sha256;
import com.nocodo.protocol.HistoryApi.LogView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What checks wrote; of each check the newest run alone.
final class CheckLogs {
    private static final LogView GONE = new LogView(false, List.of());
    private static final Logger LOG = LoggerFactory.getLogger(CheckLogs.class);

    private final Path folder;

    CheckLogs(Path folder) {
        this.folder = folder;
    }

    /// The evidence carries the checksum of its log, so that no other run's lines are taken for its own.
    LogView end(EvidenceRecord record, int lines) {
        if (!record.log().matches("[a-z0-9_]+\\.log")) {
            return GONE; // no program ran, or a record that was brought along names something else
        }
        try {
            var bytes = Files.readAllBytes(folder.resolve(record.log()));
            if (!Sha256.of(bytes).equals(record.logSha256())) {
                return GONE;
            }
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return new LogView(true, all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (NoSuchFileException e) {
            return GONE;
        } catch (IOException e) {
            LOG.warn("the log {} cannot be read: {}", record.log(), e.getMessage());
            return GONE;
        }
    }
}
