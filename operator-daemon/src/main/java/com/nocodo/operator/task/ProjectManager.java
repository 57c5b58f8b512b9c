package com.nocodo.operator.task;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Turns a spec into tasks and their order: tables before records, records before what links to them, both before
/// screens, and the proof at the end.
public final class ProjectManager {
    private ProjectManager() {}

    public static String epicTitle(AppSpec spec) {
        return "Build " + spec.app().name();
    }

    /// All tasks for a new application. Every task names only tasks before it.
    public static List<PlannedTask> plan(AppSpec spec) {
        List<PlannedTask> tasks = new ArrayList<>();
        tasks.add(new PlannedTask("spec", "Write down what was agreed", Specialist.PRODUCT_OWNER, List.of()));
        tasks.add(new PlannedTask("tooling", "Set up the workspace", Specialist.TOOLING, List.of("spec")));
        tasks.add(new PlannedTask(
                "database",
                "Create the tables for "
                        + listed(spec.entities().stream()
                                .map(Entity::labelPlural)
                                .toList()),
                Specialist.DB_ENGINEER,
                List.of("tooling")));
        tasks.add(new PlannedTask(
                "backend", "Sign-in, accounts, permissions and files", Specialist.RUST_ENGINEER, List.of("database")));
        for (var entity : linkedFirst(spec)) {
            tasks.add(new PlannedTask(
                    backend(entity),
                    entity.labelPlural() + ": keep, find, check",
                    Specialist.BACKEND_ENGINEER,
                    Stream.concat(Stream.of("backend"), targets(spec, entity).map(ProjectManager::backend))
                            .filter(need ->
                                    tasks.stream().anyMatch(t -> t.work().equals(need)))
                            .toList()));
        }
        var backends = spec.entities().stream().map(ProjectManager::backend).toList();
        var judged = with("backend", backends);
        if (!spec.rules().isEmpty()) {
            tasks.add(new PlannedTask(
                    "rules",
                    "Rules: "
                            + shortened(
                                    spec.rules().stream().map(r -> r.label()).toList()),
                    Specialist.RUST_ENGINEER,
                    judged));
        }
        if (!spec.reports().isEmpty()) {
            tasks.add(new PlannedTask(
                    "reports",
                    "Reports: "
                            + shortened(
                                    spec.reports().stream().map(r -> r.label()).toList()),
                    Specialist.RUST_ENGINEER,
                    judged));
        }
        tasks.add(new PlannedTask(
                "frontend",
                "Frame of the screens: sign-in, navigation, look",
                Specialist.SOLIDJS_ENGINEER,
                List.of("tooling")));
        for (var entity : spec.entities()) {
            tasks.add(new PlannedTask(
                    frontend(entity),
                    entity.labelPlural() + ": list, form and page",
                    Specialist.FRONTEND_ENGINEER,
                    List.of("frontend", backend(entity))));
        }
        tasks.add(new PlannedTask(
                "tests",
                "Tests of every promise: records, rules, reports, permissions",
                Specialist.RUST_ENGINEER,
                with(
                        "frontend",
                        Stream.concat(judged.stream(), spec.entities().stream().map(ProjectManager::frontend))
                                .toList())));
        return tasks;
    }

    static String backend(Entity entity) {
        return "entity:" + entity.name() + ":backend";
    }

    static String frontend(Entity entity) {
        return "entity:" + entity.name() + ":frontend";
    }

    private static List<String> with(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).distinct().toList();
    }

    private static Stream<Entity> targets(AppSpec spec, Entity entity) {
        return entity.relations().stream()
                .map(Relation::to)
                .filter(to -> !to.equals(entity.name()))
                .flatMap(to -> spec.entity(to).stream());
    }

    /// Entities after those that they link to; in a circle the spec's order decides.
    static List<Entity> linkedFirst(AppSpec spec) {
        List<Entity> ordered = new ArrayList<>();
        List<Entity> open = new ArrayList<>(spec.entities());
        while (!open.isEmpty()) {
            var next = open.stream()
                    .filter(e -> targets(spec, e).noneMatch(open::contains))
                    .findFirst()
                    .orElse(open.getFirst());
            ordered.add(next);
            open.remove(next);
        }
        return ordered;
    }

    private static String listed(List<String> names) {
        return names.size() > 6 ? names.size() + " kinds of records" : String.join(", ", names);
    }

    private static String shortened(List<String> labels) {
        return labels.size() > 2
                ? labels.getFirst() + " and " + (labels.size() - 1) + " more"
                : String.join("; ", labels);
    }
}
