package com.nocodo.operator.event;

import com.nocodo.operator.event.Tails.Reading;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The newest events of one stream, read once for all who follow it. Whoever is further behind reads for themselves.
final class Tail {
    private static final int KEPT = 500;

    private final String project;
    private final Reading reading;
    private volatile Known known;
    private volatile List<EventRecord> answer = List.of();

    /// @param newest the newest events, oldest first
    /// @param version of the database that they are good for
    private record Known(List<EventRecord> newest, long version) {}

    /// @param newest the newest event, where there is one
    Tail(String project, List<EventRecord> newest, Reading reading) {
        this.project = project;
        this.reading = reading;
        this.known = new Known(newest, Long.MIN_VALUE);
    }

    /// @param now the version of the database that was asked for before
    /// @return nothing where what is kept does not tell: the caller reads the stream
    Optional<List<EventRecord>> after(long after, long now) {
        var kept = known;
        var newest = kept.version == now ? kept.newest : upTo(now);
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        var first = newest.getFirst().seq();
        var last = newest.getLast();
        if (after < first - 1 || after > last.seq() || after == last.seq() && ended(last)) {
            return Optional.empty();
        }
        return Optional.of(answer(newest.subList((int) (after - first + 1), newest.size())));
    }

    /// The same list for all who are at one place.
    @SuppressWarnings("ReferenceEquality") // of events that are kept, each is there once
    private List<EventRecord> answer(List<EventRecord> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        var before = answer;
        if (before.size() == wanted.size() && before.getFirst() == wanted.getFirst()) {
            return before;
        }
        var fresh = List.copyOf(wanted);
        answer = fresh;
        return fresh;
    }

    private static boolean ended(EventRecord last) {
        return last.event() instanceof ProjectEvent.ProjectDeleted;
    }

    private synchronized List<EventRecord> upTo(long now) {
        if (known.version != now) {
            known = new Known(readOn(known.newest), now);
        }
        return known.newest;
    }

    /// The last event is read once more: where it is another one, or gone, the stream was cut off.
    @SuppressWarnings("ReferenceEquality") // what is the same was not read again
    private List<EventRecord> readOn(List<EventRecord> newest) {
        if (newest.isEmpty()) {
            return reading.page(project, 0, 1, null);
        }
        var last = newest.getLast();
        var page = reading.page(project, last.seq() - 1, OperatorApi.MOST_EVENTS, last);
        if (page.isEmpty() || page.getFirst() != last) {
            return List.of();
        }
        if (page.size() == OperatorApi.MOST_EVENTS) {
            return page.subList(page.size() - KEPT, page.size());
        }
        if (page.size() == 1) {
            return newest;
        }
        var all = new ArrayList<>(newest);
        all.addAll(page.subList(1, page.size()));
        return all.size() <= KEPT ? all : new ArrayList<>(all.subList(all.size() - KEPT, all.size()));
    }
}
