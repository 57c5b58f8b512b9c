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
    private List<EventRecord> newest;
    private long version;
    private List<EventRecord> answer = List.of();

    /// @param newest the newest event, where there is one
    Tail(String project, List<EventRecord> newest, Reading reading) {
        this.project = project;
        this.newest = newest;
        this.reading = reading;
        this.version = Long.MIN_VALUE;
    }

    /// @param now the version of the database that was asked for before
    /// @return nothing where what is kept does not tell: the caller reads the stream
    synchronized Optional<List<EventRecord>> after(long after, long now) {
        if (version != now) {
            readOn();
            version = now;
        }
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        var first = newest.getFirst().seq();
        var last = newest.getLast();
        if (after < first - 1 || after > last.seq() || after == last.seq() && ended(last)) {
            return Optional.empty();
        }
        var wanted = newest.subList((int) (after - first + 1), newest.size());
        if (wanted.isEmpty()) {
            return Optional.of(List.of());
        }
        if (answer.isEmpty() || answer.getFirst() != wanted.getFirst() || answer.size() != wanted.size()) {
            answer = List.copyOf(wanted);
        }
        return Optional.of(answer);
    }

    private static boolean ended(EventRecord last) {
        return last.event() instanceof ProjectEvent.ProjectDeleted;
    }

    /// The last event is read once more: where it is another one, or gone, the stream was cut off.
    private void readOn() {
        if (newest.isEmpty()) {
            newest = reading.page(project, 0, 1);
            return;
        }
        var last = newest.getLast();
        var page = reading.page(project, last.seq() - 1, OperatorApi.MOST_EVENTS);
        if (page.isEmpty() || page.getFirst().seq() != last.seq() || !same(page.getFirst(), last)) {
            newest = List.of();
        } else if (page.size() == OperatorApi.MOST_EVENTS) {
            newest = page.subList(page.size() - KEPT, page.size());
        } else if (page.size() > 1) {
            var all = new ArrayList<>(newest);
            all.addAll(page.subList(1, page.size()));
            newest = all.size() <= KEPT ? all : new ArrayList<>(all.subList(all.size() - KEPT, all.size()));
        }
    }

    private static boolean same(EventRecord one, EventRecord other) {
        return one.at().equals(other.at())
                && one.event().type().equals(other.event().type());
    }
}
