package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.JoinTable;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An entity as the generated code has it: its names, and its properties in order.
record Shape(AppSpec spec, Entity entity) {
    /// The table of the accounts.
    static final String USERS = "app_users";

    static List<Shape> all(AppSpec spec) {
        return spec.entities().stream().map(e -> new Shape(spec, e)).toList();
    }

    static Shape of(AppSpec spec, String entity) {
        return new Shape(spec, spec.get(entity));
    }

    String name() {
        return entity.name();
    }

    String table() {
        return entity.plural();
    }

    String type() {
        return Rust.type(entity.name());
    }

    String input() {
        return type() + "Input";
    }

    /// The last part of its path: `/api/<this>`, and of its pages.
    String segment() {
        return path().substring("/api/".length());
    }

    String path() {
        return entity.path();
    }

    /// Where a property's value comes from.
    enum Source {
        FIELD,
        COMPUTED,
        LINK,
        LINKS,
        LABEL,
        LABELS,
        /// Links with the values that belong to them.
        LINKED,
        SYSTEM
    }

    /// One property of a record as readers see it.
    record Property(
            String name,
            String label,
            FieldType type,
            Source source,
            boolean nullable,
            @Nullable Field field,
            @Nullable Relation relation) {
        /// A column of the record's own table.
        boolean column() {
            return source == Source.FIELD || source == Source.LINK || source == Source.SYSTEM;
        }

        Field fieldOrThrow() {
            return java.util.Objects.requireNonNull(field);
        }

        Relation link() {
            return java.util.Objects.requireNonNull(relation);
        }
    }

    List<Property> properties() {
        var out = new ArrayList<Property>();
        out.add(system("id", "Id", FieldType.INTEGER, false));
        for (var field : entity.fields()) {
            out.add(new Property(
                    field.name(),
                    field.label(),
                    field.valueType(),
                    field.computed() ? Source.COMPUTED : Source.FIELD,
                    entity.nullable(field),
                    field,
                    null));
        }
        for (var link : entity.relations()) {
            if (link.many()) {
                out.add(of(link, link.property(), Source.LINKS, false));
                out.add(of(link, labelOf(link), Source.LABELS, false));
                if (LinkValues.any(link)) {
                    out.add(of(link, LinkValues.property(link), Source.LINKED, false));
                }
            } else {
                out.add(of(link, link.property(), Source.LINK, !link.required()));
                out.add(of(link, labelOf(link), Source.LABEL, true));
            }
        }
        var german = spec.app().language().equals("de");
        out.add(system("version", "Version", FieldType.INTEGER, false));
        out.add(system("created_at", german ? "Angelegt am" : "Created", FieldType.DATETIME, false));
        out.add(system("updated_at", german ? "Geändert am" : "Changed", FieldType.DATETIME, false));
        out.add(system("created_by", german ? "Angelegt von" : "Created by", FieldType.INTEGER, true));
        out.add(system("updated_by", german ? "Geändert von" : "Changed by", FieldType.INTEGER, true));
        return out;
    }

    static String labelOf(Relation link) {
        return link.many() ? Names.singular(link.name()) + "_labels" : link.name() + "_label";
    }

    private static Property of(Relation link, String name, Source source, boolean nullable) {
        var type = source == Source.LINK || source == Source.LINKS ? FieldType.INTEGER : FieldType.TEXT;
        return new Property(name, link.label(), type, source, nullable, null, link);
    }

    private static Property system(String name, String label, FieldType type, boolean nullable) {
        return new Property(name, label, type, Source.SYSTEM, nullable, null, null);
    }

    /// What a person may set, in order: stored fields and links.
    List<Property> settable() {
        return properties().stream()
                .filter(p -> p.source() == Source.LINK
                        || p.source() == Source.LINKS
                        || p.source() == Source.FIELD && p.type() != FieldType.AUTO_NUMBER)
                .toList();
    }

    Stream<Field> autoNumbers() {
        return entity.fields().stream().filter(f -> f.type() == FieldType.AUTO_NUMBER);
    }

    /// Whether the other record stays as long as this one links to it.
    static boolean keeps(Relation link) {
        return link.whenDeleted() == Relation.OnDelete.BLOCK
                || link.required() && (link.many() || link.whenDeleted() == Relation.OnDelete.CLEAR);
    }

    /// n-n links that have fields of their own.
    List<LinkFields> ownLinks() {
        return lists().stream()
                .filter(LinkValues::any)
                .map(link -> new LinkFields(this, link))
                .toList();
    }

    List<Relation> links() {
        return entity.relations().stream().filter(r -> !r.many()).toList();
    }

    List<Relation> lists() {
        return entity.relations().stream().filter(Relation::many).toList();
    }

    JoinTable join(Relation link) {
        return JoinTable.of(entity, link);
    }

    /// The table that a link points to.
    String target(Relation link) {
        return link.to().equals(Relation.USER) ? USERS : spec.get(link.to()).plural();
    }

    boolean isState(Field field) {
        return entity.workflow() != null && entity.workflow().field().equals(field.name());
    }

    /// Every group of columns whose values are unique together.
    List<List<String>> uniques() {
        var out = new ArrayList<List<String>>();
        entity.fields().stream()
                .filter(f -> f.unique() || f.type() == FieldType.AUTO_NUMBER)
                .forEach(f -> out.add(List.of(f.name())));
        entity.unique()
                .forEach(group -> out.add(group.stream().map(this::column).toList()));
        return out.stream().distinct().toList();
    }

    /// The column of a field or link by its name in the spec.
    String column(String name) {
        return entity.relation(name).map(Relation::property).orElse(name);
    }
}
