package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.FieldType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `models/<entity>.rs`: a record as readers see it, what a person may set, and how both meet the database.
record ModelFile(Shape shape) {

    static GeneratedFile module(AppSpec spec) {
        var out = new Lines().add("//! One module for each kind of record.").blank();
        Shape.all(spec).stream().map(Shape::name).sorted().forEach(name -> out.add("pub mod %s;", name));
        return GeneratedFile.of("backend/src/models/mod.rs", out.toString());
    }

    GeneratedFile file() {
        var out = new Lines()
                .add("//! %s.", shape.entity().labelPlural().replace("\n", " "))
                .blank();
        imports().write(out);
        record(out.blank());
        input(out.blank());
        out.blank().add("%s", new InfoCode(shape).constants());
        entity(out);
        columns(out.blank());
        shape.ownLinks().forEach(own -> own.function(out.blank()));
        return GeneratedFile.of("backend/src/models/" + shape.name() + ".rs", out.toString());
    }

    private boolean checked() {
        return shape.entity().workflow() != null
                || RuleCode.of(shape.spec(), shape.name()).stream()
                        .anyMatch(r -> r.rust().isPresent());
    }

    private Imports imports() {
        var info = new InfoCode(shape);
        var out = new Imports()
                .add("crate::db", "Bind", "Sql")
                .addIf(checked(), "crate::auth", "User")
                .addIf(checked(), "crate::error", "Error")
                .addIf(!shape.uniques().isEmpty(), "crate::error", "Unique")
                .addIf(info.hasChecks(), "crate::error", "Check")
                .add("crate::records::body", "self", "Body")
                .addIf(defaultsTo("now()"), "crate::records::crud", "now")
                .addIf(info.hasTriggers(), "crate::records::check", "Trigger")
                .addIf(!shape.lists().isEmpty(), "crate::records::json", "List")
                .addIf(!shape.lists().isEmpty(), "crate::records::links", "Linked")
                .addIf(!shape.ownLinks().isEmpty(), "crate::records::links", "Own", "Shown")
                .add("crate::records::json", "utc")
                .add("crate::records", info.recordTypes().toArray(String[]::new))
                .addIf(info.hasTriggers() || checked(), "crate", "rules")
                .add("crate::schema", shape.table())
                .addIf(defaultsTo("today()"), "chrono", "Utc")
                .add("diesel", "QueryableByName")
                .add("serde", "Serialize");
        shape.properties().stream()
                .map(p -> Rust.typeOf(p.type()))
                .filter(type -> type.startsWith("Naive"))
                .forEach(type -> out.add("chrono", type));
        dieselTypes().forEach(type -> out.add("diesel::sql_types", type));
        return out;
    }

    private boolean defaultsTo(String text) {
        return Stream.concat(
                        shape.settable().stream().filter(p -> p.source() == Shape.Source.FIELD),
                        shape.ownLinks().stream().flatMap(own -> own.properties().stream()))
                .anyMatch(p -> text.equals(p.fieldOrThrow().defaultValue()));
    }

    private Set<String> dieselTypes() {
        var out = new TreeSet<String>();
        for (var p : shape.properties()) {
            switch (p.source()) {
                case COMPUTED -> {
                    out.add("Nullable");
                    out.add(Rust.diesel(p.type()));
                }
                case LABEL -> {
                    out.add("Nullable");
                    out.add("Text");
                }
                case LINKS, LABELS, LINKED -> out.add("Text");
                case FIELD, LINK, SYSTEM -> {}
            }
        }
        return out;
    }

    private void record(Lines out) {
        out.add("/// One %s, as readers see it.", shape.entity().label().replace("\n", " "));
        out.add("#[derive(Clone, Debug, QueryableByName, Serialize)]");
        out.add("#[diesel(table_name = %s)]", shape.table());
        out.add("pub struct %s {", shape.type());
        for (var p : shape.properties()) {
            switch (p.source()) {
                case COMPUTED -> out.add("    #[diesel(sql_type = Nullable<%s>)]", Rust.diesel(p.type()));
                case LABEL -> out.add("    #[diesel(sql_type = Nullable<Text>)]");
                case LINKS, LABELS, LINKED -> out.add("    #[diesel(sql_type = Text)]");
                case FIELD, LINK, SYSTEM -> {}
            }
            if (p.type() == FieldType.DATETIME) {
                out.add("    #[serde(with = \"utc%s\")]", p.nullable() ? "::optional" : "");
            }
            out.add("    pub %s: %s,", p.name(), type(p));
        }
        out.add("}");
    }

    private static String type(Shape.Property p) {
        return switch (p.source()) {
            case LINKS -> "List<i64>";
            case LABELS -> "List<String>";
            case LINKED -> "List<Shown>";
            default -> Rust.optional(Rust.typeOf(p.type()), p.nullable());
        };
    }

    private void input(Lines out) {
        out.add("/// What a person may set.");
        out.add("pub struct %s {", shape.input());
        for (var p : shape.settable()) {
            var links = p.source() == Shape.Source.LINKS;
            out.add(
                    "    pub %s: %s,",
                    p.name(), links ? "Vec<Linked>" : Rust.optional(Rust.typeOf(p.type()), p.nullable()));
        }
        out.add("}");
    }

    private void entity(Lines out) {
        out.add("impl Entity for %s {", shape.type());
        out.add("    type Input = %s;", shape.input()).blank();
        out.add("    const INFO: &'static Info = &INFO;").blank();
        out.add("    fn id(&self) -> i64 {").add("        self.id").add("    }").blank();
        out.add("    fn version(&self) -> i64 {")
                .add("        self.version")
                .add("    }")
                .blank();
        var reads = shape.settable();
        var used = reads.isEmpty() ? "_" : "";
        out.add(
                "    fn read(%sbody: &mut Body, %scurrent: Option<&%s>) -> %s {",
                reads.stream().allMatch(ModelFile::fixed) ? "_" : "", used, shape.type(), shape.input());
        out.add("        %s {", shape.input());
        reads.forEach(p -> out.add("            %s: %s,", p.name(), new ReadCode(shape, p).expression()));
        out.add("        }").add("    }");
        if (checked()) {
            out.blank();
            out.add("    fn check(");
            out.add("        input: &%s,", shape.input());
            out.add("        current: Option<&%s>,", shape.type());
            out.add("        user: &User,");
            out.add("    ) -> Result<(), Error> {");
            out.add("        rules::%s::check(input, current, user)", shape.name());
            out.add("    }");
        }
        out.add("}");
    }

    private static boolean fixed(Shape.Property p) {
        return p.source() == Shape.Source.FIELD && p.fieldOrThrow().readOnly();
    }

    private void columns(Lines out) {
        out.add("impl Input for %s {", shape.input());
        out.add("    fn columns(self) -> Columns {");
        out.add("        Columns {");
        var own = new LinkedHashSet<String>();
        var links = new LinkedHashSet<String>();
        for (var p : shape.settable()) {
            if (p.source() == Shape.Source.LINKS) {
                links.add("self." + p.name());
            } else {
                var value = p.nullable() ? "self." + p.name() : "Some(self." + p.name() + ")";
                own.add("(\"%s\", Bind::%s(%s))".formatted(p.name(), Rust.bind(p.type()), value));
            }
        }
        out.add("            own: vec![%s],", own.stream().collect(Collectors.joining(", ")));
        out.add("            links: vec![%s],", links.stream().collect(Collectors.joining(", ")));
        out.add("        }").add("    }").add("}");
    }
}
