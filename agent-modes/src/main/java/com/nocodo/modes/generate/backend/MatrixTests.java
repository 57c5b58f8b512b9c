package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// `tests/api/permissions.rs`: every cell of role × entity × action, row rules and field rules.
record MatrixTests(AppSpec spec) {

    Optional<GeneratedFile> file() {
        if (spec.roles().isEmpty() || spec.entities().isEmpty()) {
            return Optional.empty();
        }
        var out = new Lines()
                .add("//! Who may do what, and with which records and fields.")
                .blank();
        out.add("use crate::samples;").add("use crate::support::matrix::{self, Cell};");
        for (var role : spec.roles()) {
            out.blank().add("const %s: &[Cell] = &[", Rust.constant(role.name()));
            Shape.all(spec).forEach(shape -> out.add("    %s,", cell(role, shape)));
            out.add("];").blank();
            out.add("#[test]").add("fn %s_may_do_what_the_matrix_says_and_nothing_else() {", role.name());
            out.add("    matrix::holds(%s, %s);", Rust.literal(role.name()), Rust.constant(role.name()))
                    .add("}");
            special(out, role, "limits_rows", "reaches_own_records_only_of", p -> p.rowRule() != Permission.Rows.ALL);
            special(
                    out,
                    role,
                    "limits_fields",
                    "is_kept_from_some_fields_of",
                    p -> !p.fields().isEmpty());
            names(out, role);
        }
        return Optional.of(GeneratedFile.of(TestFiles.FOLDER + "permissions.rs", out.toString()));
    }

    private void special(
            Lines out, Role role, String check, String name, java.util.function.Predicate<Permission> wanted) {
        var shapes = Shape.all(spec);
        for (int i = 0; i < shapes.size(); i++) {
            var shape = shapes.get(i);
            var permission = spec.permission(role.name(), shape.name());
            if (permission.filter(p -> !p.can().isEmpty()).filter(wanted).isPresent()) {
                out.blank().add("#[test]").add("fn %s_%s_%s() {", role.name(), name, shape.table());
                out.add(
                        "    matrix::%s(%s, &%s[%d]);",
                        check, Rust.literal(role.name()), Rust.constant(role.name()), i);
                out.add("}");
            }
        }
    }

    /// Records whose names a role must not see, and what it sees of links to them.
    private void names(Lines out, Role role) {
        var shapes = Shape.all(spec);
        for (int i = 0; i < shapes.size(); i++) {
            var shape = shapes.get(i);
            var permission = spec.permission(role.name(), shape.name());
            if (permission.filter(p -> new Veil(spec).over(p, shape.entity())).isEmpty()) {
                continue;
            }
            out.blank().add("#[test]").add("fn %s_knows_%s_by_number_alone() {", role.name(), shape.table());
            out.add(
                    "    matrix::veils_names(%s, &%s[%d], %s, &[%s]);",
                    Rust.literal(role.name()),
                    Rust.constant(role.name()),
                    i,
                    Rust.literal(shape.entity().label()),
                    holders(role, shape));
            out.add("}");
        }
    }

    /// Links to the entity from records that the role reads.
    private String holders(Role role, Shape shape) {
        return spec.incoming(shape.name()).stream()
                .filter(in -> !in.relation().many())
                .filter(in -> spec.permission(role.name(), in.holder().name())
                        .filter(p -> p.rowRule() == Permission.Rows.ALL
                                && !p.fields().containsKey(in.relation().name())
                                && p.can().containsAll(List.of(Permission.Action.LIST, Permission.Action.READ)))
                        .isPresent())
                .map(in -> "(&samples::%s, %s)"
                        .formatted(
                                Rust.constant(in.holder().plural()),
                                Rust.literal(in.relation().name())))
                .collect(Collectors.joining(", "));
    }

    private String cell(Role role, Shape shape) {
        var permission = spec.permission(role.name(), shape.name());
        var can = permission
                .map(p -> p.can().stream()
                        .map(a -> a.name().toLowerCase(Locale.ROOT))
                        .toList())
                .orElse(List.of());
        var limited = permission.map(p -> p.rowRule() != Permission.Rows.ALL).orElse(false);
        var link = permission.flatMap(p -> new Ownership(spec, role, p).link());
        return "Cell { resource: &samples::%s, can: %s, limited: %s, own_link: %s, hidden: %s, read_only: %s }"
                .formatted(
                        Rust.constant(shape.table()),
                        Rust.texts(can),
                        limited,
                        link.map(l -> "Some(" + Rust.literal(l.property()) + ")")
                                .orElse("None"),
                        Rust.texts(permission
                                .map(p -> PermissionsFile.properties(spec, p, true))
                                .orElse(List.of())),
                        Rust.texts(readOnly(permission)));
    }

    private List<String> readOnly(Optional<Permission> permission) {
        return permission
                .map(p -> {
                    var hidden = PermissionsFile.properties(spec, p, true);
                    return PermissionsFile.properties(spec, p, false).stream()
                            .filter(name -> !hidden.contains(name))
                            .collect(Collectors.toList());
                })
                .orElse(List.of());
    }
}
