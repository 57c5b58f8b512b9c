package com.nocodo.operator.past;

import com.nocodo.operator.backup.Backup;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.home.Rounds;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.local.FileLock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Backs every application up once a day, from start to close. It asks the clock again and again instead of sleeping
/// until tomorrow, so that it is right after a machine slept or its clock was set; a day that has its backup gets no
/// second one, also where that day comes again. One that could not be tried, or whose trial was cut short, is tried
/// later.
public final class DailyBackups implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DailyBackups.class);
    private static final Duration AGAIN_AFTER_TROUBLE = Duration.ofMinutes(10);

    private final Services services;
    private final Duration look;
    private final Map<String, LocalDate> done = new HashMap<>();
    private final Map<String, Long> trouble = new HashMap<>();
    private @Nullable Rounds rounds;

    public DailyBackups(Services services, Duration look) {
        this.services = services;
        this.look = look;
    }

    public DailyBackups begin() {
        rounds = Rounds.begin("daily-backups", look, this::lookAtAll);
        return this;
    }

    void lookAtAll() throws InterruptedException {
        try {
            for (var project : services.projects().all()) {
                lookAt(project);
            }
        } catch (RuntimeException e) {
            LOG.warn("the projects to back up cannot be read: {}", e.getMessage());
        }
    }

    private void lookAt(Project project) throws InterruptedException {
        var today =
                LocalDate.ofInstant(services.clock().instant(), services.clock().getZone());
        var failed = trouble.get(project.id());
        if (today.equals(done.get(project.id()))
                || failed != null && System.nanoTime() - failed < AGAIN_AFTER_TROUBLE.toNanos()) {
            return;
        }
        try {
            if (services.backups().hasData(project)
                    && services.projects().built(project.id())
                    && backUp(project, today)) {
                done.put(project.id(), today);
                trouble.remove(project.id());
                new BackupWarnings(services).settle(project);
            }
        } catch (RuntimeException e) { // the next project and the next day come all the same
            trouble.put(project.id(), System.nanoTime());
            LOG.warn("the daily backup of {} failed: {}", project.slug(), e.getMessage());
            tell(project, today, e);
        }
    }

    private void tell(Project project, LocalDate today, RuntimeException why) {
        var warnings = new BackupWarnings(services);
        if (of(project, today).isPresent()) {
            warnings.notTried(project, why);
        } else {
            warnings.notMade(project, why);
        }
    }

    /// @return false while the project is being built or changed: it is looked at again then
    private boolean backUp(Project project, LocalDate today) throws InterruptedException {
        if (of(project, today).filter(backup -> backup.test() != null).isPresent()) {
            return true;
        }
        var lock = FileLock.attempt(services.home().buildLock(project.id()));
        if (lock.isEmpty()) {
            return false;
        }
        try (var held = lock.get()) {
            var now = services.projects().get(project.id()); // as it is now that nobody changes it
            var known = of(now, today);
            var backup = known.isPresent() ? known.get() : services.backups().make(now, Backup.Why.DAILY);
            if (backup.test() == null) {
                services.trial().test(now, backup);
            }
            return true;
        }
    }

    private Optional<Backup> of(Project project, LocalDate today) {
        return services.backups().of(project).stream()
                .filter(backup -> backup.why() == Backup.Why.DAILY)
                .filter(backup -> LocalDate.ofInstant(
                                backup.at(), services.clock().getZone())
                        .equals(today))
                .findFirst();
    }

    @Override
    public void close() {
        if (rounds != null) {
            rounds.close();
        }
    }
}
