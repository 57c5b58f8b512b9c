package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Lookup.Spot;
import com.nocodo.modes.intake.decide.Naming;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.rules.Formula.Worked;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `The amount is hours times rate`, `the total is the sum over its lines`, `the sum is worked out by itself`.
final class Calculations {
    private Calculations() {}

    static boolean read(Saying saying) {
        if (!works(saying) || RuleReader.forbids(saying.clause())) {
            return false;
        }
        var clause = saying.clause();
        int split = split(saying);
        int operator = clause.find(0, TIMES, PLUS, MINUS);
        boolean resultLast = split > 0
                && operator >= 0
                && operator < split
                && !clause.get(split).sign("=:");
        var pieces = resultLast ? Piece.of(saying, 0, split) : Piece.of(saying, split + 1, clause.size());
        var name = resultLast ? saying.between(split, clause.size()) : saying.between(0, Math.max(split, 0));
        int end = Math.max(split, 0);
        var words = resultLast
                ? clause.tokens().subList(split + 1, clause.size())
                : clause.tokens().subList(0, Math.min(end + 1, clause.size()));
        for (var home : homes(saying, name, mentioned(saying, words), pieces)) {
            var target = target(saying, name, home);
            var worked = Formula.read(
                    saying.lookup().draft(),
                    pieces,
                    home,
                    target.map(a -> a.name).orElse(null));
            if (worked.isPresent()) {
                put(saying, home, target, words, worked.get());
                return true;
            }
        }
        return byItself(saying);
    }

    private static boolean works(Saying saying) {
        return saying.has(TIMES, SUM, CALCULATE, AUTOMATIC, PLUS, MINUS)
                || saying.clause().tokens().stream().anyMatch(t -> t.lower().matches("%|percent|prozent|half|hälfte"));
    }

