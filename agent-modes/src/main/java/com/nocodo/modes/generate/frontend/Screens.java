package com.nocodo.modes.generate.frontend;

import static com.nocodo.modes.spec.FieldType.*;

import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Screen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which properties of an entity stand on which page, in which order: as the spec says, else what reads best.
final class Screens {
    private static final int COLUMNS = 6;
    private static final int CHILD_COLUMNS = 5;
    private static final int FILTERS = 12;

    private final AppSpec spec;
    private final Entity entity;

    Screens(AppSpec spec, Entity entity) {
        this.spec = spec;
        this.entity = entity;
    }

    /// All properties, links behind the fields.
    List<Property> all() {
        var out = new ArrayList<Property>();
        entity.fields().forEach(field -> out.add(new Property.OfField(field)));
        for (var link : entity.relations()) {
            out.add(new Property.OfLink(link));
            if (LinkValues.any(link)) {
                out.add(new Property.OfLinkValues(link));
            }
        }
        return out;
    }

    List<Property> form() {
        return whole(chosen(Screen.Kind.FORM).orElseGet(this::inReadingOrder));
    }

    List<Property> detail() {
        return whole(chosen(Screen.Kind.DETAIL).orElseGet(this::inReadingOrder));
    }

    List<Property> columns() {
        return chosen(Screen.Kind.LIST)
                .map(Screens::brief)
                .orElseGet(() -> forTable().limit(COLUMNS).toList());
    }

    /// Links with their values where they have some.
    private static List<Property> whole(List<Property> properties) {
        return properties.stream()
                .filter(p -> !(p instanceof Property.OfLink(var link) && LinkValues.any(link)))
                .toList();
    }

    /// Links by the names of the other records alone.
    private static List<Property> brief(List<Property> properties) {
        return properties.stream()
                .filter(p -> !(p instanceof Property.OfLinkValues))
                .toList();
    }

    /// Columns of a child list, which need not name the parent again.
    List<Property> childColumns(String parentLink) {
        var columns = columns().stream()
                .filter(p -> !p.name().equals(parentLink))
                .limit(CHILD_COLUMNS)
                .toList();
        return columns.isEmpty() ? columns() : columns;
    }

    List<Property> filters() {
        return inReadingOrder().stream()
                .filter(p -> !p.computed())
                .filter(p -> p instanceof Property.OfLink
                        || p.is(ENUM, BOOLEAN, DATE, DATETIME, INTEGER, DECIMAL, MONEY, PERCENT, DURATION))
                .sorted(Comparator.comparingInt(this::filterRank))
                .limit(FILTERS)
                .toList();
    }

    /// People look things up by name, and want what is newest of everything else.
    String sort() {
        var first = entity.display().stream()
                .findFirst()
                .flatMap(entity::field)
                .filter(f -> f.type() == TEXT || f.type() == EMAIL)
                .filter(f -> columns().stream().anyMatch(p -> p.key().equals(f.name())));
        return first.map(com.nocodo.modes.spec.Field::name).orElse("-id");
    }

    private int filterRank(Property property) {
        if (isState(property)) {
            return 0;
        }
        return property.is(ENUM) ? 1 : property instanceof Property.OfLink ? 2 : property.is(DATE, DATETIME) ? 3 : 4;
    }

    private Stream<Property> forTable() {
        return brief(inReadingOrder()).stream()
                .filter(p -> !p.is(LONG_TEXT, FILE, COLOUR, URL) && !p.linksToMany())
                .sorted(Comparator.comparingInt(this::columnRank));
    }

    private int columnRank(Property property) {
        if (entity.display().contains(property.name())) {
            return 0;
        }
        if (property.linksToOne() && property.required() || isState(property)) {
            return 1;
        }
        return property.is(FieldType.IMAGE) ? 4 : property.required() ? 2 : 3;
    }

    private boolean isState(Property property) {
        return property instanceof Property.OfField(var field) && entity.isState(field);
    }

    /// What names the record first, then what it belongs to, then the rest; what is long or computed comes last.
    private List<Property> inReadingOrder() {
        return all().stream().sorted(Comparator.comparingInt(this::readingRank)).toList();
    }

    private int readingRank(Property property) {
        if (entity.display().contains(property.name()) || standsBesideTheName(property)) {
            return 0;
        }
        if (property.linksToOne() && property.required()) {
            return 1;
        }
        if (property.computed()) {
            return 4;
        }
        return property.is(LONG_TEXT, FieldType.IMAGE, FILE) ? 5 : property instanceof Property.OfField ? 2 : 3;
    }

    /// An end beside the beginning that names the record.
    private boolean standsBesideTheName(Property property) {
        return property.required()
                && property instanceof Property.OfField(var field)
                && field.type().temporal()
                && entity.fields().stream()
                        .anyMatch(f ->
                                f.type() == field.type() && entity.display().contains(f.name()));
    }

    private Optional<List<Property>> chosen(Screen.Kind kind) {
        return spec.screens().stream()
                .filter(s -> s.kind() == kind
                        && entity.name().equals(s.entity())
                        && !s.fields().isEmpty())
                .findFirst()
                .map(screen -> withRequired(screen.fields(), kind));
    }

    /// A form that lacks a field without which nothing can be saved gets it all the same.
    private List<Property> withRequired(List<String> names, Screen.Kind kind) {
        var chosen = new LinkedHashSet<Property>();
        for (var name : names) {
            all().stream().filter(p -> p.name().equals(name)).forEach(chosen::add);
        }
        if (kind == Screen.Kind.FORM) {
            all().stream().filter(Property::required).forEach(chosen::add);
        }
        return new ArrayList<>(chosen);
    }
}
