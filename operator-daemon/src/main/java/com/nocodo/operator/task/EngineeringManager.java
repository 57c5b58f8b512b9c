package com.nocodo.operator.task;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Names;
import java.util.List;
import java.util.stream.Stream;

/// Says of each task what carries it out and which files it may write.
public final class EngineeringManager {
    private EngineeringManager() {}

    /// Everything that the spec determines is a template's work.
    public static ExecutorKind executor(PlannedTask task) {
        return ExecutorKind.TEMPLATE;
    }

    /// Glob patterns, relative to the application's root. A file belongs to the task with the longest pattern that
    /// matches it (see [Scope]).
    public static List<String> scope(AppSpec spec, PlannedTask task) {
        return switch (task.work()) {
            case "spec" -> List.of("nocodo.yaml", "README.md", "docs/**");
            case "tooling" -> List.of("**");
            case "database" -> List.of("**/migrations/**", "backend/src/schema.rs", "backend/src/schema/**");
            case "backend" -> List.of("backend/**");
            case "rules" -> List.of("backend/src/rules/**", "backend/src/rules.rs");
            case "reports" -> List.of("backend/src/reports/**", "backend/src/reports.rs");
            case "frontend" -> List.of("frontend/**");
            case "tests" -> List.of("backend/tests/**", "frontend/tests/**");
            default -> ofEntity(spec, task.work());
        };
    }

    /// Which part of the application a task makes, for people.
    public static String part(String work) {
        if (!work.startsWith("entity:")) {
            return work;
        }
        return work.endsWith(":backend") ? "records" : "screens";
    }

    /// The checks of the whole application that look at what the task makes.
    public static List<String> checks(String work) {
        return switch (part(work)) {
            case "spec" -> List.of("spec");
            case "database" -> List.of("migration", "schema_match");
            case "backend" -> List.of("fmt", "clippy", "cargo_test", "cargo_build", "permission_matrix", "boot");
            case "records", "reports" -> List.of("fmt", "clippy", "cargo_test", "permission_matrix", "openapi");
            case "rules" -> List.of("fmt", "clippy", "cargo_test");
            case "frontend", "screens" -> List.of("tsc", "vite_build", "npm_test", "axe");
            case "tests" -> List.of("cargo_test", "npm_test", "permission_matrix");
            default -> List.of("cargo_build", "vite_build", "boot");
        };
    }

    private static List<String> ofEntity(AppSpec spec, String work) {
        var entity = spec.get(work.split(":")[1]);
        return work.endsWith(":backend")
                ? names(entity)
                        .flatMap(n -> Stream.of("backend/src/**/" + n + ".rs", "backend/src/**/" + n + "/**"))
                        .toList()
                : names(entity)
                        .flatMap(n -> Stream.of("frontend/src/**/" + n + ".*", "frontend/src/**/" + n + "*.tsx"))
                        .toList();
    }

    private static Stream<String> names(Entity entity) {
        return Stream.of(
                        entity.name(),
                        entity.plural(),
                        Names.pascal(entity.name()),
                        Names.pascal(entity.plural()),
                        Names.camel(entity.name()),
                        Names.camel(entity.plural()),
                        Names.kebab(entity.name()),
                        Names.kebab(entity.plural()))
                .distinct();
    }
}
