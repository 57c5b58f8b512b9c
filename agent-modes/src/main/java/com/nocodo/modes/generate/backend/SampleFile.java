package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `tests/api/samples.rs`: for each entity the body of a valid record, and what its tests need to know.
record SampleFile(AppSpec spec, Values values) {

    GeneratedFile file() {
        var out = new Lines()
                .add("//! Valid records of every kind, and what tests need to know of each.")
                .blank();
        var bodies = new Lines();
        Shape.all(spec).forEach(shape -> one(bodies, shape));
        var code = bodies.toString();
        if (!spec.entities().isEmpty()) {
            out.add("use crate::support::TestApp;").add("use crate::support::resource::Resource;");
            out.add("use serde_json::{Value, json};");
        }
        out.add("%s", code);
        if (code.contains("day(")) {
            out.add("""
                    fn day(year: i32, n: u32) -> String {
                        let first = chrono::NaiveDate::from_ymd_opt(year, 1, 1).expect("a year");
                        (first + chrono::Days::new(n.into())).to_string()
                    }
                    """);
        }
        if (code.contains("moment(")) {
            out.add("""
                    fn moment(year: i32, n: u32, hour: u32) -> String {
                        let first = chrono::NaiveDate::from_ymd_opt(year, 1, 1).expect("a year");
                        format!("{}T{hour:02}:00:00Z", first + chrono::Days::new(n.into()))
                    }
                    """);
        }
        if (code.contains("nth(")) {
            out.add("""
                    fn nth(names: &[&'static str], n: u32) -> &'static str {
                        names[n.saturating_sub(1) as usize % names.len()]
                    }
                    """);
        }
        return GeneratedFile.of(TestFiles.FOLDER + "samples.rs", out.toString());
    }

    private List<Field> sent(Shape shape) {
        var entity = shape.entity();
        return entity.fields().stream()
                .filter(f -> Values.sendable(entity, f))
                .filter(f -> f.required() || !values.ruled(entity, f))
                .toList();
    }

    private List<Relation> linked(Shape shape) {
        return shape.entity().relations().stream()
                .filter(l -> l.required() && !l.to().equals(Relation.USER))
                .toList();
    }

    /// A record that alone would break a rule, with the others that make it lawful.
    private Optional<Sample> company(Shape shape) {
        var sample = new Sample(spec, values);
        var root = sample.add(shape.entity());
        var now = LocalDateTime.now(ZoneOffset.UTC).withNano(0);
        var judge = new Judge(spec, now);
        var broken = judge.first(sample).filter(v -> v.rule().entity().equals(shape.name()));
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        new Stage(spec, sample).set(new RuleCode(spec, broken.get().rule()).condition(), root);
        sample.last(root);
        return judge.first(sample).isEmpty()
                ? Optional.of(sample)
                : new RuleCases(spec, values, now).allowed(broken.get().rule());
    }

    /// The function that makes the others and gives the record's body.
    private void lawful(Lines out, Shape shape, Sample sample) {
        var entries = sample.entries();
        var root = entries.stream()
                .filter(e -> e.entity().equals(shape.entity()))
                .toList()
                .getLast();
        out.blank().add("pub fn %s(app: &TestApp, n: u32) -> Value {", shape.name());
        for (var entry : entries) {
            if (entry != root) {
                var used = entries.stream().anyMatch(e -> e.links().containsValue(entry));
                out.add(
                        "    %sapp.create(%s, &json!({%s}));",
                        used ? "let r" + entry.number() + " = " : "",
                        Rust.literal(Shape.of(spec, entry.entity().name()).path()),
                        String.join(", ", members(entry)));
            }
        }
        var members = members(root);
        sent(shape).stream()
                .filter(f -> !root.sent().containsKey(f.name()))
                .forEach(f -> members.add(Rust.literal(f.name()) + ": " + values.rust(shape.entity(), f)));
        out.add("    json!({")
                .add("        %s", String.join(",\n        ", members))
                .add("    })")
                .add("}")
                .blank();
    }

    private List<String> members(Sample.Entry entry) {
        var out = new ArrayList<String>();
        entry.sent().forEach((name, value) -> {
            var field = entry.entity().field(name).orElseThrow();
            var usual = java.util.Objects.equals(value, values.concrete(entry.entity(), field, entry.number()));
            out.add(Rust.literal(name) + ": "
                    + (usual ? values.rust(entry.entity(), field) : StoryCode.json(value, field.type())));
        });
        entry.links().forEach((name, target) -> {
            var link = entry.entity().relation(name).orElseThrow();
            out.add(new SampleLink(link).member("r" + target.number() + "[\"id\"]"));
        });
        return out;
    }

