package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a list such as `a name, a status (open or done) and whether it is paid` into items.
public final class Items {
    /// Words that stand for the fields in the brackets behind them.
    private static final String SEVERAL_FIELDS =
            "(the |their |its |usual )*(\\p{L}+ )?(details|data|information|info|particulars)|.*(daten|angaben)";

    private final Nouns nouns;
    private final FieldTypes types;
    private final Language language;
    private final ValueLists values;
    private final Asked asked;

    public Items(Nouns nouns, FieldTypes types, Language language) {
        this.values = new ValueLists(types);
        this.asked = new Asked(types, nouns, language);
        this.nouns = nouns;
        this.types = types;
        this.language = language;
    }

    public List<Item> read(List<Token> tokens) {
        var chunks = Chunks.asked(Chunks.joined(
                completed(Hyphens.completed(Chunks.unpacked(Chunks.of(tokens, false)), types), tokens)));
        var result = new ArrayList<Item>();
        for (int i = 0; i < chunks.size(); i++) {
            var chunk = chunks.get(i);
            int colon = Chunks.colon(chunk);
            boolean worked = colon > 0
                    && chunk.subList(colon, chunk.size()).stream().anyMatch(t -> t.any(SUM, TIMES, MINUS, PLUS));
            if (worked) {
                var name = item(chunk.subList(0, colon), List.of(), List.of());
                add(
                        new Item(
                                name.label(),
                                name.words(),
                                name.noun(),
                                List.of(),
                                false,
                                chunk.subList(colon, chunk.size()),
                                List.of(),
                                name.start(),
                                chunk.getLast().end()),
                        result);
            } else {
                var found = colon > 0
                        ? Optional.of(values.after(
                                chunk.subList(0, colon), chunks, i, chunk.subList(colon + 1, chunk.size())))
                        : values.at(chunks, i);
                var single =
                        colon > 0 ? single(unstopped(chunk.subList(colon + 1, chunk.size()))) : Optional.<Noun>empty();
                if (single.isPresent()) {
                    var name = item(chunk.subList(0, colon), List.of(), List.of());
                    add(
                            new Item(
                                    name.label(),
                                    name.words(),
                                    single.get(),
                                    List.of(),
                                    false,
                                    List.of(),
                                    List.of(),
                                    name.start(),
                                    chunk.getLast().end()),
                            result);
                } else if (found.isPresent()) {
                    i = found.get().last();
                    add(valued(found.get(), chunk), result);
                } else if (Remarks.follows(chunk) && !result.isEmpty()) {
                    result.set(result.size() - 1, noted(result.getLast(), chunk));
                } else if (Chunks.comma(chunk) > 0) {
                    add(
                            noted(
                                    whole(chunk.subList(0, Chunks.comma(chunk))),
                                    chunk.subList(Chunks.comma(chunk), chunk.size())),
                            result);
                } else {
                    var item = whole(chunk);
                    boolean several = !item.nested().isEmpty()
                            && item.label().toLowerCase(Locale.ROOT).matches(SEVERAL_FIELDS);
                    (several ? item.nested() : List.of(item)).forEach(one -> add(one, result));
                }
            }
        }
        return result;
    }

    private static List<Token> unstopped(List<Token> tokens) {
        boolean stop = !tokens.isEmpty() && tokens.getLast().sign(".");
        return stop ? tokens.subList(0, tokens.size() - 1) : tokens;
    }

    private Item valued(ValueLists.Found found, List<Token> chunk) {
        var steps = found.values().stream().anyMatch(v -> v.getFirst().is(BECOME))
                || chunk.stream().anyMatch(t -> t.is(BECOME) && !t.wordy());
        var texts = texts(found.values());
        if (found.name().isEmpty()) {
            return new Item(
                    kind(),
                    List.of(),
                    null,
                    texts,
                    false,
                    List.of(),
                    List.of(),
                    chunk.getFirst().start(),
                    chunk.getLast().end());
        }
        boolean manner = found.name().size() == 2 && found.name().getLast().any(WITH, BY, IN, FROM, TO);
        var item = manner
                ? new Item(
                        text(found.name()),
                        found.name(),
                        null,
                        texts,
                        false,
                        List.of(),
                        List.of(),
                        chunk.getFirst().start(),
                        chunk.getLast().end())
                : item(found.name(), texts, List.of());
        return steps ? noted(item, chunk.stream().filter(t -> t.is(BECOME)).toList()) : item;
    }

    private static Item noted(Item item, List<Token> chunk) {
        var note = new ArrayList<>(item.note());
        note.addAll(chunk);
        return new Item(
                item.label(),
                item.words(),
                item.noun(),
                item.values(),
                item.yesNo(),
                note,
                item.nested(),
                item.start(),
                Math.max(item.end(), chunk.getLast().end()));
    }

    private static void add(Item item, List<Item> result) {
        if (!item.label().isBlank()) {
            result.add(item);
        }
    }

