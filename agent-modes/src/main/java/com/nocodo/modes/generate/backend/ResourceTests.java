package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.AppSpec.Incoming;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// `tests/api/records_<plural>.rs`: what is true of every record, and this entity's own bounds.
record ResourceTests(Shape shape) {

    GeneratedFile file() {
        var constant = Rust.constant(shape.table());
        var out = new Lines()
                .add("//! %s over HTTP.", shape.entity().labelPlural().replace("\n", " "))
                .blank();
        imports(constant).write(out);
        out.blank();
        test(out, "can_be_made_read_changed_and_deleted", constant);
        test(out, "refuses_an_outdated_change", constant);
        test(out, "pages_and_sorts", constant);
        test(out, "filters", constant);
        test(out, "searches", constant);
        test(out, "exports_what_is_listed", constant);
        test(out, "offers_its_records_by_name", constant);
        test(out, "refuses_links_to_nothing", constant);
        test(out, "keeps_values_unique", constant);
        test(out, "is_guarded_by_the_database", constant);
        out.add("#[test]").add("fn refuses_values_outside_of_their_bounds() {");
        out.add("    %s.refuses(&[%s]);", constant, String.join(", ", wrong())).add("}");
        uploads(out, constant);
        neededLinks(out, constant);
        ownLinks().forEach(own -> ownLinks(out, constant, target(own.link()), own));
        holders().forEach(in -> staysFor(out, constant, in));
        return GeneratedFile.of(TestFiles.FOLDER + TestFiles.module(shape) + ".rs", out.toString());
    }

    private Imports imports(String constant) {
        var out = new Imports()
                .add("crate::samples", constant)
                .addIf(!ownLinks().isEmpty(), "crate::support::links", "OwnLinks")
                .add("serde_json", "json");
        holders()
                .forEach(in ->
                        out.add("crate::samples", Rust.constant(in.holder().plural())));
        ownLinks().forEach(own -> out.add("crate::samples", target(own.link())));
        return out;
    }

    /// The samples of what a link leads to.
    private String target(Relation link) {
        return Rust.constant(shape.spec().get(link.to()).plural());
    }

    /// Links with values of their own; those to accounts have no samples.
    private List<LinkFields> ownLinks() {
        return shape.ownLinks().stream()
                .filter(own -> !own.link().to().equals(Relation.USER))
                .toList();
    }

    private void uploads(Lines out, String constant) {
        shape.entity().fields().stream()
                .filter(f -> f.type().upload() && !f.readOnly())
                .forEach(f -> out.blank()
                        .add("#[test]")
                        .add("fn guards_%s() {", f.name())
                        .add(
                                "    %s.guards_uploads(%s, %s);",
                                constant, Rust.literal(shape.name()), Rust.literal(f.name()))
                        .add("}"));
    }

    private void neededLinks(Lines out, String constant) {
        shape.lists().stream()
                .filter(link -> link.required() && new SampleLink(link).byId())
                .forEach(link -> out.blank()
                        .add("#[test]")
                        .add("fn needs_%s() {", link.name())
                        .add("    %s.needs_links(%s);", constant, Rust.literal(link.property()))
                        .add("}"));
    }

    private static void staysFor(Lines out, String constant, Incoming in) {
        out.blank()
                .add("#[test]")
                .add(
                        "fn stays_while_used_by_%s_as_%s() {",
                        in.holder().plural(), in.relation().name())
                .add(
                        "    %s.stays_while_used_by(&%s, %s);",
                        constant,
                        Rust.constant(in.holder().plural()),
                        Rust.literal(in.relation().property()))
                .add("}");
    }

    /// Fields of a link itself: kept, changed, checked.
    private static void ownLinks(Lines out, String constant, String target, LinkFields own) {
        var link = own.link();
        var wrong = new ArrayList<String>();
        LinkValues.of(link).forEach(f -> wrong(wrong, f));
        out.blank()
                .add("#[test]")
                .add("fn %s_carry_their_own_values() {", link.name())
                .add("    %s.carries_own_values_on(&OwnLinks {", constant)
                .add("        ids: %s,", Rust.literal(link.property()))
                .add("        links: %s,", Rust.literal(LinkValues.property(link)))
                .add("        target: &%s,", target)
                .add("        values: json!({%s}),", new SampleLink(link).values())
                .add("        wrong: vec![%s],", String.join(", ", wrong))
                .add("    });")
                .add("}");
    }

    private static void test(Lines out, String name, String constant) {
        out.add("#[test]")
                .add("fn %s() {", name)
                .add("    %s.%s();", constant, name)
                .add("}")
                .blank();
    }

    private List<Incoming> holders() {
        return shape.spec().incoming(shape.name()).stream()
                .filter(in -> Shape.keeps(in.relation()) && new SampleLink(in.relation()).byId())
                .toList();
    }

    /// Values that must be refused, with their codes.
    private List<String> wrong() {
        var out = new ArrayList<String>();
        for (var field : shape.entity().fields()) {
            if (field.computed() || field.readOnly()) {
                continue;
            }
            wrong(out, field);
        }
        return out;
    }

    private static void wrong(List<String> out, Field field) {
        switch (field.type()) {
            case TEXT, LONG_TEXT -> {
                add(out, field, "{\"no\": \"text\"}", "type");
                add(out, field, "\"x\".repeat(%d)".formatted(Bounds.longest(field) + 1), "too_long");
                if (Bounds.shortest(field) > 1) {
                    add(out, field, Rust.literal("x".repeat(Bounds.shortest(field) - 1)), "too_short");
                }
            }
            case EMAIL -> add(out, field, "\"nobody\"", "invalid");
            case PHONE -> add(out, field, "\"no number\"", "invalid");
            case URL -> add(out, field, "\"javascript:alert(1)\"", "invalid");
            case COLOUR -> add(out, field, "\"red\"", "invalid");
            case ENUM -> add(out, field, "\"no such value\"", "invalid");
            case INTEGER, MONEY, DURATION -> {
                add(out, field, "1.5", "type");
                bounds(out, field);
            }
            case DECIMAL, PERCENT -> {
                add(out, field, "\"1.5\"", "type");
                bounds(out, field);
            }
            case BOOLEAN -> add(out, field, "\"yes\"", "type");
            case DATE, TIME, DATETIME -> {
                add(out, field, "\"2031-02-30\"", "invalid");
                add(out, field, "7", "type");
            }
            case FILE, IMAGE -> add(out, field, "\"a file\"", "type");
            case AUTO_NUMBER -> add(out, field, "\"1\"", "read_only");
            case COMPUTED -> {}
        }
    }

    private static void bounds(List<String> out, Field field) {
        if (field.min() != null) {
            add(out, field, field.min().subtract(BigDecimal.ONE).toPlainString(), "min");
        }
        if (field.max() != null) {
            add(out, field, field.max().add(BigDecimal.ONE).toPlainString(), "max");
        }
    }

    private static void add(List<String> out, Field field, String value, String code) {
        out.add("(%s, json!(%s), %s)".formatted(Rust.literal(field.name()), value, Rust.literal(code)));
    }
}
