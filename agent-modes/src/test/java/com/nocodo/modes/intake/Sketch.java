package com.nocodo.modes.intake;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Permission.Action;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Role;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A spec in one line an entity and role, assumed facts left out: `lesson(start:datetime, price:money, ->pupil)`, `role
/// teacher(lesson=ru own)`.
final class Sketch {
    private Sketch() {}

    static List<String> of(String words) {
        return of(new Intake().understand(words).spec());
    }

    static List<String> of(AppSpec spec) {
        return Stream.concat(
                        spec.entities().stream().map(Sketch::entity),
                        spec.roles().stream().map(r -> role(spec, r)))
                .toList();
    }

    private static String role(AppSpec spec, Role role) {
        var rights = spec.permissions().stream()
                .filter(p -> p.role().equals(role.name()))
                .map(p -> "%s=%s%s"
                        .formatted(
                                p.entity(),
                                Stream.of(Action.CREATE, Action.READ, Action.UPDATE, Action.DELETE)
                                        .filter(p.can()::contains)
                                        .map(a -> a.name().substring(0, 1).toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining()),
                                p.rows() == null ? "" : " own"))
                .toList();
        return "role %s(%s)".formatted(role.name(), String.join(", ", rights));
    }

    private static String entity(Entity entity) {
        var fields = entity.fields().stream()
                .filter(f -> f.from() == null || !f.from().assumed())
                .map(Sketch::field);
        var links = entity.relations().stream()
                .filter(r -> r.from() == null || !r.from().assumed())
                .map(Sketch::link);
        return "%s(%s)"
                .formatted(
                        entity.name(),
                        String.join(", ", Stream.concat(fields, links).toList()));
    }

    private static String field(Field field) {
        var values = field.type() == FieldType.ENUM
                ? "["
                        + String.join(
                                " ", field.values().stream().map(v -> v.name()).toList()) + "]"
                : ":" + field.type().text();
        return field.name() + values + (field.unique() ? "#" : "");
    }

    private static String link(Relation relation) {
        return "->" + relation.to() + (relation.many() ? "*" : "");
    }
}
