package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The constant that describes an entity to the shared code.
record InfoCode(Shape shape) {

    /// Choices of an enum field live in constants of their own, since both reading and describing needs them.
    static String choices(Field field) {
        return Rust.constant(field.name()) + "_CHOICES";
    }

    /// The same of a field that may belong to a link.
    static String choices(Shape.Property property) {
        var prefix = property.relation() == null ? "" : Rust.constant(LinkValues.property(property.link())) + "_";
        return prefix + choices(property.fieldOrThrow());
    }

    String constants() {
        var out = new Lines();
        Stream.concat(
                        shape.properties().stream().filter(p -> p.source() == Shape.Source.FIELD),
                        shape.ownLinks().stream().flatMap(own -> own.properties().stream()))
                .filter(p -> p.type() == FieldType.ENUM)
                .forEach(p -> choices(out, p));
        var selection = new Selection(shape);
        var entity = shape.entity();
        out.add("const INFO: Info = Info {");
        out.add("    name: %s,", Rust.literal(shape.name()));
        out.add("    table: %s,", Rust.literal(shape.table()));
        out.add("    path: %s,", Rust.literal(shape.path()));
        out.add("    label: %s,", Rust.literal(entity.label()));
        out.add("    label_plural: %s,", Rust.literal(entity.labelPlural()));
        out.add("    naming: %s,", selection.naming().rust());
        out.add("    fields: &[");
        shape.properties().forEach(p -> out.add("        %s,", field(p, selection)));
        out.add("    ],");
        list(out, "uniques", uniques());
        list(out, "checks", checks());
        list(out, "links", links());
        list(out, "lists", lists());
        list(out, "used_by", usedBy());
        list(out, "numbers", numbers());
        list(out, "triggers", triggers());
        out.add("};");
        return out.toString();
    }

    private static void choices(Lines out, Shape.Property property) {
        out.add(
                "const %s: &[(&str, &str)] = &[%s];",
                choices(property),
                property.fieldOrThrow().values().stream()
                        .map(v -> "(%s, %s)".formatted(Rust.literal(v.name()), Rust.literal(v.label())))
                        .collect(Collectors.joining(", ")));
        out.blank();
    }

    /// The types of `records` that the constant uses.
    Set<String> recordTypes() {
        var out = new TreeSet<>(Set.of("Columns", "Entity", "Field", "Info", "Input", "Kind"));
        if (!links().isEmpty()) {
            out.add("Link");
            out.add("OnDelete");
        }
        if (!lists().isEmpty()) {
            out.add("LinkTable");
        }
        if (!usedBy().isEmpty()) {
            out.add("UsedBy");
        }
        if (!numbers().isEmpty()) {
            out.add("AutoNumber");
        }
        return out;
    }

    boolean hasTriggers() {
        return !triggers().isEmpty();
    }

    boolean hasChecks() {
        return !checks().isEmpty();
    }

    private static void list(Lines out, String name, List<String> items) {
        out.add("    %s: &[%s],", name, String.join(", ", items));
    }

    private String field(Shape.Property p, Selection selection) {
        var kind = switch (p.source()) {
            case LINK -> "Link";
            case LINKS -> "Links";
            case LABEL -> "Label";
            case LABELS, LINKED -> "List";
            case COMPUTED -> p.type() == FieldType.ENUM ? "Text" : Rust.kind(p.type());
            case FIELD, SYSTEM -> Rust.kind(p.type());
        };
        var out = new StringBuilder(
                "Field::new(%s, %s, Kind::%s)".formatted(Rust.literal(p.name()), Rust.literal(p.label()), kind));
        if (p.nullable()) {
            out.append(".optional()");
        }
        if (p.source() == Shape.Source.FIELD && p.type() == FieldType.ENUM) {
            out.append(".one_of(").append(choices(p)).append(")");
        }
        if (!p.column()) {
            out.append(".read_by(").append(selection.value(p).rust()).append(")");
        }
        return out.toString();
    }