    /// `source and target language` → `source language`, `target language`.
    private List<List<Token>> completed(List<List<Token>> chunks, List<Token> tokens) {
        var result = new ArrayList<>(chunks);
        for (int i = 0; i + 1 < result.size(); i++) {
            var bare = result.get(i).stream()
                    .filter(t -> !t.any(SOME, THE, POSSESSIVE))
                    .toList();
            var next = result.get(i + 1).stream()
                    .filter(t -> !t.any(SOME, THE, POSSESSIVE))
                    .toList();
            if (bare.size() == 1
                    && beside(result.get(i), result.get(i + 1), tokens)
                    && next.size() >= 2
                    && result.get(i + 1).size() == next.size()
                    && lacksHead(bare.getFirst(), next.get(0))
                    && types.find(next.get(1).lower()).isPresent()
                    && next.stream().limit(2).allMatch(Token::wordy)) {
                result.set(i, List.of(bare.getFirst(), next.get(1)));
            }
        }
        return result;
    }

    /// Whether nothing but `and` stands between two items.
    private static boolean beside(List<Token> one, List<Token> other, List<Token> tokens) {
        return tokens.stream()
                .filter(t -> t.start() >= one.getLast().end()
                        && t.end() <= other.getFirst().start())
                .allMatch(t -> t.is(AND));
    }

    private boolean lacksHead(Token word, Token other) {
        var type = types.exact(word.lower());
        boolean pair = type.isPresent() && type.equals(types.exact(other.lower())) && type.get() == FieldType.DATETIME;
        return pair
                || (type.isEmpty()
                        && (word.pos().equals("ADJ")
                                || other.pos().equals("ADJ")
                                || word.lower().length() < 7)
                        && word.marks().isEmpty()
                        && language == Language.EN);
    }

    private Item whole(List<Token> chunk) {
        int open = indexOf(chunk, "(");
        int close = lastIndexOf(chunk, ")");
        if (open > 0 && close > open) {
            var inside = chunk.subList(open + 1, close);
            var outside = new ArrayList<>(chunk.subList(0, open));
            outside.addAll(chunk.subList(close + 1, chunk.size()));
            var parts = Chunks.of(inside, true);
            boolean constraint = Remarks.in(inside, parts.size());
            if (parts.size() > 1 && !constraint) {
                var nested = read(inside);
                boolean attribute = !text(outside).toLowerCase(Locale.ROOT).matches(SEVERAL_FIELDS)
                        && types.find(text(outside).toLowerCase(Locale.ROOT)).isPresent();
                boolean fields = !attribute
                        && nested.stream()
                                .anyMatch(i -> i.yesNo() || !i.values().isEmpty() || fieldName(i.label()))
                        && nested.stream().anyMatch(i -> !i.label().matches("[\\p{Lu}\\d]{1,4}"))
                        && !nested.stream().allMatch(i -> plainValue(i));
                return fields ? item(outside, List.of(), nested) : item(outside, texts(parts), List.of());
            }
            var one = parts.size() == 1 && !constraint ? single(inside) : Optional.<Noun>empty();
            if (one.isPresent()) {
                var name = item(outside, List.of(), List.of());
                return new Item(
                        name.label(),
                        name.words(),
                        one.get(),
                        List.of(),
                        false,
                        name.note(),
                        List.of(),
                        name.start(),
                        chunk.getLast().end());
            }
            boolean named = parts.size() == 1
                    && !constraint
                    && types.exact(text(inside).toLowerCase(Locale.ROOT)).isPresent()
                    && types.find(text(outside)).isEmpty()
                    && outside.stream().anyMatch(t -> t.any(WHAT, BE));
            if (named) {
                return item(inside, List.of(), List.of());
            }
            var result = item(outside, List.of(), List.of());
            var note = new ArrayList<>(result.note());
            note.addAll(inside);
            boolean yesNo = result.yesNo() || inside.stream().anyMatch(t -> t.is(YES_NO));
            return new Item(
                    result.label(),
                    result.words(),
                    result.noun(),
                    result.values(),
                    yesNo,
                    note,
                    List.of(),
                    result.start(),
                    chunk.getLast().end());
        }
        return item(chunk, List.of(), List.of());
    }

    /// `a member`, `one of the trainers` and nothing else: the one of them that a name stands for.
    private Optional<Noun> single(List<Token> tokens) {
        boolean opens = tokens.size() > 1 && tokens.getFirst().any(SOME, ONE, EACH)
                || tokens.size() > 2 && tokens.getFirst().lower().matches("one|einer?|eines|any");
        return (opens ? nouns.at(tokens, 0) : Optional.<Noun>empty())
                .filter(n -> n.to() == tokens.size()
                        && types.exact(n.key())
                                .filter(t -> t != FieldType.BOOLEAN)
                                .isEmpty())
                .map(Noun::one);
    }

    private boolean fieldName(String label) {
        var type = types.find(label);
        return type.isPresent() && type.get() != FieldType.BOOLEAN;
    }

    private static boolean plainValue(Item item) {
        return item.values().isEmpty()
                && !item.yesNo()
                && Character.isDigit(item.label().charAt(0));
    }

