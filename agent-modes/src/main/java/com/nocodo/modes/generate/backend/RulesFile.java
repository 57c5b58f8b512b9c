package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `rules/<entity>.rs`: what a record must satisfy by itself, what others decide, and the moves of its workflow.
record RulesFile(Shape shape) {

    static List<GeneratedFile> files(AppSpec spec) {
        var with = Shape.all(spec).stream()
                .map(RulesFile::new)
                .filter(RulesFile::needed)
                .toList();
        var out = new ArrayList<GeneratedFile>();
        var module = new Lines()
                .add("//! The rules of this app, by the kind of record that they are about.")
                .addIf(!with.isEmpty(), "");
        with.stream().map(f -> f.shape().name()).sorted().forEach(name -> module.add("pub mod %s;", name));
        out.add(GeneratedFile.of("backend/src/rules/mod.rs", module.toString()));
        with.forEach(f -> out.add(f.file()));
        return out;
    }

    private List<RuleCode> rules() {
        return RuleCode.of(shape.spec(), shape.name());
    }

    private boolean needed() {
        return shape.entity().workflow() != null
                || !rules().isEmpty()
                        && rules().stream().anyMatch(r -> r.query() || r.rust().isPresent());
    }

    private List<RuleCode> own() {
        return rules().stream().filter(r -> r.rust().isPresent()).toList();
    }

    private GeneratedFile file() {
        var out = new Lines()
                .add("//! What must hold for %s.", shape.entity().labelPlural().replace("\n", " "))
                .blank();
        var workflow = shape.entity().workflow();
        var checks = workflow != null || !own().isEmpty();
        imports(out, checks);
        if (checks) {
            check(out.blank());
        }
        own().forEach(rule -> function(out.blank(), rule));
        if (workflow != null) {
            moves(out.blank(), workflow);
        }
        rules().stream().filter(RuleCode::query).forEach(rule -> query(out.blank(), rule));
        return GeneratedFile.of("backend/src/rules/" + shape.name() + ".rs", out.toString());
    }

    private void imports(Lines out, boolean checks) {
        var workflow = shape.entity().workflow();
        var roles = workflow != null
                && workflow.moves().stream().anyMatch(m -> !m.roles().isEmpty());
        out.addIf(checks, "use crate::auth::User;");
        out.addIf(roles, "use crate::auth::roles::Role;");
        var query = rules().stream().anyMatch(RuleCode::query);
        out.addIf(query, "use crate::db::Sql;");
        out.addIf(checks, "use crate::error::{Error, FieldError};");
        out.addIf(checks, "use crate::models::%s::{%s, %s};", shape.name(), shape.type(), shape.input());
        out.addIf(query, "use crate::records::check::Rule;");
    }

    private void check(Lines out) {
        var workflow = shape.entity().workflow();
        var clock = own().stream().anyMatch(RuleCode::readsClock);
        out.add(
                "/// Refuses what the record forbids by itself%s.",
                workflow == null ? "" : ", and moves that are not allowed");
        out.add("pub fn check(");
        out.add("    input: &%s,", shape.input());
        out.add("    %s: Option<&%s>,", workflow != null || clock ? "current" : "_current", shape.type());
        out.add(
                "    %s: &User,",
                workflow != null
                                && workflow.moves().stream()
                                        .anyMatch(m -> !m.roles().isEmpty())
                        ? "user"
                        : "_user");
        out.add(") -> Result<(), Error> {");
        if (!own().isEmpty()) {
            out.add("    let mut errors = Vec::new();");
            for (var rule : own()) {
                var name = rule.rule().name();
                var field = rule.columns().stream().findFirst();
                var about = rule.readsClock() ? news(rule) + " && " : "";
                out.add("    if %s%s(input) == Some(false) {", about, name);
                out.add(
                        "        errors.push(FieldError::rule(%s, %s, %s));",
                        field.map(f -> "Some(" + Rust.literal(f) + ")").orElse("None"),
                        Rust.literal(name),
                        Rust.literal(rule.rule().refusal()));
                out.add("    }");
            }
            out.add("    if !errors.is_empty() {");
            out.add("        return Err(Error::Invalid(errors));");
            out.add("    }");
        }
        out.add(workflow == null ? "    Ok(())" : "    moved(input, current" + (roles(workflow) ? ", user" : "") + ")");
        out.add("}");
    }

