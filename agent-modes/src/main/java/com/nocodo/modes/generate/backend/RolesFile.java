package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `auth/roles.rs`: the roles, and the records that their accounts belong to.
record RolesFile(AppSpec spec) {

    static String variant(String role) {
        return Names.pascal(role);
    }

    GeneratedFile file() {
        var out = new Lines()
                .add("//! The roles of this app, and the records that accounts belong to.")
                .blank();
        var makers = spec.roles().stream().filter(r -> sample(r).isPresent()).toList();
        out.add("use super::User;").add("use crate::db::Conn;").add("use crate::error::Error;");
        makers.stream().map(Role::entity).distinct().sorted().forEach(entity -> {
            var shape = Shape.of(spec, String.valueOf(entity));
            out.add("use crate::models::%s::%s;", shape.name(), shape.type());
        });
        out.addIf(!makers.isEmpty(), "use crate::records::crud::make;");
        out.addIf(!makers.isEmpty(), "use serde_json::json;");
        out.blank()
                .add("#[derive(Clone, Copy, Debug, PartialEq, Eq)]")
                .add("pub enum Role {")
                .add("    /// May do everything.")
                .add("    Owner,");
        spec.roles().forEach(r -> out.add("    %s,", variant(r.name())));
        out.add("}").blank().add("impl Role {");
        out.add(
                "    pub const ALL: &[Role] = &[Role::Owner%s];",
                spec.roles().stream().map(r -> ", Role::" + variant(r.name())).collect(Collectors.joining()));
        out.blank().add("    pub fn named(name: &str) -> Option<Role> {");
        out.add("        Role::ALL.iter().copied().find(|role| role.name() == name)")
                .add("    }");
        var german = spec.app().language().equals("de");
        texts(out, "name", "&'static str", "owner", Role::name);
        texts(out, "label", "&'static str", german ? "Inhaber" : "Owner", Role::label);
        manages(out);
        person(out, "entity", "The kind of record that an account of this role belongs to.", Entity::name);
        person(
                out,
                "column",
                "Where an account keeps that record, and what it is called in JSON.",
                e -> e.name() + "_id");
        person(out, "table", "The table of that record.", Entity::plural);
        out.add("}");
        out.blank().add("/// The record of an account `u`, whichever column its role keeps it in.");
        out.add("pub const RECORD_ID: &str = %s;", Rust.literal(recordId()));
        out.blank().add("/// Columns that say which account made or has something.");
        out.add("pub const MADE_BY: &[(&str, &str)] = &[%s];", madeBy());
        make(out.blank(), makers);
        return GeneratedFile.of("backend/src/auth/roles.rs", out.toString());
    }

    private void texts(Lines out, String name, String type, String owner, Function<Role, String> text) {
        out.blank().add("    pub fn %s(self) -> %s {", name, type);
        out.add("        match self {").add("            Role::Owner => %s,", Rust.literal(owner));
        spec.roles()
                .forEach(r -> out.add("            Role::%s => %s,", variant(r.name()), Rust.literal(text.apply(r))));
        out.add("        }").add("    }");
    }

    private void manages(Lines out) {
        out.blank().add("    pub fn manages_users(self) -> bool {");
        var managers = spec.roles().stream().filter(Role::manageUsers).map(r -> " | Role::" + variant(r.name()));
        out.add("        matches!(self, Role::Owner%s)", managers.collect(Collectors.joining()))
                .add("    }");
    }

    private void person(Lines out, String name, String doc, Function<Entity, String> text) {
        out.blank().add("    /// %s", doc).add("    pub fn %s(self) -> Option<&'static str> {", name);
        var some = spec.roles().stream().filter(r -> r.entity() != null).toList();
        if (some.isEmpty()) {
            out.add("        None").add("    }");
            return;
        }
        out.add("        match self {");
        some.forEach(r -> out.add(
                "            Role::%s => Some(%s),",
                variant(r.name()), Rust.literal(text.apply(spec.get(String.valueOf(r.entity()))))));
        out.add("            %s => None,", some.size() == spec.roles().size() ? "Role::Owner" : "_");
        out.add("        }").add("    }");
    }

