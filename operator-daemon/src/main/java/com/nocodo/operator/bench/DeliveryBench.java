package com.nocodo.operator.bench;

import com.nocodo.operator.event.Events;
import com.nocodo.protocol.ProjectEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Events that are appended at a steady pace, and many who follow them by SSE.
final class DeliveryBench {
    private static final int SECONDS = 20;
    private static final int A_SECOND = 500;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final ServedHome served;
    private final List<String> projects;
    private final int subscribers;

    DeliveryBench(ServedHome served, List<String> projects, int subscribers) {
        this.served = served;
        this.projects = projects;
        this.subscribers = subscribers;
    }

    Heard run() throws IOException, InterruptedException {
        try (var db = served.database()) {
            var events = new Events(db, Clock.systemUTC());
            var appended = projects.stream()
                    .map(project -> new Appended(project, events.end(project), SECONDS * A_SECOND))
                    .toList();
            try (var followers = new Followers(served, appended, subscribers)) {
                var all = (long) SECONDS * A_SECOND * subscribers / projects.size();
                append(events, appended);
                return followers.heard(all, PATIENCE);
            }
        }
    }

    private static void append(Events events, List<Appended> projects) {
        var begun = System.nanoTime();
        for (int n = 0; n < SECONDS * A_SECOND; n++) {
            var due = begun + n * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var project = projects.get(n % projects.size());
            project.next();
            events.append(
                    project.id(),
                    new ProjectEvent.StepBegun("Step %d of what is measured: nothing is done".formatted(n)));
        }
        Table.line("  appended a second", SECONDS * A_SECOND / ((System.nanoTime() - begun) / 1e9), "", "" + A_SECOND);
    }
}
