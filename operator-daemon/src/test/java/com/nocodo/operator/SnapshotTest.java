package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.ProjectSnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    @TempDir
    Path folder;

    @Test
    void aSnapshotIsWhatItsEventsLedToSoThatFollowingItLeavesNoHole() throws Exception {
        var home = Home.open(
                folder.resolve("home"),
                Map.of("NOCODO_CACHE", folder.resolve("cache").toString()));
        try (var db = Database.open(home.database());
                var operator = LocalOperator.open(home.root(), Map.of());
                var pool = Executors.newSingleThreadExecutor()) {
            var projects = new Projects(db, new Events(db, Clock.systemUTC()));
            projects.add(new Project("p_1", "shop", "Shop", folder, "", Map.of(), "", "", ProjectState.PLANNED, "now"));
            List<ProjectSnapshot> snapshots = new ArrayList<>();
            var writing = pool.submit(() -> {
                for (int n = 0; n < 100; n++) {
                    projects.move("p_1", n % 2 == 0 ? ProjectState.BUILDING : ProjectState.READY);
                }
            });
            do {
                snapshots.add(operator.snapshot("shop"));
            } while (!writing.isDone());
            writing.get();

            var all = operator.events("p_1", 0, OperatorApi.MOST_EVENTS);
            assertThat(all).hasSize(101);
            assertThat(snapshots)
                    .allSatisfy(snapshot -> assertThat(snapshot.project().state())
                            .isEqualTo(stateAfter(all.subList(0, (int) snapshot.seq()))));
            var last = operator.snapshot("shop");
            assertThat(operator.await("p_1", last.seq() - 1, Duration.ofSeconds(10)))
                    .containsExactly(all.getLast());
        }
    }

    private static String stateAfter(List<EventRecord> events) {
        return events.getLast().event() instanceof ProjectEvent.ProjectStateChanged(var state) ? state : "planned";
    }
}
