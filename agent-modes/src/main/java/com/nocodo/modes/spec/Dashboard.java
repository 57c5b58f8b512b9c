package com.nocodo.modes.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands on the first page where the spec does not say: the kinds of records that are counted, and some reports.
public final class Dashboard {
    private static final int COUNTS = 8;
    private static final int REPORTS = 4;

    private Dashboard() {}

    /// What is set for everybody.
    public static Optional<Screen> set(AppSpec spec) {
        return spec.screens().stream()
                .filter(s -> s.kind() == Screen.Kind.DASHBOARD)
                .filter(s -> s.role() == null || s.role().equals(Role.OWNER))
                .findFirst();
    }

    /// The names of the cards that everybody finds.
    public static List<String> cards(AppSpec spec) {
        return set(spec)
                .map(Screen::items)
                .orElseGet(() -> Stream.concat(
                                counted(spec).stream().map(Entity::name),
                                reports(spec).stream().map(Report::name))
                        .toList());
    }

    /// A record that goes with another one is seen there.
    public static List<Entity> counted(AppSpec spec) {
        return spec.entities().stream().filter(e -> !isPart(e)).limit(COUNTS).toList();
    }

    /// Lists, and totals that compare.
    public static List<Report> reports(AppSpec spec) {
        return spec.reports().stream()
                .filter(r -> r.kind() == Report.Kind.LIST
                        || r.kind() == Report.Kind.TOTAL && !r.groupBy().isEmpty())
                .limit(REPORTS)
                .toList();
    }

    private static boolean isPart(Entity entity) {
        return entity.relations().stream()
                .anyMatch(r -> r.required() && !r.many() && r.onDelete() == Relation.OnDelete.CASCADE);
    }
}
