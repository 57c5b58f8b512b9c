package com.nocodo.modes.sheet;

import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.SpecIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes drafts as the records of an App Spec, and their rows under the names of its properties.
final class SketchWriter {
    private final SpecIds ids = SpecIds.fresh();
    private final Context context;
    private final List<Draft> drafts;
    private final Findings findings;
    private final Map<Draft, String> plurals = new HashMap<>();
    /// By identity: a column has all its values in it, which nobody wants to compare.
    private final Map<Column, String> names = new IdentityHashMap<>();
    private final Map<Draft, Set<String>> members = new HashMap<>();

    SketchWriter(Context context, List<Draft> drafts, Findings findings) {
        this.context = context;
        this.drafts = drafts;
        this.findings = findings;
        plurals();
        drafts.forEach(this::members);
    }

    private void plurals() {
        var taken = new HashSet<>(drafts.stream().map(d -> d.name).toList());
        for (var draft : drafts) {
            boolean renamed = !draft.name.equals(Names.identifier(draft.nouns.one()));
            var wanted = renamed ? Names.plural(draft.name) : Names.identifier(draft.nouns.many());
            var plural = Names.reserved(wanted) ? wanted + "_list" : wanted;
            while (taken.contains(plural) && !plural.equals(draft.name) || plurals.containsValue(plural)) {
                plural = plural + "_list";
            }
            plurals.put(draft, plural);
            taken.add(plural);
        }
    }

    private void members(Draft draft) {
        var taken = new HashSet<>(Names.EVERY_RECORD_HAS);
        for (var link : draft.links) {
            var name = Names.field(
                    linkLabel(link),
                    draft.name,
                    n -> taken.contains(n) || taken.contains(n + "_id") || taken.contains(n + "_label"));
            taken.addAll(List.of(name, name + "_id", name + "_label"));
            names.put(link.column(), name);
        }
        for (var column : draft.columns) {
            var id = Names.identifier(column.label());
            var words = id.equals("id")
                    ? draft.name + (context.german() ? "_nummer" : "_number")
                    : Names.EVERY_RECORD_HAS.contains(id) || id.equals("unnamed")
                            ? draft.name + "_" + id
                            : column.label();
            var name = Names.field(words, draft.name, taken::contains);
            taken.add(name);
            names.put(column, name);
        }
        members.put(draft, taken);
    }

    /// A column that holds only the other record's number is called after that record: `Customer no.` is `Customer`.
    private static String linkLabel(Draft.Link link) {
        return Words.identifier(link.column().label())
                ? link.to().nouns.one()
                : link.column().label();
    }

    private String name(Column column) {
        return Objects.requireNonNull(names.get(column));
    }

    private String plural(Draft draft) {
        return Objects.requireNonNull(plurals.get(draft));
    }

    AppSpec spec(String appName) {
        var slug = Names.kebab(Names.identifier(appName));
        var app = new App(Names.capital(appName), slug, context.german() ? "de" : "en", context.currency(), null);
        return AppSpec.empty(app).withEntities(drafts.stream().map(this::entity).toList());
    }

    private Entity entity(Draft draft) {
        var id = ids.next('e');
        var fields = draft.columns.stream().map(c -> field(draft, c)).toList();
        var relations = draft.links.stream().map(l -> relation(draft, l)).toList();
        return new Entity(
                id,
                draft.name,
                plural(draft),
                draft.nouns.one(),
                draft.nouns.many(),
                display(draft),
                null,
                fields,
                relations,
                List.of(),
                null,
                Origin.byDefault("sheet '%s'".formatted(draft.grid.sheet())));
    }

    private Field field(Draft draft, Column column) {
        var values = new ArrayList<EnumValue>();
        column.labels().forEach((name, label) -> values.add(new EnumValue(ids.next('v'), name, label)));
        return new Field(
                ids.next('f'),
                name(column),
                column.label(),
                column.type(),
                column.required(),
                column.unique(),
                false,
                column.type() == FieldType.BOOLEAN ? "false" : null,
                null,
                null,
                null,
                null,
                null,
                null,
                column.type() == FieldType.DECIMAL ? column.scale() : null,
                null,
                values,
                null,
                null,
                null,
                from(draft, column));
    }

    private Relation relation(Draft draft, Draft.Link link) {
        var name = name(link.column());
        var taken = Objects.requireNonNull(members.get(link.to()));
        var reverse = plural(draft);
        if (!taken.add(reverse)) {
            reverse = reverse + "_as_" + name;
            taken.add(reverse);
        }
        return new Relation(
                ids.next('l'),
                name,
                linkLabel(link),
                link.to().name,
                Relation.Kind.ONE,
                link.required(draft),
                null,
                reverse,
                null,
                List.of(),
                null,
                from(draft, link.column()));
    }

    private static Origin from(Draft draft, Column column) {
        return Origin.byDefault(
                "column %s of sheet '%s'".formatted(Table.letters(column.head().column()), draft.grid.sheet()));
    }

    /// The fields by which people know a record.
    private List<String> display(Draft draft) {
        var first =
                draft.columns.stream().filter(c -> Words.firstName(c.label())).findFirst();
        var last = draft.columns.stream().filter(c -> Words.lastName(c.label())).findFirst();
        if (first.isPresent() && last.isPresent()) {
            return List.of(name(first.get()), name(last.get()));
        }
        var named = draft.columns.stream()
                .filter(c -> c.type() == FieldType.TEXT && Words.name(c.label()))
                .findFirst()
                .or(() -> draft.columns.stream().filter(Column::unique).findFirst())
                .or(() -> draft.columns.stream()
                        .filter(c -> c.type() == FieldType.TEXT)
                        .findFirst());
        if (named.isPresent()) {
            return List.of(name(named.get()));
        }
        var parts = new ArrayList<String>();
        draft.columns.stream().filter(c -> c.type().temporal()).findFirst().ifPresent(c -> parts.add(name(c)));
        draft.links.stream().limit(2).forEach(l -> parts.add(name(l.column())));
        return parts.isEmpty() ? List.of(name(draft.columns.getFirst())) : parts;
    }

    /// The rows of all entities, those that others link to first.
    List<Rows> rows() {
        var done = new ArrayList<Draft>();
        drafts.forEach(d -> order(d, done));
        return done.stream()
                .map(d -> new RowWriter(d, findings).rows(this::name))
                .toList();
    }

    private static void order(Draft draft, List<Draft> done) {
        if (!done.contains(draft)) {
            draft.links.stream().map(Draft.Link::to).filter(to -> to != draft).forEach(to -> order(to, done));
            done.add(draft);
        }
    }
}
