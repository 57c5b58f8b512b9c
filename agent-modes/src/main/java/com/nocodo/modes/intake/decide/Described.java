package com.nocodo.modes.intake.decide;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.structure.Nouns;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Reader;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The draft that a spec which is there would come from, so that words can be read against it.
public final class Described {
    private final Language language;
    private final Catalogue catalogue;
    private final Reader reader;
    private final Nouns nouns;

    public Described(Language language, Catalogue catalogue) {
        this.language = language;
        this.catalogue = catalogue;
        this.reader = new Reader(language, Set.of(), _ -> true);
        this.nouns = new Nouns(language);
    }

    public Draft draft(AppSpec spec) {
        var draft = new Draft();
        Map<String, Thing> things = new HashMap<>();
        for (var entity : spec.entities()) {
            var thing = thing(entity);
            things.put(entity.name(), thing);
            draft.things.add(thing);
        }
        for (var entity : spec.entities()) {
            var thing = Objects.requireNonNull(things.get(entity.name()));
            entity.fields().forEach(f -> thing.attributes.add(attribute(f)));
            entity.relations().stream()
                    .filter(r -> things.containsKey(r.to()))
                    .forEach(r -> thing.ties.add(tie(r, Objects.requireNonNull(things.get(r.to())))));
        }
        return draft;
    }

    private Thing thing(Entity entity) {
        var key = key(entity.label());
        var thing = new Thing(
                key, entity.label(), catalogue.find(key).orElse(null), origin(entity.from(), entity.label()), 1);
        thing.aliases.add(key(entity.labelPlural()));
        thing.aliases.add(entity.name().replace('_', ' '));
        thing.name = entity.name();
        thing.pluralName = entity.plural();
        thing.pluralLabel = entity.labelPlural();
        thing.unique.addAll(entity.unique());
        return thing;
    }

    private Attribute attribute(Field field) {
        var words = tokens(field.label()).stream()
                .filter(Token::wordy)
                .map(Attributes::base)
                .toList();
        var result = new Attribute(
                Attributes.key(field.label()),
                field.label(),
                words,
                field.type(),
                field.values().stream().map(EnumValue::label).toList(),
                origin(field.from(), field.label()),
                1);
        result.name = field.name();
        result.required = field.required();
        result.unique = field.unique();
        result.min = field.min();
        result.max = field.max();
        result.defaultValue = field.defaultValue();
        result.expr = field.expr();
        result.result = field.result();
        return result;
    }

    private static Tie tie(Relation relation, Thing to) {
        var result = new Tie(
                to, relation.label(), relation.many(), relation.required(), origin(relation.from(), relation.label()));
        result.name = relation.name();
        result.reverse = relation.reverse();
        return result;
    }

    private static Origin origin(@Nullable Origin from, String label) {
        return from == null ? Origin.byDefault(label) : from;
    }

    private String key(String label) {
        return nouns.at(tokens(label), 0)
                .map(n -> n.key())
                .orElse(label.toLowerCase(language == Language.DE ? Locale.GERMAN : Locale.ROOT));
    }

    private List<Token> tokens(String label) {
        return reader.read(label).getFirst().tokens();
    }
}
