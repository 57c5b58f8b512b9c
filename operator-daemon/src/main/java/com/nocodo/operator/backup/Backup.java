package com.nocodo.operator.backup;

import com.nocodo.protocol.PastApi;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One backup, as its manifest says.
///
/// @param why for which reason it was made
/// @param commit the version that its data is of; empty where there was none
/// @param specHash sha256 of the spec of that version
/// @param rows how many each table has
/// @param sha256 of the database and then of each upload, in the order of their numbers
public record Backup(
        String id,
        Instant at,
        Why why,
        String commit,
        String specHash,
        Map<String, Long> rows,
        int uploads,
        long bytes,
        String sha256,
        boolean starred,
        String note,
        PastApi.@Nullable TestView test) {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /// Why a backup was made.
    public enum Why {
        DAILY,
        CHANGE,
        RESTORE,
        ASKED
    }

    static String id(Instant at) {
        return ID.format(at);
    }

    static boolean isId(String text) {
        return text.matches("[0-9]{8}T[0-9]{9}Z");
    }

    Backup marked(boolean star, String said) {
        return new Backup(id, at, why, commit, specHash, rows, uploads, bytes, sha256, star, said, test);
    }

    Backup tested(PastApi.TestView result) {
        return new Backup(id, at, why, commit, specHash, rows, uploads, bytes, sha256, starred, note, result);
    }

    public PastApi.BackupView view() {
        return new PastApi.BackupView(
                id,
                at,
                why.name().toLowerCase(java.util.Locale.ROOT),
                commit.isEmpty() ? null : commit,
                rows,
                uploads,
                bytes,
                starred,
                note,
                test);
    }
}
