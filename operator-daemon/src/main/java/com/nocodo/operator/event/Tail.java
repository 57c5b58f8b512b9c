package com.nocodo.operator.event;

import com.nocodo.operator.event.Tails.Reading;
import com.nocodo.operator.home.Commits;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest events of one stream. While anybody waits, one thread reads on for all of them. Whoever is further behind
/// reads for themselves.
///
/// @see "docs/decisions/0041-event-stream.md"
final class Tail {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final int KEPT = 500;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final String project;
    private final Commits commits;
    private final Supplier<List<EventRecord>> last;
    private final Reading reading;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean reads = new AtomicBoolean();
    private volatile Known known = new Known(List.of(), Long.MIN_VALUE, State.OLD);
    private volatile List<EventRecord> answer = List.of();
    private volatile long left = System.nanoTime();

    private enum State {
        /// Nobody reads on, or has not begun to; nobody is told from it.
        OLD,
        /// Read on after each commit.
        GOOD,
        /// It could not be read.
        FAILED
    }

    /// @param newest the newest events, oldest first
    /// @param version of the database that they are good for
    /// @param over lets go on who waits for more than this
    private record Known(List<EventRecord> newest, long version, State state, CountDownLatch over) {
        Known(List<EventRecord> newest, long version, State state) {
            this(newest, version, state, new CountDownLatch(1));
        }
    }

    /// @param last reads the last event, where there is one
    Tail(String project, Commits commits, Supplier<List<EventRecord>> last, Reading reading) {
        this.project = project;
        this.commits = commits;
        this.last = last;
        this.reading = reading;
    }

    /// When somebody waited last, as by [System#nanoTime].
    long used() {
        return waiting.get() > 0 ? System.nanoTime() : left;
    }

    /// Waits for events after one.
    ///
    /// @param until as by [System#nanoTime]
    /// @param own reads the stream, where what is kept does not tell
    List<EventRecord> await(long after, long until, Supplier<List<EventRecord>> own) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            while (true) {
                begin();
                var seen = known;
                var page = after(seen, after).orElseGet(own);
                if (!page.isEmpty()) {
                    return page;
                }
                if (!seen.over.await(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return own.get();
                }
            }
        } finally {
            left = System.nanoTime();
            waiting.decrementAndGet();
        }
    }

    private void begin() {
        if (!reads.get() && waiting.get() > 0 && reads.compareAndSet(false, true)) {
            Thread.ofVirtual().name("tail-" + project).start(this::readForAll);
        }
    }

    private void readForAll() {
        try {
            while (waiting.get() > 0) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            replace(new Known(known.newest, known.version, State.OLD));
            reads.set(false);
            begin(); // for who came meanwhile
        }
    }

    /// Who waits is woken only by more than they know.
    @SuppressWarnings("ReferenceEquality") // what is the same was not read again
    private void round() throws InterruptedException {
        try {
            var version = commits.noticed();
            var before = known;
            var newest = before.version == version ? before.newest : readOn(before.newest);
            if (newest == before.newest && before.state == State.GOOD) {
                known = new Known(newest, version, State.GOOD, before.over);
            } else {
                replace(new Known(newest, version, State.GOOD));
            }
            commits.await(version, System.nanoTime() + LOOK.toNanos());
        } catch (RuntimeException | Error e) { // those who wait read for themselves now, and are told
            if (known.state == State.FAILED) { // not only since the home is being closed
                LOG.warn("The stream of {} cannot be read: {}", project, e.getMessage());
            }
            replace(new Known(known.newest, Long.MIN_VALUE, State.FAILED));
            Thread.sleep(LOOK);
        }
    }

    /// Only the thread that reads changes what is known.
    private void replace(Known next) {
        var before = known;
        known = next;
        before.over.countDown();
    }

    /// @return nothing where what is kept does not tell
    private Optional<List<EventRecord>> after(Known seen, long after) {
        if (seen.state == State.OLD) {
            return Optional.of(List.of());
        }
        var newest = seen.newest;
        if (seen.state == State.FAILED || newest.isEmpty()) {
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
            var one = last.get();
            return one.isEmpty() ? newest : one;
        }
        var end = newest.getLast();
        var page = reading.page(project, end.seq() - 1, OperatorApi.MOST_EVENTS, end);
        if (page.isEmpty() || page.getFirst() != end) {
            return List.of();
        }
        return switch (page.size()) {
            case 1 -> newest;
            case OperatorApi.MOST_EVENTS -> last.get(); // more than anybody waits for: nearly all read for themselves
            default -> newestOf(newest, page);
        };
    }

    private static List<EventRecord> newestOf(List<EventRecord> before, List<EventRecord> page) {
        var all = before.size() + page.size() - 1;
        return Stream.concat(before.stream(), page.stream().skip(1))
                .skip(Math.max(0, all - KEPT))
                .toList();
    }
}
