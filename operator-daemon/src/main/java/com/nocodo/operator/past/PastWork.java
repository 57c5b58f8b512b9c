package com.nocodo.operator.past;

import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.backup.Backup;
import com.nocodo.operator.backup.Restoring;
import com.nocodo.operator.build.Applying;
import com.nocodo.operator.build.Journal;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.build.Wish;
import com.nocodo.operator.job.Job;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.BuildReport;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.local.FileLock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import tools.jackson.databind.json.JsonMapper;

/// Carries out restores and backups. What a kill cut short is gone on with where it was.
public final class PastWork {
    private static final Logger LOG = LoggerFactory.getLogger(PastWork.class);

    private final Services services;

    public PastWork(Services services) {
        this.services = services;
    }

    /// The code first: the data is then brought to the version that it is of.
    ///
    /// @param versionBack hears that the code is back, before the data is touched
    /// @return how the change of the code ended, where one was asked for
    public Optional<BuildReport> restore(Job job, Journal journal, Consumer<BuildReport> versionBack)
            throws InterruptedException {
        var asked = asked(job);
        Optional<BuildReport> report = Optional.empty();
        var version = asked.version();
        if (version != null) {
            var all = Versions.of(services.events(), job.project(), Map.of(), tree -> false);
            var yaml = Past.yaml(services, project(job), Versions.get(all, version));
            report = Optional.of(new Applying(services)
                    .queued(job.project(), new Wish.Version(yaml), job.losses(), journal, progress -> {}));
        }
        report.filter(PastWork::passed).ifPresent(versionBack);
        var backup = asked.backup();
        if (backup != null && report.map(PastWork::passed).orElse(true)) {
            bringBack(job, backup, version != null);
        }
        return report;
    }

    private static boolean passed(BuildReport report) {
        return report.checks().stream().allMatch(check -> check.verdict().equals("pass"));
    }

    private void bringBack(Job job, String backup, boolean versionIsBack) throws InterruptedException {
        try {
            bringBack(job, backup);
        } catch (ProblemException e) {
            throw versionIsBack
                    ? new Problem(
                                    e.problem().code(),
                                    "The version is back, its data is not: "
                                            + e.problem().message())
                            .toException()
                    : e;
        }
    }

    private void bringBack(Job job, String backup) throws InterruptedException {
        new Applying(services).putRight(job.project(), progress -> {});
        try (var held = lock(job)) {
            var project = project(job);
            services.restoring()
                    .restore(
                            project,
                            services.backups().get(project, backup),
                            job.id().text());
        }
    }

    /// Makes a backup and tests it, or tests one.
    public void backUp(Job job) throws InterruptedException {
        try (var held = lock(job)) {
            var project = project(job);
            services.restoring().recover(project);
            var backup = asked(job).backup();
            var one = backup == null ? made(project, job) : services.backups().get(project, backup);
            tell(project, "Trying the backup on a copy", "Die Sicherung wird an einer Kopie probiert");
            var test =
                    Objects.requireNonNull(services.trial().test(project, one).test());
            services.events().tell(project.id(), new ProjectEvent.Noted(test.words()));
            new BackupWarnings(services).settle(project);
        }
    }

    private Backup made(Project project, Job job) throws InterruptedException {
        var before = services.backups().of(project).stream()
                .filter(one -> one.why() == Backup.Why.ASKED && !one.at().isBefore(job.queuedAt()))
                .findFirst();
        if (before.isPresent() && job.attempts() > 1) {
            return before.get(); // made before a kill
        }
        tell(project, "Copying the data", "Die Daten werden kopiert");
        return services.backups().make(project, Backup.Why.ASKED);
    }

    /// Brings restores to their end whose process is gone. One that cannot be now keeps nobody from the other projects.
    public void finishInterrupted() throws InterruptedException {
        for (var project : services.projects().all()) {
            if (Restoring.isUnderWay(services.home(), project)) {
                finishInterrupted(project);
            }
        }
    }

    private void finishInterrupted(Project project) throws InterruptedException {
        var lock = FileLock.attempt(services.home().buildLock(project.id()));
        if (lock.isPresent()) {
            try (var held = lock.get()) {
                services.restoring().recover(project);
            } catch (ProblemException | NestedRuntimeException e) {
                LOG.warn("the restore of {} is not brought to its end yet: {}", project.slug(), e.getMessage());
            }
        }
    }

    private void tell(Project project, String english, String german) {
        var speech = Speech.in(project.spec());
        services.events().tell(project.id(), new ProjectEvent.StepBegun(speech.say(english, german)));
    }

    private Project project(Job job) {
        return services.projects().get(job.project());
    }

    private FileLock lock(Job job) throws InterruptedException {
        return FileLock.await(services.home().buildLock(job.project()), () -> {});
    }

    private static Asked asked(Job job) {
        return JsonMapper.shared().readValue(Objects.requireNonNull(job.asked()), Asked.class);
    }
}