    private static int indexOf(List<Token> chunk, String sign) {
        for (int i = 0; i < chunk.size(); i++) {
            if (chunk.get(i).text().equals(sign)) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(List<Token> chunk, String sign) {
        int last = indexOf(chunk.reversed(), sign);
        return last < 0 ? -1 : chunk.size() - 1 - last;
    }

    private Item item(List<Token> chunk, List<String> values, List<Item> nested) {
        int start = chunk.isEmpty() ? 0 : chunk.getFirst().start();
        int end = chunk.isEmpty() ? 0 : chunk.getLast().end();
        if (chunk.size() == 1 && chunk.getFirst().any(FROM, TO, UNTIL, SINCE)
                || chunk.size() == 1 && chunk.getFirst().lower().equals("von")) {
            return new Item(chunk.getFirst().text(), chunk, null, values, false, List.of(), nested, start, end);
        }
        var name = asked.name(chunk);
        if (name.isPresent()) {
            var words = Asked.words(name.get(), start, end);
            return new Item(name.get(), words, null, values, false, List.of(), nested, start, end);
        }
        var thing = values.isEmpty() ? asked.thing(chunk) : Optional.<Noun>empty();
        if (thing.isPresent()) {
            var noun = thing.get();
            var words = chunk.subList(noun.from(), noun.to()).stream()
                    .filter(t -> t.start() >= noun.start())
                    .toList();
            return new Item(Names.capital(noun.label()), words, noun, values, false, List.of(), nested, start, end);
        }
        boolean opposite = chunk.size() == 3
                && chunk.get(1).is(OR)
                && chunk.get(2)
                        .lower()
                        .matches("(un|nicht )"
                                + java.util.regex.Pattern.quote(chunk.get(0).lower()));
        if (opposite) {
            return item(chunk.subList(0, 1), List.of(), List.of(), true);
        }
        var either = values.isEmpty() && chunk.stream().anyMatch(t -> t.is(EITHER));
        if (either) {
            int at = (int) chunk.stream().takeWhile(t -> !t.is(EITHER)).count();
            return new Item(
                    kind(),
                    List.of(),
                    null,
                    texts(Chunks.of(chunk.subList(at + 1, chunk.size()), true)),
                    false,
                    List.of(),
                    List.of(),
                    start,
                    end);
        }
        if (chunk.size() > 2 && chunk.getFirst().is(BE) && chunk.get(1).is(IT) && values.isEmpty()) {
            return item(chunk.subList(2, chunk.size()), values, nested, true);
        }
        return item(chunk, values, nested, false);
    }

    private Item item(List<Token> chunk, List<String> values, List<Item> nested, boolean asked) {
        int start = chunk.isEmpty() ? 0 : chunk.getFirst().start();
        int end = chunk.isEmpty() ? 0 : chunk.getLast().end();
        boolean whether = chunk.stream().anyMatch(t -> t.is(WHETHER));
        boolean yesNo = asked || whether || chunk.stream().anyMatch(t -> t.any(YES_NO, OR_NOT));
        var path = ItemNames.path(chunk);
        if (!path.isEmpty()) {
            var before = item(chunk.subList(0, path.getFirst()), List.of(), nested);
            return new Item(
                    before.label(),
                    before.words(),
                    before.noun(),
                    ItemNames.steps(chunk, path),
                    false,
                    chunk.subList(path.getFirst(), chunk.size()),
                    List.of(),
                    start,
                    end);
        }
        var valid = ItemNames.validUntil(chunk);
        if (!valid.isEmpty()) {
            return new Item(text(valid), valid, null, List.of(), false, List.of(), List.of(), start, end);
        }
        int cut = ItemNames.cut(chunk, whether);
        var name = whether ? ItemNames.whetherName(chunk) : ItemNames.named(chunk.subList(0, cut));
        int at = (int) chunk.stream()
                .limit(chunk.size() - 1L)
                .takeWhile(t -> t.any(FOR, BY, IN, ON, OF, FROM, TO, WITH) && !t.any(SINCE, UNTIL))
                .count();
        var noun = name.isEmpty() || whether ? null : nouns.at(chunk, at).orElse(null);
        var note = chunk.subList(cut, chunk.size());
        return new Item(text(name), name, noun, values, yesNo && values.isEmpty(), note, nested, start, end);
    }

    private String kind() {
        return language == Language.DE ? "Art" : "Kind";
    }

    private static List<String> texts(List<List<Token>> parts) {
        return parts.stream()
                .map(Items::text)
                .map(t -> t.replaceAll("(^[-–] ?)|( ?[-–]$)", ""))
                .filter(t -> !t.isEmpty())
                .toList();
    }

    static String text(List<Token> tokens) {
        return tokens.stream()
                .filter(t -> tokens.size() == 1 || !t.any(SOME, EITHER) && !t.sign(".()\"„“”'!?:") && !t.is(FILLER))
                .map(Token::text)
                .collect(Collectors.joining(" "))
                .replace(" 's", "'s");
    }
}
