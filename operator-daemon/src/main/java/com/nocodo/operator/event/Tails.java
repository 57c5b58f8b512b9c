package com.nocodo.operator.event;

import com.nocodo.protocol.EventRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The tails of the streams that were followed last.
final class Tails {
    private static final int KEPT = 64;

    private final Map<String, Tail> tails = LinkedHashMap.newLinkedHashMap(KEPT);
    private final Function<String, List<EventRecord>> newest;
    private final Reading reading;

    /// Reads events after one, oldest first.
    interface Reading {
        /// @param known what need not be read again where it is the same
        List<EventRecord> page(String project, long after, int limit, @Nullable EventRecord known);
    }

    /// @param newest reads the newest event of a project, where there is one
    Tails(Function<String, List<EventRecord>> newest, Reading reading) {
        this.newest = newest;
        this.reading = reading;
    }

    synchronized boolean knows(String project) {
        return tails.containsKey(project);
    }

    /// As [Tail#after]. Inside a transaction nothing is shared: it sees what may never be.
    Optional<List<EventRecord>> after(String project, long after, long version) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? Optional.empty()
                : tail(project).after(after, version);
    }

    private Tail tail(String project) {
        synchronized (this) {
            var known = tails.remove(project);
            if (known != null) {
                tails.put(project, known); // now the last to go
                return known;
            }
        }
        var fresh = new Tail(project, newest.apply(project), reading);
        synchronized (this) {
            if (tails.size() >= KEPT) {
                tails.remove(tails.keySet().iterator().next());
            }
            var other = tails.putIfAbsent(project, fresh);
            return other == null ? fresh : other;
        }
    }
}
