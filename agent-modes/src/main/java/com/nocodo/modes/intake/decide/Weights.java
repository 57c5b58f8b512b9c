package com.nocodo.modes.intake.decide;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.structure.Item;
import com.nocodo.modes.intake.structure.Noun;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds up what speaks for and against each noun's being an entity.
final class Weights {
    /// From here on a noun is an entity.
    static final double ENOUGH = 0.6;

    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final Catalogue catalogue;
    private final FieldTypes types;
    private final Set<String> noise;
    /// Roles that have something of their own, so that a record must say whose it is.
    private final Set<String> owners = new HashSet<>();

    /// Everything said of one noun.
    static final class Case {
        final Noun first;
        final Set<String> aliases = new HashSet<>();

        @Nullable
        String plural;

        double strong;
        double mentions;
        double against;
        boolean has;
        boolean item;
        boolean linked;
        boolean role;
        boolean inventory;

        Case(Noun first) {
            this.first = first;
            aliases.add(first.key());
        }

        double total() {
            double said = strong + Math.min(0.6, mentions);
            return (has || linked || inventory ? said : Math.min(0.55, said)) - against;
        }
    }

    Weights(Catalogue catalogue, FieldTypes types, Set<String> noise) {
        this.catalogue = catalogue;
        this.types = types;
        this.noise = noise;
    }

    Map<String, Case> of(List<Claim> claims, List<Noun> roleNouns, Set<String> ownRoles) {
        owners.addAll(ownRoles);
        claims.forEach(this::claim);
        roleNouns.forEach(n -> of(n).role = true);
        cases.values().forEach(c -> c.role |= roleNouns.stream().anyMatch(n -> Draft.headOf(c.first.key(), n.key())));
        cases.values().forEach(this::background);
        merge();
        return cases;
    }

    private Case of(Noun noun) {
        return cases.computeIfAbsent(noun.key(), _ -> new Case(noun));
    }

    private void claim(Claim claim) {
        switch (claim) {
            case Claim.Has has -> {
                has.subjects().forEach(n -> {
                    of(n).strong += has.items().size() > 1 ? 0.8 : plainly(n, has.items()) ? 0.6 : 0.45;
                    of(n).has = true;
                });
                has.items().forEach(i -> {
                    var noun = i.noun();
                    if (noun != null) {
                        of(noun).item = true;
                    }
                });
            }
            case Claim.Link link -> {
                of(link.from()).strong += 0.5 * link.weight();
                of(link.to()).strong += 0.3 * link.weight();
                of(link.from()).linked = true;
                of(link.to()).linked = true;
            }
            case Claim.Children children -> {
                of(children.parent()).strong += 0.4;
                of(children.child()).strong += 0.7;
                of(children.parent()).linked = true;
                of(children.child()).linked = true;
            }
            case Claim.Many many -> {
                of(many.from()).strong += 0.2;
                of(many.to()).strong += 0.3;
                of(many.from()).linked = true;
                of(many.to()).linked = true;
            }
            case Claim.Deed deed -> {
                of(deed.who()).mentions += 0.05;
                of(deed.what()).mentions += 0.1;
            }
            case Claim.OneOf oneOf -> of(oneOf.subject()).strong += 0.3;
            case Claim.Passes passes -> {
                if (passes.subject()) {
                    of(passes.about().getFirst()).strong += 0.3;
                }
            }
            case Claim.Self self -> of(self.noun()).against += 1.2;
            case Claim.Mention mention -> {
                var noun = mention.noun();
                of(noun).mentions += mention.weight();
                of(noun).inventory |= mention.weight() >= 0.4;
            }
            case Claim.Access _, Claim.Wanted _, Claim.Limit _ -> {}
        }
    }

    /// `Harps have a name`: of all of them, and it is a field.
    private boolean plainly(Noun noun, List<Item> items) {
        return (noun.plural() || noun.each())
                && !items.isEmpty()
                && types.find(items.getFirst().label()).isPresent();
    }

    private void background(Case c) {
        var key = c.first.key();
        var concept = catalogue.find(key);
        if (concept.isPresent()) {
            c.strong += concept.get().role() ? 0 : 0.25;
        }
        var type = types.exact(key);
        if (type.isPresent() && !(concept.isPresent() && c.has)) {
            c.against += c.has ? 0.2 : 0.8;
        }
        if (noise.contains(key)) {
            c.against += 1.5;
        }
        if (c.item && !c.has && !c.linked) {
            c.against += 0.25;
        }
        if (c.role && !c.has && !c.linked && !(c.item && owners.contains(c.first.key()))) {
            c.against += 1;
        } else if (c.role && c.item && !c.has && owners.contains(c.first.key())) {
            c.strong += 0.7;
            c.inventory = true;
        }
    }

    /// A shorter word for a compound, with nothing of its own said of it, is the compound.
    private void merge() {
        for (var key : List.copyOf(cases.keySet())) {
            var small = cases.get(key);
            var longer = cases.values().stream()
                    .filter(c -> Draft.headOf(c.first.key(), key) && (c.has || c.total() >= ENOUGH))
                    .toList();
            var big = longer.size() == 1 ? longer.getFirst() : null;
            boolean part = small != null && small.has && big != null && !big.has && big.item && !catalogued(small);
            if (small != null && big != null && (!small.has || part)) {
                big.has |= part;
                big.strong += part ? small.strong : small.linked ? 0.3 : 0;
                big.mentions += small.mentions;
                big.aliases.add(key);
                cases.remove(key);
            }
        }
        mergeSynonyms();
    }

    /// A word that means something of its own, as `customer` does beside `order customer`; `line` and `item` do not.
    private boolean catalogued(Case c) {
        return catalogue
                .find(c.first.key())
                .filter(k -> k.archetype() != com.nocodo.modes.intake.catalogue.Archetype.LINE)
                .isPresent();
    }

    /// Of two words for one concept, the one without fields of its own means the other.
    private void mergeSynonyms() {
        var byConcept = new HashMap<String, Case>();
        cases.values().stream()
                .filter(c -> c.has)
                .forEach(c -> catalogue.find(c.first.key()).ifPresent(k -> byConcept.putIfAbsent(k.id(), c)));
        for (var key : List.copyOf(cases.keySet())) {
            var c = cases.get(key);
            var concept = catalogue.find(key);
            if (c == null || c.has || c.role || concept.isEmpty()) {
                continue;
            }
            var other = byConcept.get(concept.get().id());
            if (other != null
                    && other != c
                    && !other.first.key().equals(key)
                    && concept.get().person()
                    && !c.linked) {
                other.aliases.addAll(c.aliases);
                cases.remove(key);
            }
        }
    }
}