    private static boolean roles(Workflow workflow) {
        return workflow.moves().stream().anyMatch(m -> !m.roles().isEmpty());
    }

    /// A rule about the clock judges a value when it is set, not whenever the record is touched.
    private static String news(RuleCode rule) {
        return rule.columns().stream()
                .map(c -> "now.%s != input.%s".formatted(c, c))
                .collect(Collectors.joining(" || ", "current.is_none_or(|now| ", ")"));
    }

    private void function(Lines out, RuleCode rule) {
        var rust = rule.rust().orElseThrow();
        out.add("/// %s", rule.rule().label().replace("\n", " "));
        out.addIf(
                !rust.mayBeMissing(),
                "#[allow(clippy::unnecessary_wraps, reason = \"rules over optional values can be unknown\")]");
        out.add("pub fn %s(input: &%s) -> Option<bool> {", rule.rule().name(), shape.input());
        out.addIf(rust.code().matches("(?s).*\\btoday\\b.*"), "    let today = chrono::Utc::now().date_naive();");
        out.addIf(rust.code().matches("(?s).*\\bnow\\b.*"), "    let now = chrono::Utc::now().naive_utc();");
        out.add("    Some(%s)", rust.code());
        out.add("}");
    }

    private void moves(Lines out, Workflow workflow) {
        var field = workflow.field();
        var roles = roles(workflow);
        out.add("/// A new record starts as `%s`; after that, it moves along its workflow.", workflow.initial());
        out.add(
                "fn moved(input: &%s, current: Option<&%s>%s) -> Result<(), Error> {",
                shape.input(), shape.type(), roles ? ", user: &User" : "");
        out.add("    let to = input.%s.as_str();", field);
        out.add("    let Some(from) = current.map(|now| now.%s.as_str()) else {", field);
        out.add("        return match to {");
        out.add("            %s => Ok(()),", Rust.literal(workflow.initial()));
        out.add("            _ => Err(Error::invalid(%s, \"invalid\")),", Rust.literal(field));
        out.add("        };").add("    };");
        out.add("    if from == to {").add("        return Ok(());").add("    }");
        if (workflow.moves().isEmpty()) {
            refused(out, field, "    ");
            out.add("}");
            return;
        }
        out.add("    let allowed = match (from, to) {");
        for (var move : workflow.moves()) {
            var who = move.roles().isEmpty()
                    ? "true"
                    : "matches!(user.role, Role::Owner%s)"
                            .formatted(move.roles().stream()
                                    .filter(r -> !r.equals("owner"))
                                    .map(r -> " | Role::" + RolesFile.variant(r))
                                    .collect(Collectors.joining()));
            out.add("        (%s, %s) => %s,", Rust.literal(move.from()), Rust.literal(move.to()), who);
        }
        out.add("        _ => {");
        out.add(
                "            return Err(Error::conflict(FieldError::with(%s, \"transition\", vec![from.to_owned(), to.to_owned()])));",
                Rust.literal(field));
        out.add("        }");
        out.add("    };");
        out.add("    if allowed { Ok(()) } else { Err(Error::Forbidden) }");
        out.add("}");
    }

    private static void refused(Lines out, String field, String indent) {
        out.add(
                "%sErr(Error::conflict(FieldError::with(%s, \"transition\", vec![from.to_owned(), to.to_owned()])))",
                indent, Rust.literal(field));
    }

    private void query(Lines out, RuleCode code) {
        var rule = code.rule();
        out.add("/// %s", rule.label().replace("\n", " "));
        out.add("pub const %s: Rule = Rule {", Rust.constant(rule.name()));
        out.add("    name: %s,", Rust.literal(rule.name()));
        out.add("    message: %s,", Rust.literal(rule.refusal()));
        out.add("    table: %s,", Rust.literal(shape.table()));
        out.add("    field: None,");
        out.add("    holds: %s,", code.holds().rust());
        out.add("    about_others: %s,", code.aboutOthers());
        out.add("};");
    }
}