    /// Where the name of the result ends: at an equals sign, a colon, or the verb.
    private static int split(Saying saying) {
        var clause = saying.clause();
        for (int i = 1; i < clause.size(); i++) {
            if (clause.get(i).sign("=:")) {
                return i;
            }
        }
        int depth = 0;
        for (int i = 1; i < clause.size(); i++) {
            var t = clause.get(i);
            depth += t.sign("(") ? 1 : t.sign(")") ? -1 : 0;
            boolean pays = t.lower()
                            .matches(
                                    "pays?|costs?|charges?|zahlt|zahlen|bezahlt|kostet|kosten|beträgt|betragen|gives|makes")
                    && (t.pos().equals("VERB")
                            || clause.get(i - 1).nounish()
                                    && !clause.get(i - 1).pos().equals("ADJ"));
            if (depth == 0 && (t.any(BE, SHOULD, CALCULATE) || pays && !laterBe(saying, i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean laterBe(Saying saying, int at) {
        return saying.clause().find(at + 1, BE, CALCULATE) > 0;
    }

    /// The records that the result may be of, likeliest first: with the field named, named itself, spoken of before.
    private static Set<Thing> homes(Saying saying, List<Spot> name, List<Thing> named, List<Piece> pieces) {
        var result = new LinkedHashSet<Thing>();
        var topic = saying.topic();
        var fields = name.stream()
                .flatMap(s -> s.attributes().stream())
                .map(Owned::thing)
                .toList();
        boolean added = saying.has(SUM, EACH, SEVERAL) || pieces.contains(new Piece.Sign('('));
        if (!added) {
            named.stream().filter(t -> owned(pieces, t) > 0).forEach(result::add);
        }
        named.stream().filter(fields::contains).forEach(result::add);
        if (topic != null && fields.contains(topic)) {
            result.add(topic);
        }
        result.addAll(fields);
        if (added) {
            result.addAll(named);
        }
        if (topic != null && (added || owned(pieces, topic) > 0)) {
            result.add(topic);
        }
        saying.lookup().draft().things.stream()
                .sorted(Comparator.comparingInt(t -> -owned(pieces, t)))
                .filter(t -> owned(pieces, t) > 0)
                .forEach(result::add);
        result.addAll(named);
        if (topic != null) {
            result.add(topic);
        }
        if (added) {
            result.removeIf(t -> !named.contains(t) && pieces.contains(new Piece.Each(t)));
        }
        return result;
    }

    private static int owned(List<Piece> pieces, Thing thing) {
        int count = 0;
        for (var piece : pieces) {
            boolean own = piece instanceof Piece.Value(var choices)
                    && choices.stream().anyMatch(o -> o.thing() == thing);
            boolean lasts = piece instanceof Piece.Span && Period.of(thing).isPresent();
            count += own ? 2 : lasts ? 1 : 0;
        }
        return count;
    }

    /// The field that is named as the result: by its whole name, or by a part that nothing else narrows.
    private static Optional<Attribute> target(Saying saying, List<Spot> name, Thing home) {
        for (var spot : name) {
            boolean alone =
                    spot.from() == 0 || !saying.clause().get(spot.from() - 1).nounish();
            var field = spot.attributeOf(home).map(Owned::attribute);
            boolean named = field.filter(a -> a.words.size() <= spot.to() - spot.from() || alone && a.type.numeric())
                    .isPresent();
            boolean fits = field.filter(a -> !a.type.temporal() && a.values.isEmpty() && a.type != FieldType.LONG_TEXT)
                    .isPresent();
            boolean question = field.filter(a -> a.key.matches("what|was|how_much|wie_?viel"))
                    .isPresent();
            if (question) {
                home.attributes.remove(field.get());
            } else if (named && fits && (spot.thing() == null || spot.to() - spot.from() > 1)) {
                return field;
            }
        }
        return Optional.empty();
    }

    /// The things that words name, alone or as the first part of a name: `job amount`.
    private static List<Thing> mentioned(Saying saying, List<Token> words) {
        return words.stream()
                .filter(Token::nounish)
                .flatMap(t -> saying.lookup().draft().find(t.lemma()).stream())
                .distinct()
                .toList();
    }

    /// `The total is worked out by itself`: over the lines of what is spoken of.
    private static boolean byItself(Saying saying) {
        if (!saying.has(AUTOMATIC, CALCULATE) || saying.has(TIMES, PLUS, MINUS, DAY, NIGHT)) {
            return false;
        }
        int wish = saying.find(AUTOMATIC, CALCULATE);
        boolean amount = saying.has(CALCULATE, SUM)
                || saying.between(0, wish).stream()
                        .anyMatch(s -> saying.field(s, a -> a.type.numeric()).isPresent());
        if (!amount) {
            return false;
        }
        var topic = saying.topic();
        var candidates = new LinkedHashSet<Thing>(saying.things());
        candidates.addAll(mentioned(saying, saying.clause().tokens()));
        saying.spots().stream()
                .flatMap(s -> saying.field(s, a -> a.type.numeric()).stream())
                .map(Owned::thing)
                .forEach(candidates::add);
        if (topic != null) {
            candidates.add(topic);
            topic.ties.forEach(t -> candidates.add(t.to));
        }
        candidates.addAll(saying.lookup().draft().things);
        for (var top : candidates) {
            var line = Lines.of(saying, top);
            if (line != null) {
                var sum = Lines.sum(line, top).orElseThrow();
                put(
                        saying,
                        top,
                        target(saying, saying.between(0, wish), top).filter(a -> a.type.numeric()),
                        saying.clause().tokens(),
                        new Worked(sum, true, List.of()));
                return true;
            }
        }
        return false;
    }

    /// Makes the field that is named a computed one, or adds it.
    private static void put(Saying saying, Thing owner, Optional<Attribute> known, List<Token> words, Worked worked) {
        var attribute = known.orElseGet(() -> added(saying, owner, words));
        worked.more().forEach(label -> {
            if (owner.attribute(Names.identifier(label)).isEmpty()) {
                add(saying, owner, label, FieldType.MONEY);
            }
        });
        attribute.expr = worked.expr();
        attribute.result = worked.money() ? FieldType.MONEY : FieldType.DECIMAL;
    }

    private static Attribute added(Saying saying, Thing owner, List<Token> words) {
        var label = label(words, owner);
        return owner.attribute(Names.identifier(label)).orElseGet(() -> add(saying, owner, label, FieldType.DECIMAL));
    }

    private static Attribute add(Saying saying, Thing owner, String label, FieldType type) {
        var attribute = new Attribute(
                Names.identifier(label),
                label,
                List.of(label.toLowerCase(Locale.ROOT).split(" ")),
                type,
                List.of(),
                saying.origin(),
                1);
        owner.attributes.add(attribute);
        Naming.name(owner, attribute);
        return attribute;
    }

    private static String label(List<Token> words, Thing owner) {
        var nouns = words.stream()
                .takeWhile(t -> !t.any(OF, BE, CALCULATE, SHOULD) && !t.sign("=:"))
                .filter(t -> t.nounish()
                        && (t.marks().isEmpty() || t.is(SUM))
                        && !owner.label.equalsIgnoreCase(t.text())
                        && !owner.aliases.contains(t.lemma()))
                .map(t -> t.is(SUM) ? sum(t) : t.text())
                .toList();
        boolean verb = nouns.size() == 1 && nouns.getFirst().matches("costs?|charges?");
        boolean pays = words.stream().anyMatch(t -> t.lower().matches("pays?|zahlt|zahlen|bezahlt"));
        boolean german = words.stream().anyMatch(t -> t.lower().matches("der|die|das|was|wird|soll|muss|ist|sind"));
        if (!nouns.isEmpty() && !pays && !verb) {
            return Names.capital(String.join(" ", nouns));
        }
        return pays ? german ? "Zu zahlen" : "To pay" : german ? "Summe" : "Total";
    }

    private static @Nullable String sum(Token token) {
        var first = token.text().split(" ")[0];
        return first.equalsIgnoreCase("the") ? "Sum" : first;
    }
}
