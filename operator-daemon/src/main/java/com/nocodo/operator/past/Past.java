package com.nocodo.operator.past;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecDiff;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.backup.Backup;
import com.nocodo.operator.build.EarlierSpecs;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.check.Pictures;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.once.Once;
import com.nocodo.operator.once.Request;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.Said;
import com.nocodo.protocol.local.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One project's past, for one person.
public final class Past implements PastApi {
    private final Services services;
    private final Marks marks;
    private final Jobs jobs;
    private final Once once;
    private final Project project;
    private final String author;
    private final HistoryApi history;
    private final ToLongFunction<Said> say;

    /// @param say says something to the project
    public Past(
            Services services,
            Database db,
            Jobs jobs,
            Project project,
            String author,
            HistoryApi history,
            ToLongFunction<Said> say) {
        this.services = services;
        this.marks = new Marks(db);
        this.jobs = jobs;
        this.once = new Once(db, services.clock());
        this.project = project;
        this.author = author;
        this.history = history;
        this.say = say;
    }

    private List<Versions.Version> versions() {
        return Versions.of(services.events(), project.id(), marks.of(project.id()), pictures()::has);
    }

    private Pictures pictures() {
        return Pictures.of(services.home(), project.id());
    }

    @Override
    public byte[] picture(long version) {
        var one = Versions.get(versions(), version);
        return (one.view().picture() ? pictures().find(one.tree()) : Optional.<byte[]>empty())
                .orElseThrow(() -> Problem.notFound(
                                "There is no picture of version %d: it was not checked in a browser, or is too old.",
                                version)
                        .toException());
    }

    @Override
    public TimelineView timeline() {
        return new TimelineView(
                versions().reversed().stream().map(Versions.Version::view).toList(),
                services.backups().of(project).stream().map(Backup::view).toList(),
                rows());
    }

    private Map<String, Long> rows() {
        try {
            return services.backups().hasData(project)
                    ? new AppData(services.previews().data(project.id())).rows()
                    : Map.of();
        } catch (SQLException e) {
            throw Problem.unavailable("The data of %s cannot be read: %s", project.name(), Reason.of(e))
                    .toException();
        }
    }

    @Override
    public ComparisonView compare(long from, long to) {
        var all = versions();
        var first = Versions.get(all, from);
        var second = Versions.get(all, to);
        var speech = Speech.of(spec(second));
        var operations = SpecDiff.between(spec(first), spec(second)).stream()
                .map(operation -> new OperationView(operation.words(speech), operation.destructive(), null))
                .toList();
        var before = first.view().commit();
        var after = second.view().commit();
        return new ComparisonView(
                operations,
                before == null || after == null
                        ? null
                        : history.diff(before, after).files());
    }

    private AppSpec spec(Versions.Version version) {
        return SpecYaml.read(yaml(services, project, version));
    }

    static String yaml(Services services, Project project, Versions.Version version) {
        try {
            return new EarlierSpecs(services, project)
                    .find(version.hash())
                    .orElseThrow(() -> Problem.conflict(
                                    "The nocodo.yaml of this version is not in the repository %s any more.",
                                    project.path())
                            .toException());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("Stopped while the repository was read.").toException();
        }
    }

    @Override
    public long undo(String key) {
        refuseUnbuilt();
        var german = SpecYaml.read(project.spec()).app().language().equals("de");
        return say.applyAsLong(new Said(key, german ? "Mach das rückgängig" : "Undo that"));
    }

    @Override
    public VersionView markVersion(long version, String name, boolean starred, String note) {
        Versions.get(versions(), version);
        refuseLonger("name", name, LONGEST_NAME);
        refuseLonger("note", note, LONGEST_NOTE);
        marks.put(project.id(), version, new Marks.Mark(name, starred, note));
        return Versions.get(versions(), version).view();
    }

    @Override
    public BackupView markBackup(String backup, boolean starred, String note) {
        refuseLonger("note", note, LONGEST_NOTE);
        return services.backups().mark(project, backup, starred, note).view();
    }

    private static void refuseLonger(String what, String text, int most) {
        if (text.length() > most || text.indexOf(0) >= 0 || !UTF_8.newEncoder().canEncode(text)) {
            throw Problem.invalid("A %s has up to %d characters, and no zero byte.", what, most)
                    .toException();
        }
    }

    @Override
    public JobView backUp(@Nullable String key) {
        var request = Request.of(project.id(), key, "backup", "");
        return queued(once.here(
                request, this::refuseUnbuilt, () -> queue(JobView.Kind.BACKUP, new Asked(null, null), false)));
    }

    @Override
    public JobView test(String backup) {
        var known = services.backups().get(project, backup);
        return queued(queue(JobView.Kind.BACKUP, new Asked(null, known.id()), false));
    }

    @Override
    public JobView restore(Restore restore, @Nullable String key) {
        var asked = new Asked(restore.version(), restore.backup());
        return queued(once.here(
                Request.of(project.id(), key, "restore", restore),
                () -> check(restore),
                () -> queue(JobView.Kind.RESTORE, asked, restore.losses())));
    }

    private void check(Restore restore) {
        refuseUnbuilt();
        if (restore.version() == null && restore.backup() == null) {
            throw Problem.invalid("Say what is to be brought back: a version, a backup, or both.")
                    .toException();
        }
        if (restore.version() != null) {
            yaml(services, project, Versions.get(versions(), restore.version()));
        }
        if (restore.backup() != null) {
            services.backups().get(project, restore.backup());
        }
    }

    private void refuseUnbuilt() {
        if (!services.projects().built(project.id())) {
            throw Problem.conflict("%s is not built yet, so it has no past. Build it first.", project.name())
                    .toException();
        }
    }

    private String queue(JobView.Kind kind, Asked asked, boolean losses) {
        return jobs.queue(project.id(), kind, JsonMapper.shared().writeValueAsString(asked), author, losses)
                .id()
                .text();
    }

    private JobView queued(String job) {
        return jobs.get(project.id(), new JobId(job)).view();
    }
}