    private String recordId() {
        var cases = spec.roles().stream()
                .filter(r -> r.entity() != null)
                .map(r -> " WHEN '%s' THEN u.%s_id".formatted(r.name(), r.entity()))
                .collect(Collectors.joining());
        return cases.isEmpty() ? "CAST(NULL AS BIGINT)" : "CASE u.role" + cases + " END";
    }

    private String madeBy() {
        var out = new ArrayList<String>();
        for (var shape : Shape.all(spec)) {
            out.add(pair(shape.table(), "created_by"));
            out.add(pair(shape.table(), "updated_by"));
            for (var link : shape.entity().relations()) {
                if (link.to().equals(Relation.USER)) {
                    var join = shape.join(link);
                    out.add(
                            link.many()
                                    ? pair(join.table(), join.targetColumn())
                                    : pair(shape.table(), link.property()));
                }
            }
        }
        return String.join(", ", out);
    }

    private static String pair(String table, String column) {
        return "(" + Rust.literal(table) + ", " + Rust.literal(column) + ")";
    }

    private void make(Lines out, List<Role> makers) {
        var unused = makers.isEmpty() ? "_" : "";
        out.add("/// Makes the record that a new account belongs to, as far as name and e-mail are enough for one.");
        out.addIf(
                makers.isEmpty(),
                "#[allow(clippy::unnecessary_wraps, reason = \"no role of this app has a record of its own\")]");
        out.add("pub fn make_record(");
        out.add("    %sconn: &mut Conn,", unused);
        out.add("    %srole: Role,", unused);
        out.add("    %sname: &str,", uses(makers, "name") ? "" : "_");
        out.add("    %semail: &str,", uses(makers, "email") ? "" : "_");
        out.add("    %suser: &User,", unused);
        out.add(") -> Result<Option<i64>, Error> {");
        if (makers.isEmpty()) {
            out.add("    Ok(None)").add("}");
            return;
        }
        out.add("    match role {");
        for (var role : makers) {
            var type = Shape.of(spec, String.valueOf(role.entity())).type();
            out.add(
                    "        Role::%s => make::<%s>(conn, json!({%s}), user),",
                    variant(role.name()), type, sample(role).orElseThrow());
        }
        out.add("        _ => Ok(None),").add("    }").add("}");
    }

    private boolean uses(List<Role> makers, String value) {
        return makers.stream().anyMatch(r -> (sample(r).orElseThrow() + ",").contains(": " + value + ","));
    }

    /// The members of the record's JSON; empty where the entity needs what an account does not say.
    private Optional<String> sample(Role role) {
        if (role.entity() == null) {
            return Optional.empty();
        }
        var entity = spec.get(role.entity());
        if (entity.relations().stream().anyMatch(Relation::required)) {
            return Optional.empty();
        }
        var name = nameField(entity);
        var out = new ArrayList<String>();
        for (var field : entity.fields()) {
            var value = value(entity, field, field == name);
            if (value == null && entity.neededToCreate(field)) {
                return Optional.empty();
            }
            if (value != null) {
                out.add(Rust.literal(field.name()) + ": " + value);
            }
        }
        return Optional.of(String.join(", ", out));
    }

    private static @Nullable Field nameField(Entity entity) {
        var texts = entity.fields().stream()
                .filter(f -> f.type() == FieldType.TEXT && !f.readOnly())
                .toList();
        return texts.stream()
                .filter(f -> f.name().equals("name") || entity.display().contains(f.name()))
                .findFirst()
                .or(() -> texts.stream().findFirst())
                .orElse(null);
    }

    private static @Nullable String value(Entity entity, Field field, boolean name) {
        if (name && field.pattern() == null) {
            return "name";
        }
        if (field.type() == FieldType.EMAIL && !field.readOnly()) {
            return "email";
        }
        if (!entity.neededToCreate(field)) {
            return null;
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> field.pattern() == null && !field.unique() ? "name" : null;
            case INTEGER, MONEY, DURATION, DECIMAL, PERCENT ->
                field.min() == null ? "0" : field.min().toPlainString();
            case ENUM ->
                field.values().isEmpty()
                        ? null
                        : Rust.literal(field.values().getFirst().name());
            case DATE -> "chrono::Utc::now().date_naive().to_string()";
            case PHONE -> field.unique() ? null : "\"000\"";
            case COLOUR -> "\"#808080\"";
            default -> null;
        };
    }
}
