package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Token;
import java.util.List;

/// Tells where, in a list of records, the next one begins: `owners (name, phone), their dogs with breed, kennels have
/// …`.
final class RecordHeads {
    private final Nouns nouns;
    private final FieldTypes types;
    private final Items items;
    private final PerHeads perHeads;
    private final boolean german;

    RecordHeads(Nouns nouns, FieldTypes types, Items items, Language language) {
        this.german = language == Language.DE;
        this.nouns = nouns;
        this.perHeads = new PerHeads(nouns);
        this.types = types;
        this.items = items;
    }

    /// Whether a record with a list of its own begins at `at`, after what stands from `start`.
    boolean at(List<Token> tokens, int start, int at) {
        boolean label = at == start + 2
                && tokens.get(start).is(LIST)
                && tokens.get(at - 1).sign(":");
        if (label || PerHeads.within(tokens, start, at)) {
            return false;
        }
        if (formula(tokens, at) || never(tokens, at)) {
            return true;
        }
        if (alone(tokens, at)) {
            return heads(tokens, separatorAfter(tokens, at) + 1);
        }
        return (heads(tokens, at) || perHeads.at(tokens, at))
                && (tokens.get(at - 1).sign(":;–")
                        || tokens.get(at - 1).text().equals("-")
                        || tokens.get(at).is(EACH)
                        || begun(tokens, start));
    }

    /// A record of some kind has begun before, so that this is the next.
    private boolean begun(List<Token> tokens, int start) {
        int first = start;
        while (first < tokens.size() - 1 && tokens.get(first).any(FILLER, AND, SOME, THE)) {
            first++;
        }
        return heads(tokens, first) || alone(tokens, first);
    }

    /// A noun of many, or each one, with a list behind it.
    boolean heads(List<Token> tokens, int at) {
        int from = at;
        while (from < tokens.size() - 1 && tokens.get(from).any(FILLER, AND)) {
            from++;
        }
        if (from + 1 < tokens.size()
                && tokens.get(from).is(EACH)
                && tokens.get(from + 1).is(HAVE)) {
            return true;
        }
        var noun = from < tokens.size() ? nouns.at(tokens, from) : java.util.Optional.<Noun>empty();
        if (noun.isEmpty() || noun.get().to() >= tokens.size()) {
            return false;
        }
        var next = tokens.get(noun.get().to());
        boolean bare = german && noun.get().from() == noun.get().to() - 1 && !next.any(HAVE, CONTAIN);
        boolean many = (noun.get().plural() || noun.get().each() || bare)
                && types.exact(noun.get().key()).isEmpty()
                && types.exact(noun.get().head()).isEmpty();
        boolean listed = next.is(WITH)
                || next.any(HAVE, CONTAIN)
                || next.any(FROM, IN, FOR, OF, ON, BY)
                        && with(tokens, noun.get().to())
                || next.sign("(") && fields(tokens, noun.get().to())
                || noun.get().plural() && titled(tokens, noun.get().to())
                || noun.get().each() && next.any(BE, BELONG);
        return many && listed;
    }

    /// `rides - address, time`, `deliveries: date, crates`, `pubs we deliver to (name, phone)`: a list of fields
    /// follows.
    private boolean titled(List<Token> tokens, int from) {
        int i = from;
        boolean ours = tokens.get(i).is(WE);
        while (ours && i < tokens.size() - 1 && i < from + 5 && !tokens.get(i).sign("(:–,;")) {
            i++;
        }
        if (ours && tokens.get(i).sign("(")) {
            return fields(tokens, i);
        }
        boolean opens = tokens.get(i).sign(":–") || tokens.get(i).text().equals("-");
        var rest = tokens.subList(Math.min(i + 1, tokens.size()), tokens.size());
        if (!opens || rest.stream().filter(t -> t.sign(",|")).count() < 2) {
            return false;
        }
        return Chunks.of(rest, false).stream()
                .limit(4)
                .anyMatch(c -> types.find(Items.text(c).toLowerCase(java.util.Locale.ROOT))
                        .isPresent());
    }

    /// `stays in a kennel with …`.
    private static boolean with(List<Token> tokens, int from) {
        var rest = tokens.subList(from, tokens.size()).stream()
                .takeWhile(t -> !t.sign(",;:(") && !t.any(AND, BE, HAVE))
                .toList();
        int with = (int) rest.stream().takeWhile(t -> !t.is(WITH)).count();
        return with > 1 && with <= 8 && with < rest.size();
    }

    private boolean fields(List<Token> tokens, int open) {
        int close = open;
        while (close < tokens.size() && !tokens.get(close).sign(")")) {
            close++;
        }
        var inside = items.read(tokens.subList(open + 1, close));
        return inside.stream()
                                        .filter(i -> types.find(i.label()).isPresent() || i.yesNo())
                                        .count()
                                * 2
                        >= inside.size()
                && !inside.isEmpty();
    }

    /// A noun of many that stands alone between two commas.
    private boolean alone(List<Token> tokens, int at) {
        int from = at;
        while (from < tokens.size() - 1 && tokens.get(from).is(AND)) {
            from++;
        }
        var noun = nouns.at(tokens, from);
        return noun.isPresent()
                && noun.get().plural()
                && noun.get().to() < tokens.size()
                && tokens.get(noun.get().to()).sign(",")
                && types.find(noun.get().key()).isEmpty();
    }

    private static int separatorAfter(List<Token> tokens, int at) {
        int i = at;
        while (i < tokens.size() && !tokens.get(i).sign(",")) {
            i++;
        }
        return i;
    }

    /// `total = nights x price`.
    private static boolean formula(List<Token> tokens, int at) {
        var rest = tokens.subList(at, tokens.size()).stream()
                .takeWhile(t -> !t.sign(",;"))
                .toList();
        int is = Cuts.indexOf(rest, "=");
        return is > 0 && is <= 4 && rest.stream().anyMatch(t -> t.any(TIMES, SUM));
    }

    private static boolean never(List<Token> tokens, int at) {
        return tokens.get(at).is(NEVER)
                || tokens.get(at).is(NO)
                        && tokens.subList(at, tokens.size()).stream()
                                .takeWhile(t -> !t.sign(",;"))
                                .anyMatch(t -> t.any(TWICE, SAME_TIME));
    }
}
