package com.nocodo.operator.overview;

import com.nocodo.operator.backup.Backup;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.event.Warnings;
import com.nocodo.operator.process.Application;
import com.nocodo.operator.process.MachineMemory;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.HealthView;
import com.nocodo.protocol.HealthView.ApplicationView;
import com.nocodo.protocol.HealthView.MemoryView;
import com.nocodo.protocol.HealthView.TroubleView;
import com.nocodo.protocol.HealthView.WarningView;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent.PreviewFailed;
import com.nocodo.protocol.ProjectEvent.Warned;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How everything of a home does, measured now.
public final class Condition {
    private static final int FAILURES = 500;

    private final Services services;
    private final Disk disk;
    private final Instant since;
    private final Warnings warnings;

    /// @param since when the operator began
    public Condition(Services services, Disk disk, Instant since) {
        this.services = services;
        this.disk = disk;
        this.since = since;
        this.warnings = new Warnings(services.events());
    }

    public HealthView view() {
        var memory = MachineMemory.now();
        return new HealthView(
                OperatorApi.VERSION,
                since,
                disk.view(),
                new MemoryView(memory.total(), memory.available(), memory.own()),
                services.projects().all().stream()
                        .filter(project -> services.projects().built(project.id()))
                        .map(this::view)
                        .toList());
    }

    private ApplicationView view(Project project) {
        return new ApplicationView(
                project.id(),
                project.slug(),
                project.name(),
                services.previews()
                        .usage(project.id())
                        .map(Application.Usage::memory)
                        .orElse(null),
                services.previews().memoryLimit(),
                services.backups().of(project).stream()
                        .findFirst()
                        .map(Backup::view)
                        .orElse(null),
                warnings(project),
                troubles(project));
    }

    private List<WarningView> warnings(Project project) {
        return warnings.open(project.id()).values().stream()
                .map(record -> new WarningView(
                        ((Warned) record.event()).reason(), ((Warned) record.event()).message(), record.at()))
                .sorted(Comparator.comparing(WarningView::at).reversed())
                .toList();
    }

    private List<TroubleView> troubles(Project project) {
        var from = services.clock().instant().minus(Duration.ofDays(HealthView.DAYS));
        Map<String, TroubleView> kinds = new LinkedHashMap<>();
        services.events().newestOf(project.id(), List.of("preview_failed"), FAILURES).stream()
                .filter(record -> record.at().isAfter(from))
                .forEach(record -> count(kinds, record));
        return kinds.values().stream()
                .sorted(Comparator.comparing(TroubleView::times).reversed())
                .toList();
    }

    private static void count(Map<String, TroubleView> kinds, EventRecord record) {
        var failed = (PreviewFailed) record.event();
        kinds.merge(
                failed.reason(),
                new TroubleView(failed.reason(), failed.limit(), 1, record.at(), failed.lines()),
                (before, now) ->
                        new TroubleView(now.reason(), now.limit(), before.times() + 1, now.last(), now.lines()));
    }
}
