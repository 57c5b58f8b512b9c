package com.nocodo.modes.intake.decide;

import com.nocodo.modes.intake.catalogue.Archetype;
import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.structure.Item;
import com.nocodo.modes.intake.structure.Noun;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides over all claims at once: a noun becomes an entity when enough speaks for it, and an item of a list becomes a
/// link
/// where it names an entity, else a field.
public final class Decision {
    private static final Set<String> NOISE = noise();
    private final Catalogue catalogue;
    private final FieldTypes types;
    private final Language language;
    private final Draft draft = new Draft();
    private final Set<String> many = new HashSet<>();

    public Decision(Language language, Catalogue catalogue) {
        this.language = language;
        this.catalogue = catalogue;
        this.types = FieldTypes.of(language);
    }

    public Draft of(List<Claim> claims, List<Noun> roleNouns, Set<String> ownRoles) {
        var cases = new Weights(catalogue, types, NOISE).of(claims, roleNouns, ownRoles);
        entities(cases, claims);
        claims.forEach(this::severalBothWays);
        claims.forEach(this::fields);
        new StatusFields(draft, types, language).of(claims);
        claims.forEach(this::links);
        new Background(draft, catalogue, language).complete(claims);
        return draft;
    }

    /// `a student can be in several groups`: whatever else is said, the link is many to many.
    private void severalBothWays(Claim claim) {
        if (claim instanceof Claim.Many said && said.weight() > 0.85) {
            draft.find(said.from())
                    .ifPresent(from -> draft.find(said.to()).ifPresent(to -> {
                        many.add(from.key + " " + to.key);
                        many.add(to.key + " " + from.key);
                    }));
        }
    }

    private void entities(Map<String, Weights.Case> cases, List<Claim> claims) {
        for (var c : cases.values()) {
            if (c.total() >= Weights.ENOUGH) {
                var first = c.first;
                var concept = catalogue.find(first.key()).orElse(null);
                var from = Origin.words(first.label(), first.start(), first.end());
                var thing = new Thing(first.key(), capital(first.label()), concept, from, c.total());
                thing.aliases.addAll(c.aliases);
                draft.things.add(thing);
            }
        }
    }