    private void one(Lines out, Shape shape) {
        var company = company(shape);
        if (company.isPresent()) {
            lawful(out, shape, company.get());
            resource(out, shape, sent(shape), linked(shape));
            return;
        }
        var fields = sent(shape);
        var links = linked(shape);
        var people = shape.entity().relations().stream()
                .filter(l -> l.required() && l.to().equals(Relation.USER))
                .toList();
        var app = links.isEmpty() && people.isEmpty() ? "_app" : "app";
        var members = new ArrayList<String>();
        fields.forEach(f -> members.add(Rust.literal(f.name()) + ": " + values.rust(shape.entity(), f)));
        links.forEach(l -> members.add(new SampleLink(l).member(l.name() + "[\"id\"]")));
        people.forEach(l -> members.add(new SampleLink(l).member("app.owner.account().0[\"id\"]")));
        var body = String.join(", ", members);
        var uses = body.matches("(?s).*\\bn\\b.*") || body.contains("{n}") || !links.isEmpty();
        out.blank().add("pub fn %s(%s: &TestApp, %s: u32) -> Value {", shape.name(), app, uses ? "n" : "_n");
        links.forEach(l -> {
            var target = Shape.of(spec, l.to());
            out.add("    let %s = app.create(%s, &%s(app, n));", l.name(), Rust.literal(target.path()), target.name());
        });
        out.add("    json!({%s", members.isEmpty() ? "})" : "");
        if (!members.isEmpty()) {
            members.forEach(member -> out.add("        %s,", member));
            out.add("    })");
        }
        out.add("}").blank();
        resource(out, shape, fields, links);
    }

    private void resource(Lines out, Shape shape, List<Field> fields, List<Relation> links) {
        var entity = shape.entity();
        out.add("pub const %s: Resource = Resource {", Rust.constant(shape.table()));
        out.add("    path: %s,", Rust.literal(shape.path()));
        out.add("    valid: %s,", shape.name());
        var filters = new ArrayList<>(fields.stream().map(Field::name).toList());
        links.stream().filter(l -> new SampleLink(l).byId()).forEach(l -> filters.add(l.property()));
        out.add("    filters: %s,", Rust.texts(filters));
        out.add(
                "    ranges: %s,",
                Rust.texts(fields.stream()
                        .filter(f -> f.type().numeric() || f.type().temporal())
                        .map(Field::name)
                        .toList()));
        out.add(
                "    searched: %s,",
                Rust.texts(fields.stream()
                        .filter(f -> f.type().textual())
                        .map(Field::name)
                        .toList()));
        var required = new ArrayList<>(entity.fields().stream()
                .filter(f -> entity.neededToCreate(f) && Values.sendable(entity, f))
                .map(Field::name)
                .toList());
        var byId = entity.relations().stream()
                .filter(l -> new SampleLink(l).byId())
                .toList();
        byId.stream().filter(Relation::required).forEach(l -> required.add(l.property()));
        out.add("    required: %s,", Rust.texts(required));
        out.add(
                "    links: %s,",
                Rust.texts(byId.stream().map(Relation::property).toList()));
        out.add("    uniques: &[%s],", uniques(shape, filters));
        out.add("    forbidden: %s,", Rust.texts(forbidden(shape)));
        out.add("    table: %s,", Rust.literal(shape.table()));
        out.add("};");
    }

    /// Groups whose values are all in a sample record.
    private static String uniques(Shape shape, List<String> sent) {
        return shape.uniques().stream()
                .filter(sent::containsAll)
                .map(Rust::texts)
                .collect(Collectors.joining(", "));
    }

    private List<String> forbidden(Shape shape) {
        var out = new ArrayList<String>();
        for (var field : shape.entity().fields()) {
            if (field.computed()) {
                continue;
            }
            if (!shape.entity().nullable(field)) {
                out.add(field.name() + " = NULL");
            }
            if (field.type() == FieldType.ENUM) {
                out.add(field.name() + " = 'no such value'");
            }
            if (field.type().numeric() && field.min() != null) {
                out.add(field.name() + " = "
                        + field.min().subtract(java.math.BigDecimal.ONE).toPlainString());
            }
            if (field.type().numeric() && field.max() != null) {
                out.add(field.name() + " = "
                        + field.max().add(java.math.BigDecimal.ONE).toPlainString());
            }
            if (field.type() == FieldType.TEXT) {
                out.add(field.name() + " = ''");
            }
        }
        shape.links().forEach(l -> out.add(l.property() + " = 99999999"));
        return out;
    }
}
