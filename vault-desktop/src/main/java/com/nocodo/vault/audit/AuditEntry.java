package com.nocodo.vault.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One line of the audit log: names, ids and counts, never a secret.
///
/// @param verb what was done, for example `server.destroy`
/// @param subject to what, by its id
/// @param intent the number of the intent that an outcome ends
public record AuditEntry(
        Instant at,
        Type type,
        String verb,
        String subject,
        Map<String, String> details,
        @Nullable Long intent) {
    private static final int MOST_DETAILS = 20;
    private static final int MOST_LETTERS = 500;

    /// How sure one can be of it, and where it stands.
    public enum Type {
        /// Written before it was done.
        INTENT,
        SUCCEEDED,
        FAILED,
        /// Done in the same moment, or seen.
        NOTE,
        /// Found when the vault was unlocked; anybody who can write the file may have put it there.
        UNVOUCHED
    }

    /// A log that refused a long text would stop the work that it is about, so texts are cut.
    public AuditEntry {
        verb = cut(verb);
        subject = cut(subject);
        details = details.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_DETAILS)
                .collect(Collectors.toMap(
                        detail -> cut(detail.getKey()),
                        detail -> cut(detail.getValue()),
                        (first, _) -> first,
                        TreeMap::new));
    }

    public static AuditEntry note(Instant at, String verb, String subject, Map<String, String> details) {
        return new AuditEntry(at, Type.NOTE, verb, subject, details, null);
    }

    public byte[] bytes() {
        return JsonMapper.shared().writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    }

    static AuditEntry of(byte[] bytes) {
        return JsonMapper.shared().readValue(bytes, AuditEntry.class);
    }

    private static String cut(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS) + "…";
    }
}
