package com.nocodo.operator.event;

import com.nocodo.operator.home.Commits;
import com.nocodo.protocol.EventRecord;
import java.util.Collections;
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
    private final Function<String, List<EventRecord>> last;
    private final Reading reading;

    /// Reads events after one, oldest first.
    interface Reading {
        /// @param known what need not be read again where it is the same
        List<EventRecord> page(String project, long after, int limit, @Nullable EventRecord known);
    }

    /// @param last reads the last event of a project, where there is one
    Tails(Commits commits, Function<String, List<EventRecord>> last, Reading reading) {
        this.commits = commits;
        this.last = last;
        this.reading = reading;
    }

    boolean knows(String project) {
        return tails.containsKey(project);
    }

    Tail of(String project) {
        var known = tails.get(project);
        return known == null ? added(project) : known;
    }

    /// Whoever still waits at one that has to go waits on.
    private synchronized Tail added(String project) {
        while (tails.size() >= KEPT && !tails.containsKey(project)) {
            tails.values().remove(Collections.min(tails.values(), Comparator.comparingLong(Tail::used)));
        }
        return tails.computeIfAbsent(project, fresh -> new Tail(fresh, commits, () -> last.apply(fresh), reading));
    }
}