    private static String capital(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    private void fields(Claim claim) {
        switch (claim) {
            case Claim.Has has ->
                has.subjects()
                        .forEach(s -> draft.find(s).ifPresent(t -> has.items().forEach(i -> item(t, i, has))));
            case Claim.OneOf oneOf ->
                draft.find(oneOf.subject()).ifPresent(t -> {
                    var label = oneOf.state() ? "Status" : language == Language.DE ? "Art" : "Kind";
                    var from = Origin.words(
                            label, oneOf.clause().start(), oneOf.clause().end());
                    var attribute = new Attribute(
                            Attributes.key(label),
                            label,
                            List.of(label.toLowerCase(Locale.ROOT)),
                            FieldType.ENUM,
                            oneOf.values(),
                            from,
                            0.8);
                    add(t, attribute);
                });
            default -> {}
        }
    }

    private void item(Thing thing, Item item, Claim.Has has) {
        var noun = item.noun();
        boolean itself = noun != null
                && noun.key().equals(thing.key)
                && item.words().size() == 1
                && item.values().isEmpty();
        if (itself) {
            return;
        }
        if (item.label().toLowerCase(Locale.ROOT).matches("who|wer") && onlyParty(thing)) {
            return;
        }
        var target = noun == null || !item.values().isEmpty() || item.yesNo() ? null : named(thing, item, noun);
        if (target == null || noun == null) {
            add(thing, new Attributes(types).of(item));
            return;
        }
        var from = Origin.words(item.label(), item.start(), item.end());
        boolean child = item.several() || (noun.plural() && !noun.definite());
        if (child && many.contains(thing.key + " " + target.key)) {
            if (target.ties.stream().anyMatch(t -> t.to == thing)) {
                return;
            }
            tie(thing, target, item.label(), true, false, from);
        } else if (!child) {
            tie(thing, target, item.label(), false, false, from);
        } else if (shared(target, thing)) {
            tie(thing, target, item.label(), true, false, from);
        } else {
            tie(target, thing, thing.label, false, true, from);
        }
    }

    /// `Loans: who, which tool`: whoever it is, where there is one sort of people only.
    private boolean onlyParty(Thing thing) {
        var people = draft.things.stream()
                .filter(t -> t != thing && t.archetype() == Archetype.PARTY)
                .toList();
        people.stream().filter(_ -> people.size() == 1).forEach(p -> tie(thing, p, p.label, false, false, p.from));
        return people.size() == 1;
    }

    /// The entity that a whole item names, or null: `customer` does, `customer name` does not.
    private @Nullable Thing named(Thing thing, Item item, Noun noun) {
        var found = draft.find(noun).orElse(null);
        int words = (int) item.words().stream()
                .filter(w -> w.wordy() && !w.pos().equals("ADJ"))
                .count();
        boolean apart = noun.start() >= item.start()
                && item.words().stream().noneMatch(w -> w.start() >= noun.start() && w.end() <= noun.end());
        boolean whole = apart || words <= noun.key().split(" ").length;
        boolean exact = found != null && found.aliases.contains(noun.key());
        boolean self = found == thing && !noun.key().equals(thing.key);
        return found != null
                        && whole
                        && !self
                        && (exact || types.exact(noun.key()).isEmpty())
                ? found
                : null;
    }

    /// Many of these go with many of those: people in an event, topics of anything.
    private boolean shared(Thing child, Thing parent) {
        var archetype = child.archetype();
        boolean people = child.person() && parent.archetype() != Archetype.PARTY && parent.archetype() != null;
        boolean own = child.ties.stream().anyMatch(t -> t.to == parent);
        return !own
                && (people || archetype == Archetype.LOOKUP)
                && draft.things.stream()
                        .noneMatch(t ->
                                t.tieTo(child).isPresent() && t.tieTo(parent).isPresent());
    }

    private void links(Claim claim) {
        switch (claim) {
            case Claim.Link link ->
                draft.find(link.from())
                        .ifPresent(from -> draft.find(link.to())
                                .ifPresentOrElse(
                                        to -> tie(from, to, to.label, false, link.required(), origin(claim)),
                                        () -> throughField(from, link)));
            case Claim.Children children ->
                draft.find(children.parent())
                        .ifPresent(parent -> draft.find(children.child())
                                .ifPresent(child -> tie(child, parent, parent.label, false, true, origin(claim))));
            case Claim.Many many ->
                draft.find(many.from())
                        .ifPresent(from -> draft.find(many.to()).ifPresent(to -> {
                            if (to.ties.stream().noneMatch(t -> t.to == from)
                                    && from.ties.stream().noneMatch(t -> t.to == to)) {
                                tie(from, to, many.to().label(), true, false, origin(claim));
                            }
                        }));
            default -> {}
        }
    }

    /// `for each departure a cleaning`: departure is a field of the booking, so the cleaning is for a booking.
    private void throughField(Thing from, Claim.Link link) {
        var owners = draft.things.stream()
                .filter(t -> t != from
                        && t.attribute(Attributes.key(link.to().label())).isPresent())
                .toList();
        if (owners.size() == 1) {
            tie(from, owners.getFirst(), owners.getFirst().label, false, link.required(), origin(link));
        } else if (owners.isEmpty()
                && from.attribute(Attributes.key(link.to().label())).isEmpty()
                && types.exact(link.to().key()).isPresent()) {
            var noun = link.to();
            add(
                    from,
                    new Attribute(
                            Attributes.key(noun.label()),
                            capital(noun.label()),
                            List.of(noun.key().split(" ")),
                            types.exact(noun.key()).orElseThrow(),
                            List.of(),
                            origin(link),
                            0.7));
        }
    }

    private static Origin origin(Claim claim) {
        return Origin.words(
                claim.clause().toString(),
                claim.clause().start(),
                claim.clause().end());
    }

    private static void add(Thing thing, Attribute attribute) {
        var known = thing.attribute(attribute.key);
        if (known.isEmpty()) {
            thing.attributes.add(attribute);
        } else if (known.get().values.isEmpty() && !attribute.values.isEmpty()) {
            thing.attributes.set(thing.attributes.indexOf(known.get()), attribute);
        }
    }

    static void tie(Thing from, Thing to, String label, boolean many, boolean required, Origin origin) {
        for (var known : from.ties) {
            if (known.to == to
                    && known.many == many
                    && (Attributes.key(known.label).equals(Attributes.key(label))
                            || known.label.equals(to.label)
                            || label.equals(to.label))) {
                known.required |= required;
                return;
            }
        }
        if (from.ties.stream().anyMatch(t -> t.to == to && t.many != many)) {
            return;
        }
        from.ties.add(new Tie(to, capital(label), many, required, origin));
    }

    private static Set<String> noise() {
        try (var in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("noise.txt"))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .flatMap(l -> java.util.Arrays.stream(l.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
