package com.nocodo.operator.sample;

import com.nocodo.modes.generate.backend.SampleRows;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.build.Applying;
import com.nocodo.operator.build.Building;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.data.AppDoor;
import com.nocodo.operator.home.Rounds;
import com.nocodo.operator.preview.Beside;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The applications that run on made-up rows, at most one for each project: started when somebody asks for one, ended
/// when nobody has used it for a while, and with the real one.
///
/// @see "docs/decisions/0064-sample-data.md"
public final class Samples implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(30);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Services services;
    private final Map<String, Sample> running = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> hands = new ConcurrentHashMap<>();
    private final Set<String> unwanted = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Rounds watch;
    private volatile boolean closed;

    public Samples(Services services) {
        this.services = services;
    }

    /// One that is whole.
    ///
    /// @param rows how many it has
    /// @param leftOut how many rows the application's rules did not let in
    public record Running(String url, int rows, int leftOut) {}

    private static final class Sample {
        private final Beside beside;
        private final Running shown;
        private volatile Instant used;

        private Sample(Beside beside, Running shown, Instant used) {
            this.beside = beside;
            this.shown = shown;
            this.used = used;
        }
    }

    private interface Work<T> {
        T run() throws InterruptedException;
    }

    /// Ends, from now on, what nobody uses and what takes more than it may, until this is closed.
    public void begin() {
        watch = Rounds.begin("sample-watch", EVERY, this::lookAtAll);
    }

    /// The one that runs, or a fresh one.
    public Running get(Project project) throws InterruptedException {
        return inOneHand(project.id(), () -> {
            var known = running.get(project.id());
            if (known != null && known.beside.trouble().isEmpty()) {
                known.used = services.clock().instant();
                return known.shown;
            }
            return fresh(project);
        });
    }

    /// A fresh one in any case.
    public Running startOver(Project project) throws InterruptedException {
        return inOneHand(project.id(), () -> fresh(project));
    }

    /// Where it answers, if it runs; whoever asks uses it.
    public Optional<String> url(String project) {
        var known = running.get(project);
        if (known == null) {
            return Optional.empty();
        }
        known.used = services.clock().instant();
        return Optional.of(known.shown.url());
    }

    /// Ends it, if it runs.
    public void end(String project) throws InterruptedException {
        if (!hands.containsKey(project)) {
            return;
        }
        unwanted.add(project); // nobody waits until one that is being filled is whole
        try {
            inOneHand(project, () -> {
                drop(project);
                return project;
            });
        } finally {
            unwanted.remove(project);
        }
    }

    private <T> T inOneHand(String project, Work<T> work) throws InterruptedException {
        var hand = hands.computeIfAbsent(project, id -> new ReentrantLock());
        hand.lockInterruptibly();
        try {
            return work.run();
        } finally {
            hand.unlock();
        }
    }

    /// Nobody hears of it before it is whole.
    private Running fresh(Project named) throws InterruptedException {
        try (var unchanged = Building.lock(services, named, () -> refuseUnwanted(named.id()))) {
            refuseClosed();
            var project = services.projects().get(named.id());
            refuseCutShort(project);
            drop(project.id());
            var beside = services.previews().startBeside(project.id());
            var whole = false;
            try {
                var shown = filled(project, beside);
                running.put(
                        project.id(), new Sample(beside, shown, services.clock().instant()));
                whole = true;
                return shown;
            } finally {
                if (!whole) {
                    beside.close();
                }
            }
        }
    }

    private void refuseClosed() {
        if (closed) {
            throw Problem.unavailable("The operator is being ended.").toException();
        }
    }

    /// Nobody changes it now: what is under way was left so. What was queued goes on; what the command line began
    /// waits for somebody.
    private void refuseCutShort(Project project) {
        if (Applying.isExchanging(services, project)) {
            throw Problem.conflict(
                            "The last change of %s was cut short. The next one puts it right, and so does: nocodo apply"
                                    + " %s --dry-run",
                            project.name(), project.slug())
                    .toException();
        }
    }

    private void refuseUnwanted(String project) {
        refuseClosed();
        if (unwanted.contains(project)) {
            throw Problem.conflict("The application was stopped or changed while its sample data was made.")
                    .toException();
        }
    }

    private Running filled(Project project, Beside beside) throws InterruptedException {
        var now = LocalDateTime.ofInstant(services.clock().instant(), ZoneOffset.UTC);
        var spec = SpecYaml.read(project.spec());
        var rows = SampleRows.of(spec, now.withNano(0));
        var previews = services.previews();
        try (var door = new AppDoor(previews, project.id(), beside.url())) {
            var filling = new SampleFilling(door, () -> refuseUnwanted(project.id()));
            var taken = filling.fill(rows);
            filling.givePeople(spec, rows, role -> new AppDoor(previews, project.id(), beside.url(), role));
            return new Running(beside.url(), taken, rows.leftOut() + rows.rows().size() - taken);
        }
    }

    private void drop(String project) throws InterruptedException {
        var known = running.remove(project);
        if (known != null) {
            known.beside.close();
        }
    }

    private void lookAtAll() throws InterruptedException {
        for (var project : List.copyOf(running.keySet())) {
            look(project);
        }
    }

    /// What goes wrong with one does not end the watch.
    private void look(String project) throws InterruptedException {
        var hand = hands.computeIfAbsent(project, id -> new ReentrantLock());
        if (!hand.tryLock()) {
            return; // somebody starts or ends it just now
        }
        try {
            var known = running.get(project);
            if (known == null) {
                return;
            }
            var unused = Duration.between(known.used, services.clock().instant());
            var why = unused.compareTo(KEPT_UNUSED) > 0 ? Optional.of("nobody uses it") : known.beside.trouble();
            if (why.isPresent()) {
                LOG.info("the sample of {} is ended: {}", project, why.get());
                drop(project);
            }
        } catch (RuntimeException e) {
            LOG.warn("the sample of {} could not be looked at", project, e);
        } finally {
            hand.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        var looking = watch;
        if (looking != null) {
            looking.close();
        }
        try {
            for (var project : List.copyOf(hands.keySet())) {
                end(project);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
