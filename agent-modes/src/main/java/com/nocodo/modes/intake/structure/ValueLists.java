package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds where the values of a field stand in a list, and where they end: `colour: red, blue or green, price`.
final class ValueLists {
    private static final int MOST = 9;
    private final FieldTypes types;

    ValueLists(FieldTypes types) {
        this.types = types;
    }

    /// A field and its values within the chunks of a list.
    ///
    /// @param name the tokens that name it; none for a kind of the thing itself
    /// @param last index of the last chunk that holds values
    record Found(List<Token> name, List<List<Token>> values, int last) {}

    /// A field whose values begin in a chunk without a colon.
    Optional<Found> at(List<List<Token>> chunks, int i) {
        return kinds(chunks, i)
                .or(() -> slashed(chunks, i))
                .or(() -> namely(chunks, i))
                .or(() -> manner(chunks, i))
                .or(() -> whether(chunks, i));
    }

    /// Values behind a colon, `first` the rest of its chunk.
    Found after(List<Token> name, List<List<Token>> chunks, int at, List<Token> first) {
        var values = new ArrayList<>(Chunks.of(first, true));
        int last = at;
        boolean closed = first.stream().anyMatch(t -> t.sign("/|") || t.is(BECOME) || t.is(OR)) && values.size() > 1;
        int or = closed ? -1 : alternative(chunks, at + 1);
        while (!closed && last + 1 < chunks.size() && (or > last || or < 0 && value(chunks.get(last + 1)))) {
            last++;
            values.addAll(Chunks.of(chunks.get(last), true));
        }
        return new Found(name, values, last);
    }

    /// `company or private`, `cash or bank transfer`: what it is, of two.
    private Optional<Found> kinds(List<List<Token>> chunks, int i) {
        var chunk = chunks.get(i);
        int or = (int) chunk.stream().takeWhile(t -> !t.is(OR)).count();
        boolean two = i > 0
                && or >= 1
                && or <= 2
                && chunk.size() - or - 1 >= 1
                && chunk.size() - or - 1 <= 2
                && chunk.stream().allMatch(Token::wordy)
                && chunk.stream()
                        .noneMatch(t -> t.any(YES_NO, OR_NOT, WHETHER, SOME, IN, FOR, WITH, WHICH, WHEN, WHAT));
        if (!two) {
            return Optional.empty();
        }
        var one = Items.text(chunk.subList(0, or));
        var other = Items.text(chunk.subList(or + 1, chunk.size()));
        var before = chunks.get(i - 1);
        boolean plain = (types.find(one).isEmpty() || chunk.getLast().pos().equals("ADJ"))
                && types.find(other).isEmpty()
                && !other.toLowerCase(Locale.ROOT).matches("(un|nicht )" + Pattern.quote(one.toLowerCase(Locale.ROOT)))
                && (types.find(Items.text(before)).isPresent()
                        || before.stream().anyMatch(t -> t.is(YES_NO)));
        return plain ? Optional.of(new Found(List.of(), Chunks.of(chunk, true), i)) : Optional.empty();
    }

    /// `level beginner / middle / high`: all but the word before the first slash names the field; `for kids / teens /
    /// adults` names none.
    private static Optional<Found> slashed(List<List<Token>> chunks, int i) {
        var chunk = chunks.get(i);
        int slash = Cuts.indexOf(chunk, "/");
        boolean several = chunk.stream().filter(t -> t.sign("/")).count() > 1;
        if (slash < 1 || !several || chunk.stream().anyMatch(t -> t.sign("(:="))) {
            return Optional.empty();
        }
        boolean unnamed = i > 0 && chunk.subList(0, slash - 1).stream().allMatch(t -> t.any(FOR, IN, WITH, BY, EITHER));
        if (slash < 2 && !unnamed) {
            return Optional.empty();
        }
        var name = unnamed ? List.<Token>of() : chunk.subList(0, slash - 1);
        return Optional.of(new Found(name, Chunks.of(chunk.subList(slash - 1, chunk.size()), true), i));
    }

