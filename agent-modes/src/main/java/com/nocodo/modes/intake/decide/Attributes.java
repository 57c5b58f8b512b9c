package com.nocodo.modes.intake.decide;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.rules.Numbers;
import com.nocodo.modes.intake.structure.Course;
import com.nocodo.modes.intake.structure.Item;
import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes a field of a list item: its type from what is said, then from the noun; its bounds from the side remark.
public final class Attributes {
    private final FieldTypes types;

    public Attributes(FieldTypes types) {
        this.types = types;
    }

    public Attribute of(Item item) {
        var words =
                item.words().stream().filter(Token::wordy).map(Attributes::base).toList();
        var guess = type(item);
        var from = Origin.words(item.label(), item.start(), item.end());
        var values = guess.type() == FieldType.ENUM ? item.values() : List.<String>of();
        var label = label(item);
        var result = new Attribute(key(label), label, words, guess.type(), values, from, guess.sure());
        note(item.note(), result);
        if (item.values().size() > 1 && guess.type() == FieldType.INTEGER) {
            var numbers = item.values().stream()
                    .flatMap(v -> Numbers.word(v).stream())
                    .sorted()
                    .toList();
            result.min = numbers.getFirst();
            result.max = numbers.getLast();
        }
        boolean passed = !item.values().isEmpty() && item.note().stream().anyMatch(t -> t.is(BECOME));
        result.course = passed ? Course.straight(item.values()) : null;
        return result;
    }

    static String key(String label) {
        return com.nocodo.modes.spec.Names.identifier(label);
    }

    static String base(Token token) {
        return token.lemma().isEmpty() || token.pos().equals("PUNCT")
                ? token.lower()
                : token.lemma().replaceAll("\\+.*", "");
    }

