package com.nocodo.operator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.ProjectEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Many who follow one stream are handed the same events; each still gets all of them, from wherever they begin.
class SharedReadingTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Streams streams;

    @BeforeEach
    void open() {
        streams = Streams.open(folder).withProject();
    }

    @AfterEach
    void close() {
        streams.close();
    }

    @Test
    void slowAndFastFollowersSeeEveryEventInOrderAndNoneTwice() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<EventRecord>>> followers = new ArrayList<>();
            for (int n = 0; n < 30; n++) {
                var pause = n % 3 == 0 ? 40 : 0; // these fall behind what is kept
                followers.add(pool.submit(() -> follow(pause)));
            }
            for (int n = 0; n < 20; n++) {
                notes(100);
            }
            streams.note("last");

            var all = new ArrayList<EventRecord>();
            while (all.isEmpty() || !Streams.notes(all).contains("last")) {
                all.addAll(streams.events().after("p_1", all.size(), 1000));
            }
            assertThat(all).hasSize(2002);
            for (var follower : followers) {
                assertThat(follower.get(60, TimeUnit.SECONDS)).isEqualTo(all);
            }
        }
    }

    private List<EventRecord> follow(int pause) throws InterruptedException {
        List<EventRecord> seen = new ArrayList<>();
        while (!Streams.notes(seen.reversed()).contains("last")) {
            seen.addAll(streams.events().await("p_1", seen.size(), LONG));
            Thread.sleep(pause);
        }
        return seen;
    }

    @Test
    void twoAtTheSamePlaceAreHandedTheSameRecords() throws Exception {
        streams.events().await("p_1", 0, LONG);
        streams.note("one");
        streams.note("two");

        var first = streams.events().await("p_1", 1, LONG);
        var second = streams.events().await("p_1", 1, LONG);

        assertThat(Streams.notes(first)).containsExactly("one", "two");
        assertThat(second.getFirst()).isSameAs(first.getFirst());
        assertThat(Streams.notes(streams.events().await("p_1", 2, LONG))).containsExactly("two");
    }

    @Test
    void whoGivesUpTakesNothingFromTheOthers() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var timeIsOver = pool.submit(() -> streams.events().await("p_1", 1, Duration.ofMillis(200)));
            var interrupted = pool.submit(() -> streams.events().await("p_1", 1, LONG));
            var third = pool.submit(() -> streams.events().await("p_1", 1, LONG));

            assertThat(timeIsOver.get(10, TimeUnit.SECONDS)).isEmpty();
            interrupted.cancel(true);
            TimeUnit.MILLISECONDS.sleep(50);
            streams.note("news");

            assertThat(Streams.notes(third.get(10, TimeUnit.SECONDS))).containsExactly("news");
        }
    }

    /// Nobody reads on once nobody has waited for a while; whoever comes then is told what came meanwhile.
    @Test
    @Timeout(30)
    void whoComesBackAfterAWhileIsToldOfAllThatCameMeanwhile() throws Exception {
        streams.events().await("p_1", 0, LONG);
        TimeUnit.MILLISECONDS.sleep(1500);
        notes(2500);

        assertThat(upTo(2501))
                .extracting(EventRecord::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2501).boxed().toList());
    }

    private void notes(int count) {
        streams.db().transaction().executeWithoutResult(status -> {
            for (int n = 0; n < count; n++) {
                streams.note("note " + n);
            }
        });
    }

    @Test
    void howeverMuchCameTogetherTheEndOfItIsKnown() throws Exception {
        var tail = new Tail("p_1", streams.db().commits(), this::last, this::page);
        assertThat(tail.await(0, inTenSeconds(), List::of)).hasSize(1);

        notes(2500);

        assertThat(tail.await(2500, inTenSeconds(), List::of)).hasSize(1);
    }

    private List<EventRecord> last() {
        return streams.events().before("p_1", streams.events().end("p_1") + 1, 1);
    }

    private List<EventRecord> page(String project, long after, int limit, @Nullable EventRecord known) {
        return streams.events().after(project, after, limit).stream()
                .map(record -> record.equals(known) ? known : record)
                .toList();
    }

    private static long inTenSeconds() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    }

    @Test
    @Timeout(30)
    void aStreamThatHadNothingIsToldWithAllThatCameTogether() throws Exception {
        streams.events().forget("p_1");
        assertThat(streams.events().await("p_1", 0, Duration.ofMillis(100))).isEmpty();
        streams.db().transaction().executeWithoutResult(status -> {
            streams.note("one");
            streams.note("two");
        });

        assertThat(Streams.notes(upTo(2))).containsExactly("one", "two");
    }

    private List<EventRecord> upTo(long end) throws InterruptedException {
        List<EventRecord> seen = new ArrayList<>();
        while (seen.size() < end) {
            var more = streams.events().await("p_1", seen.size(), LONG);
            assertThat(more).as("behind event %d", seen.size()).isNotEmpty();
            seen.addAll(more);
        }
        return seen;
    }

    @Test
    void ofMoreStreamsThanAreKeptEachIsHeardOf() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<EventRecord>>> followers = new ArrayList<>();
            for (int n = 0; n < 100; n++) {
                streams.another("p_%03d".formatted(n));
            }
            for (int n = 0; n < 200; n++) {
                var project = "p_%03d".formatted(n % 100);
                followers.add(pool.submit(() -> streams.events().await(project, 1, LONG)));
            }
            TimeUnit.MILLISECONDS.sleep(200);
            for (int n = 0; n < 100; n++) {
                streams.events().append("p_%03d".formatted(n), new ProjectEvent.Noted("for " + n));
            }
            for (int n = 0; n < 200; n++) {
                assertThat(Streams.notes(followers.get(n).get(10, TimeUnit.SECONDS)))
                        .containsExactly("for " + n % 100);
            }
        }
    }

    @Test
    void whoFollowsIsToldWhenTheHomeIsClosed() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var follower = pool.submit(() -> streams.events().await("p_1", 1, LONG));
            TimeUnit.MILLISECONDS.sleep(100);
            streams.close();

            assertThatThrownBy(() -> follower.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("the state is closed");
        }
    }

    @Test
    void whoFollowsIsToldWhenTheStateCannotBeRead() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var follower = pool.submit(() -> streams.events().await("p_1", 1, LONG));
            TimeUnit.MILLISECONDS.sleep(100);
            streams.db().sql().sql("ALTER TABLE events RENAME TO elsewhere").update();

            assertThatThrownBy(() -> follower.get(10, TimeUnit.SECONDS)).hasMessageContaining("no such table");
            streams.db().sql().sql("ALTER TABLE elsewhere RENAME TO events").update();
        }
        streams.note("mended");

        assertThat(Streams.notes(upTo(2))).containsExactly("mended");
    }

    @Test
    void whatIsNotThereYetIsRefusedAlsoWhileOthersFollow() throws Exception {
        streams.events().await("p_1", 0, LONG);

        assertThatThrownBy(() -> streams.events().await("p_1", 9, LONG)).hasMessageContaining("the stream ends at 1");
    }

    @Test
    void aStreamThatBeganAnewIsToldFromItsNewBegin() throws Exception {
        streams.note("old");
        streams.events().await("p_1", 1, LONG);
        streams.events().forget("p_1");
        streams.note("new");
        TimeUnit.MILLISECONDS.sleep(500); // commits are noticed within moments

        assertThat(Streams.notes(streams.events().await("p_1", 0, LONG))).containsExactly("new");
    }

    @Test
    void insideATransactionNothingIsSharedThatMayNeverBe() throws Exception {
        streams.events().await("p_1", 0, LONG);
        streams.db().transaction().executeWithoutResult(status -> {
            streams.note("never");
            try {
                assertThat(streams.events().await("p_1", 1, LONG)).hasSize(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            status.setRollbackOnly();
        });

        assertThat(streams.events().await("p_1", 1, Duration.ofMillis(100))).isEmpty();
    }
}
