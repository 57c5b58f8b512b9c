package com.nocodo.operator.event;

import com.nocodo.operator.event.Tails.Reading;
import com.nocodo.operator.home.Commits;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The newest events of one stream, read once for all who follow it. Whoever is further behind reads for themselves.
final class Tail {
    private static final int KEPT = 500;

    private final String project;
    private final Commits commits;
    private final Reading reading;
    private volatile Known known;
    private volatile List<EventRecord> answer = List.of();
    private volatile long used = System.nanoTime();

    /// Whether one of those who follow reads on for all of them.
    private enum Lead {
        NOBODY,
        BEGINS,
        READS
    }

    /// @param newest the newest events, oldest first
    /// @param version of the database that they are good for
    /// @param over lets go on who waits for more than this
    private record Known(List<EventRecord> newest, long version, Lead lead, CountDownLatch over) {
        Known(List<EventRecord> newest, long version, Lead lead) {
            this(newest, version, lead, new CountDownLatch(1));
        }
    }

    /// @param newest the newest event, where there is one
    Tail(String project, List<EventRecord> newest, Commits commits, Reading reading) {
        this.project = project;
        this.commits = commits;
        this.reading = reading;
        this.known = new Known(newest, Long.MIN_VALUE, Lead.NOBODY);
    }

    /// As by [System#nanoTime].
    long used() {
        return used;
    }

    /// Waits for events after one. The first who has to wait reads on after each commit; the others are woken once it
    /// has read something, and find it there.
    ///
    /// @param until as by [System#nanoTime]
    /// @param own reads the stream, where what is kept does not tell
    List<EventRecord> await(long after, long until, Supplier<List<EventRecord>> own) throws InterruptedException {
        while (true) {
            used = System.nanoTime();
            var seen = known;
            if (seen.lead == Lead.READS || seen.version == commits.noticed()) {
                var page = after(seen.newest, after).orElseGet(own);
                if (!page.isEmpty()) {
                    return page;
                }
            }
            if (seen.lead != Lead.NOBODY) {
                if (!seen.over.await(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return List.of();
                }
            } else if (takesTheLead(seen)) {
                return lead(after, until, own);
            }
        }
    }

    private synchronized boolean takesTheLead(Known seen) {
        if (known != seen) {
            return false;
        }
        known = new Known(seen.newest, seen.version, Lead.BEGINS);
        return true;
    }

    private List<EventRecord> lead(long after, long until, Supplier<List<EventRecord>> own)
            throws InterruptedException {
        try {
            while (true) {
                var version = commits.noticed();
                readUpTo(version);
                var page = after(known.newest, after).orElseGet(own);
                if (!page.isEmpty() || !commits.await(version, until)) {
                    return page;
                }
            }
        } finally {
            replace(new Known(known.newest, known.version, Lead.NOBODY)); // the next takes the lead
        }
    }

    /// Who waits is woken only by more than they know; and by the first reading, since they were told of none before.
    @SuppressWarnings("ReferenceEquality") // what is the same was not read again
    private void readUpTo(long version) {
        var before = known;
        var newest = before.version == version ? before.newest : readOn(before.newest);
        if (newest == before.newest && before.lead == Lead.READS) {
            known = new Known(newest, version, Lead.READS, before.over);
        } else {
            replace(new Known(newest, version, Lead.READS));
        }
    }

    /// Only who leads calls this.
    private void replace(Known next) {
        var before = known;
        known = next;
        before.over.countDown();
    }

    /// @return nothing where what is kept does not tell
    private Optional<List<EventRecord>> after(List<EventRecord> newest, long after) {
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
