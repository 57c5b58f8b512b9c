package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Dashboard;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `src/views/Dashboard.tsx`: what each role finds first. What a role may not see is left out when it is shown.
final class DashboardFile {
    private static final int DUE = 6;

    private final AppSpec spec;

    DashboardFile(AppSpec spec) {
        this.spec = spec;
    }

    /// @param reports by name
    private record Items(List<Entity> counts, List<Entity> due, List<Report> reports) {}

    GeneratedFile file() {
        var screens = spec.screens().stream()
                .filter(s -> s.kind() == Screen.Kind.DASHBOARD)
                .toList();
        var everybody = screens.stream()
                .filter(s -> s.role() == null || s.role().equals(Role.OWNER))
                .findFirst()
                .map(this::chosen)
                .orElseGet(this::usual);
        var imports = new ArrayList<>(List.of("import { Home } from \"../components/home/Home\";"));
        var perRole = new ArrayList<String>();
        use(everybody, imports);
        for (var screen : screens) {
            if (screen.role() != null && !screen.role().equals(Role.OWNER)) {
                use(chosen(screen), imports);
                perRole.add(screen.role() + ": " + code(chosen(screen), 8));
            }
        }
        var text = """
                %s
                export default function Dashboard() {
                  return (
                    <Home
                      items={%s}
                      perRole={%s}
                    />
                  );
                }
                """.formatted(Ts.imports(imports), code(everybody, 6), Ts.lines("{", perRole, "}", 6));
        return GeneratedFile.of("frontend/src/views/Dashboard.tsx", text);
    }

    private static void use(Items items, List<String> imports) {
        Stream.concat(items.counts().stream(), items.due().stream())
                .map(entity -> EntityNames.of(entity).importApi("../lib/api/"))
                .forEach(imports::add);
    }

    private static String code(Items items, int indent) {
        var counts = items.counts().stream()
                .map(entity -> EntityNames.of(entity).constant())
                .toList();
        var due = items.due().stream()
                .flatMap(entity -> dueFields(entity)
                        .map(field -> "{ entity: %s, field: \"%s\" }"
                                .formatted(EntityNames.of(entity).constant(), field)))
                .toList();
        var reports = Ts.texts(items.reports().stream().map(Report::name).toList());
        return Ts.lines(
                "{",
                List.of(
                        "counts: " + Ts.list(counts, indent + 2, 8),
                        "today: " + Ts.list(due, indent + 2, 7),
                        "reports: " + Ts.list(reports, indent + 2, 9)),
                "}",
                indent);
    }

    private Items chosen(Screen screen) {
        var entities = spec.entities().stream()
                .filter(e -> screen.items().contains(e.name()))
                .toList();
        var reports = spec.reports().stream()
                .filter(r -> screen.items().contains(r.name()))
                .toList();
        return new Items(
                entities.isEmpty() ? Dashboard.counted(spec) : entities,
                due(entities.isEmpty() ? spec.entities() : entities),
                reports);
    }

    private Items usual() {
        return new Items(Dashboard.counted(spec), due(spec.entities()), Dashboard.reports(spec));
    }

    private static List<Entity> due(List<Entity> entities) {
        return entities.stream()
                .filter(entity -> dueFields(entity).findAny().isPresent())
                .limit(DUE)
                .toList();
    }

    /// Days of people (of birth, of joining) are no appointments.
    private static Stream<String> dueFields(Entity entity) {
        if ("party".equals(entity.archetype())) {
            return Stream.empty();
        }
        return entity.fields().stream()
                .filter(f -> f.type() == FieldType.DATE || f.type() == FieldType.DATETIME)
                .map(com.nocodo.modes.spec.Field::name)
                .limit(2);
    }
}