    /// The label: the words, an oblique `Namen` put right by its base form.
    private static String label(Item item) {
        var parts = new ArrayList<String>();
        for (var word : item.words()) {
            boolean oblique = word.nounish()
                    && word.lower().equals(base(word) + "n")
                    && word.text().equals("Namen");
            parts.add(oblique ? word.text().substring(0, word.text().length() - 1) : word.text());
        }
        var label = parts.isEmpty() ? item.label() : String.join(" ", parts).replace(" 's", "'s");
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    private record Guess(FieldType type, double sure) {}

    private Guess type(Item item) {
        if (item.values().size() > 1) {
            return new Guess(numbers(item.values()) ? FieldType.INTEGER : FieldType.ENUM, 1);
        }
        if (item.yesNo()) {
            return new Guess(FieldType.BOOLEAN, 1);
        }
        var words = item.words();
        if (!words.isEmpty() && words.getFirst().is(WHAT)) {
            return new Guess(FieldType.TEXT, 0.7);
        }
        if (item.label().matches(".+ (on|am)")) {
            return new Guess(FieldType.DATE, 0.9);
        }
        if (item.label().matches("(Number of|Anzahl) .+") && words.stream().noneMatch(t -> t.is(NUMBER_OF))) {
            return new Guess(FieldType.INTEGER, 1);
        }
        var dated = words.isEmpty() ? Optional.<FieldType>empty() : dated(words);
        if (dated.isPresent()) {
            return new Guess(dated.get(), 0.9);
        }
        boolean one = words.size() > 1
                && words.getFirst().is(NUMBER_OF)
                && words.getFirst().lower().startsWith("n")
                && words.getLast().nounish()
                && words.getLast().lower().equals(words.getLast().lemma());
        if (!one && !words.isEmpty() && words.getFirst().is(NUMBER_OF)) {
            var counted = types.exact(words.getLast().lower()).filter(t -> t == FieldType.DECIMAL);
            return counted.isPresent() && words.getLast().is(HOUR)
                    ? new Guess(FieldType.DECIMAL, 0.9)
                    : new Guess(FieldType.INTEGER, 1);
        }
        if (!one
                && words.stream().anyMatch(t -> t.any(NUMBER_OF, AT_MOST, AT_LEAST))
                && words.stream()
                        .noneMatch(t -> types.find(t.lower())
                                .filter(x -> x == FieldType.MONEY || x == FieldType.DECIMAL || x.temporal())
                                .isPresent())) {
            return new Guess(FieldType.INTEGER, 1);
        }
        var unit = unit(item.note());
        if (unit.isPresent()) {
            return new Guess(unit.get(), 1);
        }
        var noted = noted(item.note());
        if (noted.isPresent()) {
            return new Guess(noted.get(), 1);
        }
        return types.exact(item.label().toLowerCase(Locale.ROOT))
                .or(() -> lastTime(words))
                .or(() -> words.stream().anyMatch(t -> t.is(IN))
                        ? types.find(item.label()).filter(t -> t == FieldType.INTEGER)
                        : Optional.empty())
                .or(() -> types.find(head(words)))
                .or(() -> types.find(item.label()))
                .or(() -> described(words))
                .map(t -> new Guess(t, 0.8))
                .or(() -> participle(words).map(t -> new Guess(t, 0.6)))
                .orElse(new Guess(FieldType.TEXT, 0.4));
    }

    /// `one, two or three`: numbers, not names of kinds.
    private static boolean numbers(List<String> values) {
        return values.stream()
                .allMatch(v -> v.matches("\\d{1,3}") || Numbers.word(v).isPresent());
    }

    /// `begins (time)`, `grade (as a number)`: the remark names the type.
    private Optional<FieldType> noted(List<Token> note) {
        boolean plain = note.stream().allMatch(t -> t.wordy() || t.sign("()"));
        var text = note.stream()
                .filter(t -> plain && t.wordy() && !t.any(SOME, THE))
                .map(Token::lower)
                .collect(Collectors.joining(" "));
        return text.matches("(as |als )?(whole |ganze )?(number|figure|zahl)")
                ? Optional.of(FieldType.INTEGER)
                : types.exact(text).filter(t -> t.temporal() || t.numeric());
    }

    /// `last check`, `nächste Prüfung`: the day of it, unless it is called what is measured or written.
    private Optional<FieldType> lastTime(List<Token> words) {
        boolean said = words.size() > 1
                && words.size() <= 4
                && words.getFirst().any(LAST, NEXT)
                && words.getFirst().wordy()
                && words.getLast().nounish();
        return said
                        && types.find(words.getLast().lower())
                                .filter(t -> !t.temporal())
                                .isEmpty()
                ? Optional.of(FieldType.DATE)
                : Optional.empty();
    }

    /// `minutes planned`, `Sphäre links`: the noun stands first, what follows only tells it apart.
    private Optional<FieldType> described(List<Token> words) {
        if (words.size() < 2) {
            return Optional.empty();
        }
        boolean apart = words.stream()
                .skip(1)
                .allMatch(t -> t.pos().matches("VERB|ADJ|ADV")
                        && !t.any(WHAT, WHICH, WHO, WHEN, WHERE, BE, HAVE, CAN, MUST, NOT));
        var first = words.getFirst().lower();
        return types.exact(first)
                .filter(FieldType::temporal)
                .or(() -> apart ? types.find(first).filter(FieldType::numeric) : Optional.empty());
    }

    private static Optional<FieldType> dated(List<Token> words) {
        return words.size() > 1 && words.getLast().any(ON, UNTIL, SINCE, FROM)
                ? Optional.of(FieldType.DATE)
                : words.size() > 1 && words.getLast().lower().matches("um|at")
                        ? Optional.of(words.getLast().lower().equals("at") ? FieldType.DATETIME : FieldType.TIME)
                        : Optional.empty();
    }

    /// `price per day` is headed by price, `Name des Arztes` by Name.
    private static String head(List<Token> words) {
        var result = new ArrayList<String>();
        for (var word : words) {
            if (!result.isEmpty()
                    && (word.any(OF, PER, FOR, IN, ON, FROM, TO, BY, WITH)
                            || word.pos().equals("ADP"))) {
                break;
            }
            result.add(word.lower());
        }
        boolean article = words.size() == 2
                && words.get(0).nounish()
                && words.get(1).nounish()
                && words.get(1).start() - words.get(0).end() > 1
                && words.get(1).text().matches("\\p{Lu}.*");
        boolean genitive = article
                || words.size() == 2
                        && words.get(1).nounish()
                        && words.get(1).lower().endsWith("s")
                        && words.get(1).text().matches("\\p{Lu}.*")
                        && words.get(0).text().matches("\\p{Lu}.*");
        return genitive ? base(words.getFirst()) : String.join(" ", result);
    }

    private static Optional<FieldType> participle(List<Token> words) {
        boolean state = !words.isEmpty()
                && words.stream().noneMatch(t -> t.is(WHAT))
                && words.stream()
                        .allMatch(w -> w.pos().equals("VERB")
                                || w.pos().equals("ADJ")
                                || w.pos().equals("ADP")
                                || w.pos().equals("ADV"))
                && !words.getFirst().pos().equals("ADP");
        return state ? Optional.of(FieldType.BOOLEAN) : Optional.empty();
    }

    private static Optional<FieldType> unit(List<Token> note) {
        for (var token : note) {
            var word = token.lower();
            if (word.matches("percent|prozent|%")) {
                return Optional.of(FieldType.PERCENT);
            }
            if (word.matches(
                    "kg|kilo|kilos|kilograms|g|gram|grams|gramm|cm|mm|m|km|m2|qm|litres|liters|liter|l|ml|ha|meters|metres|meter|quadratmeter|tonnes")) {
                return Optional.of(FieldType.DECIMAL);
            }
            if (token.any(HOUR)) {
                return Optional.of(FieldType.DECIMAL);
            }
            if (token.any(MINUTE) || word.matches("seconds|sekunden|minutes|minuten")) {
                return Optional.of(FieldType.INTEGER);
            }
            if (word.matches("euro|eur|€|\\$|dollars|pounds|£")) {
                return Optional.of(FieldType.MONEY);
            }
        }
        return note.stream().anyMatch(t -> t.is(FROM))
                        && note.stream().filter(Token::number).count() == 2
                ? Optional.of(FieldType.INTEGER)
                : Optional.empty();
    }

    /// Reads `unique`, `required`, `from 1 to 5`, `at most 10` of a side remark.
    static void note(List<Token> note, Attribute attribute) {
        attribute.unique |= note.stream().anyMatch(t -> t.is(UNIQUE));
        attribute.required |=
                note.stream().anyMatch(t -> t.is(REQUIRED)) && note.stream().noneMatch(t -> t.is(OPTIONAL));
        if (!attribute.type.numeric()) {
            return;
        }
        var numbers = note.stream()
                .filter(t -> Character.isDigit(t.text().charAt(0)))
                .map(Attributes::number)
                .flatMap(Optional::stream)
                .toList();
        if (numbers.size() == 2 && has(note, FROM, BETWEEN)) {
            attribute.min = numbers.get(0).min(numbers.get(1));
            attribute.max = numbers.get(0).max(numbers.get(1));
        } else if (numbers.size() == 1 && has(note, AT_LEAST)) {
            attribute.min = numbers.getFirst();
        } else if (numbers.size() == 1 && has(note, AT_MOST)) {
            attribute.max = numbers.getFirst();
        }
    }

    private static boolean has(List<Token> tokens, Mark... marks) {
        return tokens.stream().anyMatch(t -> t.any(marks));
    }

    /// A plain number that a token writes.
    static Optional<BigDecimal> number(Token token) {
        var text = token.text().replace(",", ".");
        return text.matches("\\d{1,12}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