    private List<String> uniques() {
        return shape.uniques().stream()
                .map(columns -> "Unique { name: %s, columns: %s }"
                        .formatted(Rust.literal(TableSql.uniqueName(shape, columns)), Rust.texts(columns)))
                .toList();
    }

    private List<String> checks() {
        return RuleCode.of(shape.spec(), shape.name()).stream()
                .filter(RuleCode::check)
                .map(r -> "Check { name: %s, rule: %s, message: %s }"
                        .formatted(
                                Rust.literal(r.constraint()),
                                Rust.literal(r.rule().name()),
                                Rust.literal(r.rule().refusal())))
                .toList();
    }

    private List<String> links() {
        var out = new ArrayList<String>();
        shape.links()
                .forEach(link -> out.add("Link { column: %s, table: %s, on_delete: OnDelete::%s }"
                        .formatted(Rust.literal(link.property()), Rust.literal(shape.target(link)), onDelete(link))));
        shape.entity().fields().stream()
                .filter(f -> f.type().upload())
                .forEach(f -> out.add("Link { column: %s, table: \"app_files\", on_delete: OnDelete::Clear }"
                        .formatted(Rust.literal(f.name()))));
        return out;
    }

    private static String onDelete(Relation link) {
        return Shape.keeps(link) ? "Block" : link.whenDeleted() == Relation.OnDelete.CASCADE ? "Cascade" : "Clear";
    }

    private List<String> lists() {
        return shape.lists().stream()
                .map(link -> {
                    var join = shape.join(link);
                    return "LinkTable { property: %s, table: %s, own: %s, other: %s, target: %s }"
                            .formatted(
                                    Rust.literal(link.property()),
                                    Rust.literal(join.table()),
                                    Rust.literal(join.holderColumn()),
                                    Rust.literal(join.targetColumn()),
                                    Rust.literal(shape.target(link)));
                })
                .toList();
    }

    private List<String> usedBy() {
        return shape.spec().incoming(shape.name()).stream()
                .filter(in -> Shape.keeps(in.relation()))
                .map(in -> {
                    var holder = new Shape(shape.spec(), in.holder());
                    var link = in.relation();
                    var join = holder.join(link);
                    return ("UsedBy { entity: %s, label: %s, label_plural: %s, table: %s, column: %s, page: %s,"
                                    + " filter: %s }")
                            .formatted(
                                    Rust.literal(holder.name()),
                                    Rust.literal(in.holder().label()),
                                    Rust.literal(in.holder().labelPlural()),
                                    Rust.literal(link.many() ? join.table() : holder.table()),
                                    Rust.literal(link.many() ? join.targetColumn() : link.property()),
                                    Rust.literal("/" + holder.segment()),
                                    Rust.literal(link.property()));
                })
                .toList();
    }

    private List<String> numbers() {
        return shape.autoNumbers()
                .map(f -> "AutoNumber { column: %s, format: %s }"
                        .formatted(Rust.literal(f.name()), Rust.literal(f.format() == null ? "{n:4}" : f.format())))
                .toList();
    }

    /// Rules that are checked when a record of this entity is written: its own, and those that read it.
    private List<String> triggers() {
        var out = new ArrayList<String>();
        for (var rule : shape.spec().rules()) {
            var code = new RuleCode(shape.spec(), rule);
            if (!code.query()) {
                continue;
            }
            var constant = "&rules::%s::%s".formatted(rule.entity(), Rust.constant(rule.name()));
            if (rule.entity().equals(shape.name())) {
                out.add("Trigger { rule: %s, affected: None }".formatted(constant));
            }
            code.ways().stream()
                    .filter(way -> way.end(shape.spec()).name().equals(shape.name()))
                    .map(way -> Reading.affected(shape.spec(), code.entity(), way))
                    .distinct()
                    .forEach(sql -> out.add("Trigger { rule: %s, affected: Some(Sql::both(%s)) }"
                            .formatted(constant, Rust.literal(sql))));
        }
        return out;
    }
}
