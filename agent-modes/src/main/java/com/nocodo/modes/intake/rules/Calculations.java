package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Naming;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `The amount is hours times rate`, `the total is the sum over its lines`, `the sum is worked out by itself`.
final class Calculations {
    private static final String QUANTITY =
            ".*(quantity|qty|menge|anzahl|stueckzahl|pieces|number_of|hours|stunden|amount_of).*";
    private static final String PRICE = ".*(price|preis|rate|cost|kosten|satz|fee|gebuehr|lohn|amount|betrag).*";

    private Calculations() {}

    /// A factor or a summand: how it is written, its type, and on whose record.
    private record Operand(String expr, FieldType type, Thing owner, boolean money) {}

    static boolean read(Saying saying) {
        if (!saying.has(TIMES, SUM, CALCULATE, AUTOMATIC) || RuleReader.forbids(saying.clause())) {
            return false;
        }
        int split = split(saying);
        var times = saying.find(TIMES);
        if (times > split && times > 0) {
            return product(saying, split, times);
        }
        int sum = saying.clause().find(split + 1, SUM);
        if (sum > split && split >= 0 && sumOf(saying, split, sum)) {
            return true;
        }
        return byItself(saying);
    }

    /// Where the name of the result ends: at the verb, or an equals sign.
    private static int split(Saying saying) {
        for (int i = 1; i < saying.clause().size(); i++) {
            var t = saying.clause().get(i);
            if (t.any(BE, SHOULD, CALCULATE) || t.sign("=")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean product(Saying saying, int split, int times) {
        boolean spanned = times > 0 && saying.clause().get(times - 1).any(DAY, NIGHT);
        var before = spanned ? List.<com.nocodo.modes.intake.decide.Lookup.Spot>of() : saying.between(split + 1, times);
        var after = saying.between(times + 1, saying.clause().size());
        var owner = owner(saying, split);
        if (after.isEmpty() || (before.isEmpty() && !unit(saying, split, times))) {
            return false;
        }
        var right = after.stream()
                .flatMap(s -> saying.field(s, a -> a.valueType().numeric()).stream())
                .findFirst();
        if (right.isEmpty()) {
            return false;
        }
        var left = before.stream()
                .flatMap(s -> saying.field(s, a -> a.valueType().numeric()).stream())
                .reduce((_, b) -> b);
        var child = child(saying, owner, left, right.get());
        var stay = left.isEmpty() ? stay(saying, right.get().thing()) : null;
        var home = child != null
                ? child
                : stay != null
                        ? stay
                        : owner != null
                                ? owner
                                : left.map(Owned::thing).orElse(right.get().thing());
        var factor = left.flatMap(o -> operand(home, nearest(home, o, saying, before)))
                .or(() -> span(home, saying, split, times));
        var price = operand(home, nearest(home, right.get(), saying, after));
        if (factor.isEmpty() || price.isEmpty()) {
            return false;
        }
        var third = further(saying, times, home);
        var expr = "%s * %s%s".formatted(factor.get().expr(), price.get().expr(), third);
        boolean money = factor.get().money() || price.get().money();
        if (child != null && owner != null) {
            var tie = child.tieTo(owner).orElseThrow();
            return put(saying, owner, split, "sum(%s.(%s))".formatted(tie.reverse, expr), money);
        }
        return put(saying, home, split, expr, money);
    }

    /// The record with a period that is for the thing with the price.
    private static @Nullable Thing stay(Saying saying, Thing priced) {
        var holders = saying.lookup().draft().holders(priced).stream()
                .filter(h -> h.tieTo(priced).isPresent() && Period.of(h).isPresent())
                .toList();
        var topic = saying.topic();
        return topic != null && holders.contains(topic)
                ? topic
                : holders.stream().findFirst().orElse(null);
    }

    /// Of fields with like names, the one that the home record has itself or reaches by one link.
    private static Owned nearest(
            Thing home, Owned said, Saying saying, List<com.nocodo.modes.intake.decide.Lookup.Spot> spots) {
        if (said.thing() == home || home.tieTo(said.thing()).isPresent()) {
            return said;
        }
        return spots.stream()
                .flatMap(s -> s.attributes().stream())
                .filter(o -> o.attribute().valueType().numeric()
                        && (o.thing() == home || home.tieTo(o.thing()).isPresent()))
                .findFirst()
                .orElse(said);
    }

    /// Factors behind the second: `quantity times price times days`.
    private static String further(Saying saying, int times, Thing home) {
        int next = saying.clause().find(times + 1, TIMES);
        if (next < 0) {
            return "";
        }
        return saying.between(next + 1, saying.clause().size()).stream()
                .flatMap(s -> s.attributes().stream())
                .filter(o -> o.attribute().valueType().numeric()
                        && (o.thing() == home || home.tieTo(o.thing()).isPresent()))
                .findFirst()
                .map(o -> " * " + o.path(home))
                .orElse("");
    }

    private static Optional<Operand> operand(Thing home, Owned field) {
        if (field.thing() != home && home.tieTo(field.thing()).isEmpty()) {
            return Optional.empty();
        }
        var type = field.attribute().valueType();
        return Optional.of(new Operand(field.path(home), type, home, type == FieldType.MONEY));
    }

    private static boolean unit(Saying saying, int from, int to) {
        return saying.clause().tokens().subList(from + 1, to).stream().anyMatch(t -> t.any(DAY, NIGHT, HOUR));
    }

    /// `the days`, `den Nächten`: as long as the record's own period.
    private static Optional<Operand> span(Thing home, Saying saying, int from, int to) {
        if (!unit(saying, from, to)) {
            return Optional.empty();
        }
        boolean hours = saying.clause().tokens().subList(from + 1, to).stream().anyMatch(t -> t.is(HOUR));
        return Period.of(home)
                .filter(p -> hours || p.start().type != FieldType.TIME)
                .map(p -> new Operand(
                        "%s(%s, %s)".formatted(hours ? "hours" : "days", p.start().name, p.end().name),
                        FieldType.INTEGER,
                        home,
                        false));
    }

    /// The thing that the result belongs to, if the words before the verb say.
    private static @Nullable Thing owner(Saying saying, int split) {
        var named = saying.between(0, Math.max(split, 0)).stream()
                .map(s -> s.thing())
                .filter(t -> t != null)
                .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        var target = saying.between(0, Math.max(split, 0)).stream()
                .flatMap(s -> saying.field(s).stream())
                .findFirst();
        return target.map(Owned::thing).orElse(null);
    }

    /// The line of the owner that the operands are fields of, when a sum is meant.
    private static @Nullable Thing child(Saying saying, @Nullable Thing owner, Optional<Owned> left, Owned right) {
        var top = owner == null ? saying.topic() : owner;
        if (top == null) {
            return null;
        }
        var named = saying.things().stream()
                .filter(t -> t != top && t.tieTo(top).isPresent())
                .findFirst();
        var byLeft = left.map(Owned::thing).filter(t -> t != top && t.tieTo(top).isPresent());
        boolean own = right.thing() == top && left.filter(l -> l.thing() != top).isEmpty();
        return own ? null : named.or(() -> byLeft).orElse(null);
    }

    private static boolean sumOf(Saying saying, int split, int sum) {
        var owner = owner(saying, split);
        for (var spot : saying.between(sum, saying.clause().size())) {
            for (var field : spot.attributes()) {
                var line = field.thing();
                var top = owner != null && owner != line
                        ? owner
                        : saying.things().stream()
                                .filter(t -> line.tieTo(t).isPresent())
                                .findFirst()
                                .orElse(saying.topic());
                if (field.attribute().valueType().numeric()
                        && top != null
                        && line.tieTo(top).isPresent()) {
                    return put(
                            saying,
                            top,
                            split,
                            "sum(%s.%s)".formatted(line.tieTo(top).orElseThrow().reverse, field.attribute().name),
                            field.attribute().valueType() == FieldType.MONEY);
                }
            }
        }
        return byLines(saying, owner == null ? saying.topic() : owner, split);
    }

    private static boolean byItself(Saying saying) {
        boolean wished = saying.has(AUTOMATIC, CALCULATE);
        var named = saying.things().stream()
                .filter(t -> line(saying, t) != null)
                .findFirst()
                .orElse(null);
        var target = saying.spots().stream()
                .flatMap(s -> saying.field(s, a -> a.type.numeric()).stream())
                .findFirst();
        var top = named != null
                ? named
                : target.map(Owned::thing).filter(t -> line(saying, t) != null).orElse(null);
        var topic = saying.topic();
        if (top == null && topic != null) {
            top = line(saying, topic) != null
                    ? topic
                    : topic.ties.stream()
                            .map(t -> t.to)
                            .filter(t -> line(saying, t) != null)
                            .findFirst()
                            .orElse(null);
        }
        if (top == null) {
            top = saying.lookup().draft().things.stream()
                    .filter(t -> line(saying, t) != null)
                    .findFirst()
                    .orElse(null);
        }
        return wished && byLines(saying, top, saying.clause().size());
    }

    private static boolean byLines(Saying saying, @Nullable Thing top, int split) {
        var line = top == null ? null : line(saying, top);
        if (top == null || line == null) {
            return false;
        }
        var price = priceOf(line).orElseThrow();
        var quantity = line.first(a -> a.type.numeric() && a.type != FieldType.MONEY && a.key.matches(QUANTITY))
                .map(a -> a.name + " * ")
                .orElse("");
        var body = quantity.isEmpty() ? price : "(" + quantity + price + ")";
        return put(saying, top, split, "sum(%s.%s)".formatted(line.tieTo(top).orElseThrow().reverse, body), true);
    }

    /// The thing of which this one has many, each with a price of its own or of what it links to.
    private static @Nullable Thing line(Saying saying, Thing top) {
        return saying.lookup().draft().holders(top).stream()
                .filter(h -> h.tieTo(top).isPresent() && priceOf(h).isPresent())
                .min(java.util.Comparator.comparing(
                        h -> h.archetype() != com.nocodo.modes.intake.catalogue.Archetype.LINE))
                .orElse(null);
    }

    private static Optional<String> priceOf(Thing line) {
        return line.first(a -> a.type == FieldType.MONEY && a.key.matches(PRICE))
                .map(a -> a.name)
                .or(() -> line.ties.stream()
                        .filter(t -> !t.many)
                        .flatMap(t ->
                                t
                                        .to
                                        .first(a -> a.type == FieldType.MONEY && a.key.matches(".*(price|preis).*"))
                                        .stream()
                                        .map(a -> t.name + "." + a.name))
                        .findFirst());
    }

    /// Makes the field that is named before the verb a computed one, or adds it.
    private static boolean put(Saying saying, Thing owner, int split, String expr, boolean money) {
        var result = money ? FieldType.MONEY : FieldType.DECIMAL;
        for (var spot : saying.between(0, split)) {
            var known = spot.attributeOf(owner).filter(o -> o.attribute().type.numeric());
            if (known.isPresent() && !expr.matches(".*\\b" + known.get().attribute().name + "\\b.*")) {
                known.get().attribute().expr = expr;
                known.get().attribute().result = result;
                return true;
            }
        }
        var label = label(
                saying.clause()
                        .tokens()
                        .subList(0, Math.max(0, Math.min(split, saying.clause().size()))),
                owner);
        var attribute = new Attribute(
                Names.identifier(label),
                label,
                List.of(label.toLowerCase(java.util.Locale.ROOT).split(" ")),
                result,
                List.of(),
                saying.origin(),
                1);
        if (owner.attribute(attribute.key).isEmpty()) {
            owner.attributes.add(attribute);
            Naming.name(owner, attribute);
        }
        var target = owner.attribute(attribute.key).orElseThrow();
        target.expr = expr;
        target.result = result;
        return true;
    }

    private static String label(List<Token> before, Thing owner) {
        var nouns = before.stream()
                .takeWhile(t -> !t.is(OF))
                .filter(t -> t.nounish()
                        && t.marks().isEmpty()
                        && !owner.label.equalsIgnoreCase(t.text())
                        && !owner.aliases.contains(t.lemma()))
                .map(Token::text)
                .toList();
        if (nouns.size() > 1) {
            return Names.capital(String.join(" ", nouns));
        }
        for (var token : before) {
            if (token.is(SUM)) {
                return Names.capital(
                        token.text().split(" ")[0].equals("the")
                                ? "Sum"
                                : token.text().split(" ")[0]);
            }
            boolean own = owner.label.equalsIgnoreCase(token.text()) || owner.aliases.contains(token.lemma());
            if (token.nounish() && !own && token.marks().isEmpty()) {
                return Names.capital(token.text());
            }
        }
        return before.stream().anyMatch(t -> t.text().matches(".*[äöüß].*") || t.any(SHOULD)) ? "Summe" : "Total";
    }
}