    /// `what is done, namely lawn, hedge or other`.
    private static Optional<Found> namely(List<List<Token>> chunks, int i) {
        boolean named = i + 1 < chunks.size()
                && chunks.get(i + 1).size() > 1
                && chunks.get(i + 1).getFirst().lower().matches("also|namely|nämlich");
        int or = named ? alternative(chunks, i + 1) : -1;
        if (or < 0) {
            return Optional.empty();
        }
        var rest = new ArrayList<>(chunks.subList(i + 1, or + 1));
        rest.set(0, rest.getFirst().subList(1, rest.getFirst().size()));
        return Optional.of(found(chunks.get(i), rest, or));
    }

    /// `paid with cash, card or bank transfer`.
    private static Optional<Found> manner(List<List<Token>> chunks, int i) {
        var chunk = chunks.get(i);
        boolean deed = chunk.size() >= 3
                && chunk.size() <= 4
                && chunk.getFirst().pos().matches("VERB|ADJ")
                && chunk.get(1).any(WITH, BY, IN, FROM, TO)
                && chunk.get(2).nounish();
        int or = deed ? alternative(chunks, i) : -1;
        if (or < 0) {
            return Optional.empty();
        }
        var rest = new ArrayList<>(chunks.subList(i, or + 1));
        rest.set(0, chunk.subList(2, chunk.size()));
        return Optional.of(found(chunk.subList(0, 2), rest, or));
    }

    /// `whether it is a school, adults or a private group`.
    private static Optional<Found> whether(List<List<Token>> chunks, int i) {
        var chunk = chunks.get(i);
        int be = 0;
        while (be < chunk.size()
                && !chunk.get(be).is(BE)
                && !(be == 1
                        && chunk.get(be).lower().equals("es")
                        && chunk.get(be + 1 < chunk.size() ? be + 1 : be).is(SOME))
                && !chunk.get(be).lower().matches("(it|they|he|she)['’](s|re)")) {
            be++;
        }
        boolean asks = chunk.getFirst().is(WHETHER) && be < chunk.size() - 1 && be <= 3;
        int or = asks ? alternative(chunks, i) : -1;
        if (or < 0 || chunks.get(or).stream().anyMatch(t -> t.is(OR_NOT))) {
            return Optional.empty();
        }
        var rest = new ArrayList<>(chunks.subList(i, or + 1));
        rest.set(0, chunk.subList(be + 1, chunk.size()));
        return Optional.of(found(List.of(), rest, or));
    }

    private static Found found(List<Token> name, List<List<Token>> chunks, int last) {
        var values = new ArrayList<List<Token>>();
        chunks.forEach(c -> values.addAll(Chunks.of(c, true)));
        return new Found(name, values, last);
    }

    /// Index of the chunk that ends an enumeration with `or`, all before it being short; -1 if none.
    static int alternative(List<List<Token>> chunks, int from) {
        for (int i = from; i < chunks.size() && i < from + MOST; i++) {
            var chunk = chunks.get(i);
            boolean or = chunk.stream().anyMatch(t -> t.is(OR));
            if (chunk.size() > 7 || chunk.stream().anyMatch(t -> t.any(YES_NO, OR_NOT, HAVE) || t.sign(":=("))) {
                return -1;
            }
            if (or) {
                return i;
            }
            if (i > from && (chunk.size() > 3 || chunk.getFirst().any(THE, POSSESSIVE, WHICH, WHAT, WHEN))) {
                return -1;
            }
        }
        return -1;
    }

    /// A value has no article, no verb of having and is not what a field is usually called.
    private boolean value(List<Token> chunk) {
        boolean small = chunk.size() <= 5 || chunk.stream().anyMatch(t -> t.is(OR));
        boolean named = chunk.getFirst().any(SOME, THE, POSSESSIVE, WHETHER, WHICH, SEVERAL, EACH, IT, WE);
        var type = types.exact(Items.text(chunk).toLowerCase(Locale.ROOT));
        boolean field = type.isPresent()
                && type.get() != FieldType.BOOLEAN
                && chunk.getFirst().nounish();
        boolean marked = chunk.stream().anyMatch(t -> t.any(YES_NO, HAVE, CAN, MUST, NUMBER_OF) || t.sign(":=("));
        return small && !named && !field && !marked;
    }
}
