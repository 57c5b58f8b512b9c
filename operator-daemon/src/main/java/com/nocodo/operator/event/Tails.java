package com.nocodo.operator.event;

import com.nocodo.operator.home.Commits;
import com.nocodo.protocol.EventRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tails of the streams that were followed last.
final class Tails {
    private static final int KEPT = 64;

    private final Map<String, Tail> tails = new ConcurrentHashMap<>();
    private final Commits commits;
    private final Function<String, List<EventRecord>> newest;
    private final Reading reading;

    /// Reads events after one, oldest first.
    interface Reading {
        /// @param known what need not be read again where it is the same
        List<EventRecord> page(String project, long after, int limit, @Nullable EventRecord known);
    }

    /// @param newest reads the newest event of a project, where there is one
    Tails(Commits commits, Function<String, List<EventRecord>> newest, Reading reading) {
        this.commits = commits;
        this.newest = newest;
        this.reading = reading;
    }

    boolean knows(String project) {
        return tails.containsKey(project);
    }

    /// Whoever still waits at one that has to go waits on.
    Tail of(String project) {
        var known = tails.get(project);
        if (known != null) {
            return known;
        }
        if (tails.size() >= KEPT) {
            tails.values().stream().min(Comparator.comparingLong(Tail::used)).ifPresent(tails.values()::remove);
        }
        var fresh = new Tail(project, newest.apply(project), commits, reading);
        var other = tails.putIfAbsent(project, fresh);
        return other == null ? fresh : other;
    }
}
