package com.nocodo.vault.audit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Who did what with the vault. What reaches out into the world is written down before it is done, so that a crash in
/// the middle leaves an intent without an outcome, never a deed without a line.
public final class Audit {
    private final AuditLog log;
    private final Clock clock;

    public Audit(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// @param seq its number, counted from 1
    public record Entry(long seq, AuditEntry entry) {}

    public void note(String verb, String subject, Map<String, String> details) {
        log.append(AuditEntry.note(clock.instant(), verb, subject, details).bytes());
    }

    /// On the disk when it returns.
    ///
    /// @return its number, for the outcome
    public long intent(String verb, String subject, Map<String, String> details) {
        return log.append(
                new AuditEntry(clock.instant(), AuditEntry.Type.INTENT, verb, subject, details, null).bytes());
    }

    public void succeeded(long intent, String verb, String subject, Map<String, String> details) {
        outcome(AuditEntry.Type.SUCCEEDED, intent, verb, subject, details);
    }

    public void failed(long intent, String verb, String subject, Map<String, String> details) {
        outcome(AuditEntry.Type.FAILED, intent, verb, subject, details);
    }

    private void outcome(AuditEntry.Type type, long intent, String verb, String subject, Map<String, String> details) {
        log.append(new AuditEntry(clock.instant(), type, verb, subject, details, intent).bytes());
    }

    /// Intent, deed, outcome. Of a failure only its kind is written down: its message may quote what nobody checked.
    public <T> T around(String verb, String subject, Supplier<T> deed) {
        var intent = intent(verb, subject, Map.of());
        T result;
        try {
            result = deed.get();
        } catch (RuntimeException | Error e) {
            failedToo(e, intent, verb, subject);
            throw e;
        }
        succeeded(intent, verb, subject, Map.of());
        return result;
    }

    /// What went wrong first is what people must hear of, even where the log cannot be written either.
    private void failedToo(Throwable e, long intent, String verb, String subject) {
        try {
            failed(intent, verb, subject, Map.of("error", e.getClass().getSimpleName()));
        } catch (RuntimeException second) {
            e.addSuppressed(second);
        }
    }

    /// @param after 0 for the first
    public List<Entry> entries(long after, int limit) {
        return log.read(after, limit).stream()
                .map(line -> new Entry(line.seq(), AuditEntry.of(line.entry())))
                .toList();
    }

    public long size() {
        return log.size();
    }

    /// Walks the whole chain.
    ///
    /// @return the number of the first line that is missing, changed or not in its place
    public OptionalLong verify() {
        return log.firstBroken();
    }
}
