package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds `X has a, b and c` in its many forms: verbs of having, colons, brackets, `with`, `for each X we need …`.
final class FieldLists {
    private final Context context;
    private final Keeping keeping;

    private final List<Noun[]> deeds = new ArrayList<>();

    FieldLists(Context context) {
        this.context = context;
        this.keeping = new Keeping(context, this);
    }

    /// `… can be active or not`.
    private boolean flag(Clause clause) {
        boolean asked = clause.size() > 2
                && clause.size() <= 6
                && clause.get(0).is(BE)
                && clause.get(1).is(IT);
        if (asked && !context.last().isEmpty()) {
            emit(context.last(), context.items.read(clause.tokens()), clause, 1);
            return true;
        }
        boolean said = clause.get(clause.size() - 1).is(OR_NOT)
                || (clause.size() > 1 && clause.get(clause.size() - 2).is(OR_NOT));
        int be = clause.find(0, BE);
        if (!said || be < 0 || clause.has(WHETHER, HAVE)) {
            return false;
        }
        var subjects =
                clause.follows() ? context.last() : subjects(clause.tokens().subList(0, be), clause);
        if (!subjects.isEmpty()) {
            emit(subjects, context.items.read(clause.tokens().subList(be + 1, clause.size())), clause, 1);
        }
        return !subjects.isEmpty();
    }

    /// `… and is valid until a date`.
    private boolean valid(Clause clause) {
        int at = clause.find(0, VALID);
        boolean until = !clause.has(WITH, HAVE)
                && at >= 0
                && at + 1 < clause.size()
                && clause.get(at + 1).is(UNTIL)
                && clause.find(0, BE) >= 0
                && clause.find(0, BE) < at;
        if (until && (clause.follows() || clause.has(IT)) && !context.last().isEmpty()) {
            emitUntil(clause, at, clause.end());
        }
        return until;
    }

    /// A field named by the two words at `at`, such as `valid until`.
    private void emitUntil(Clause clause, int at, int end) {
        var words = clause.tokens().subList(at, at + 2);
        var label = words.getFirst().text() + " " + words.getLast().text().split(" ")[0];
        var start = words.getFirst().start();
        var item = new Item(label, words, null, List.of(), false, List.of(), List.of(), start, end);
        emit(context.last(), List.of(item), clause, 1);
    }

    /// `… and a card that is valid until some date`, said within a list.
    void validWithin(Clause clause) {
        int at = clause.find(1, VALID);
        boolean said = at > 0
                && at + 1 < clause.size()
                && clause.get(at + 1).is(UNTIL)
                && clause.get(at - 1).is(BE)
                && clause.has(WITH, HAVE);
        if (said && !context.last().isEmpty()) {
            emitUntil(clause, at, clause.get(at + 1).end());
        }
    }

    /// Whether the clause was such a list.
    boolean read(Clause clause) {
        return flag(clause)
                || valid(clause)
                || having(clause)
                || keeping.read(clause)
                || withLists(clause)
                || brackets(clause);
    }

    /// `Every student has …`, `it has …`, `We have 60 bikes`.
    private boolean having(Clause clause) {
        int at = clause.find(0, HAVE, CONTAIN);
        if (at < 0 || clause.find(at + 1, HAVE) == at + 1) {
            return false;
        }
        boolean contains = clause.get(at).is(CONTAIN);
        int stop = at;
        while (stop > 0 && clause.get(stop - 1).any(CAN, MUST, SHOULD, FILLER)) {
            stop--;
        }
        var before = clause.tokens().subList(0, stop);
        var subjects = subjects(before, clause);
        var rest = clause.tokens().subList(at + 1, clause.size());
        if (subjects.isEmpty() && before.stream().anyMatch(t -> t.is(WE))) {
            owned(rest, clause);
            return true;
        }
        if (subjects.isEmpty()) {
            return false;
        }
        if (subjects.getFirst().possessed()
                && context.catalogue.find(subjects.getFirst().key()).isEmpty()
                && rest.stream().anyMatch(Token::number)) {
            context.claims.add(new Claim.Self(subjects.getFirst(), clause, 1));
            owned(rest, clause);
            return true;
        }
        boolean inventory = !before.isEmpty()
                && subjects.getFirst().definite()
                && !subjects.getFirst().plural()
                && !before.getFirst().is(SOME)
                && context.nouns.at(rest, 0).filter(Noun::counted).isPresent();
        if (inventory) {
            context.claims.add(new Claim.Self(subjects.getFirst(), clause, 0.8));
            owned(rest, clause);
            return true;
        }
        has(subjects, rest, clause, contains ? 1.1 : 1);
        return true;
    }

    /// The subjects before a verb: `customers and suppliers`, or whom a pronoun means.
    private List<Noun> subjects(List<Token> before, Clause clause) {
        if (before.isEmpty() || before.stream().allMatch(t -> t.any(FILLER, AND, NOT))) {
            return clause.follows() || !before.isEmpty() ? context.last() : List.of();
        }
        int who = (int) before.stream().takeWhile(t -> !t.any(WHO, WHICH)).count();
        if (who > 0 && who < before.size() && before.get(who - 1).nounish()) {
            return subjects(before.subList(0, who), clause);
        }
        var last = before.getLast();
        if (last.is(IT) || (last.is(EACH) && (last.text().contains(" ") || before.size() == 1))) {
            return context.last();
        }
        var noun = context.nouns.endingAt(before, before.size());
        if (noun.isEmpty()) {
            return before.stream().anyMatch(t -> t.any(IT)) ? context.last() : List.of();
        }
        var result = new ArrayList<Noun>();
        int joint = noun.get().from() - 1;
        if (joint > 0 && before.get(joint).is(AND)) {
            context.nouns.endingAt(before, joint).ifPresent(result::add);
        }
        result.add(noun.get());
        return result;
    }

    /// What the business itself has: things to keep, not fields.
    void owned(List<Token> rest, Clause clause) {
        for (var item : context.items.read(rest)) {
            var noun = item.noun();
            if (noun != null) {
                boolean many = noun.plural() || noun.several() || noun.counted();
                context.claims.add(new Claim.Mention(noun, clause, many ? 0.5 : 0.1));
                if (!item.nested().isEmpty() && item.words().stream().noneMatch(t -> t.is(WITH))) {
                    context.claims.add(new Claim.Has(List.of(noun), item.nested(), clause, 1));
                }
            }
        }
        var first = context.nouns.at(rest, 0);
        if (first.isPresent() && first.get().plural()) {
            withLists(new Clause(rest, clause.sentence(), false));
        }
    }

    /// `owners with name and phone, dogs with breed and weight`: each `with` opens the list of what stands before it.
    private boolean withLists(Clause clause) {
        if (clause.find(0, WITH) < 1) {
            return false;
        }
        @Nullable Noun subject = null;
        var collected = new ArrayList<Item>();
        boolean found = false;
        int from = 0;
        var tokens = clause.tokens();
        var cuts = Cuts.cuts(tokens);
        for (int cut : cuts) {
            var chunk = tokens.subList(from, cut);
            int with = Cuts.with(chunk);
            var before = with < 0 ? List.<Token>of() : chunk.subList(0, with);
            var noun = with < 0 ? java.util.Optional.<Noun>empty() : subjectOfWith(before);
            if (noun.isPresent()) {
                flush(subject, collected, clause);
                subject = noun.get();
                found = true;
                collected.addAll(span(before));
                collected.addAll(context.items.read(chunk.subList(with + 1, chunk.size())));
            } else if (with == 0
                    && subject == null
                    && from > 1
                    && lone(tokens.subList(0, from - 1)).isPresent()) {
                subject = lone(tokens.subList(0, from - 1)).orElseThrow();
                found = true;
                collected.addAll(context.items.read(chunk.subList(1, chunk.size())));
            } else if (with == 0 && !context.last().isEmpty() && subject == null) {
                has(context.last(), tokens.subList(from + 1, tokens.size()), clause, 1);
                return true;
            } else if (subject != null && chunk.stream().anyMatch(t -> t.any(LIST, REVENUE, HOW_MANY))) {
                context.claims.add(
                        new Claim.Wanted(new Clause(tokens.subList(from, tokens.size()), clause.sentence(), false), 1));
                break;
            } else if (subject != null) {
                collected.addAll(context.items.read(chunk));
            }
            from = Math.min(cut + 1, tokens.size());
        }
        flush(subject, collected, clause);
        deeds.forEach(d -> context.claims.add(new Claim.Link(d[0], d[1], true, clause, 0.7)));
        deeds.clear();
        return found;
    }

    /// `Clients, with their name …`: a noun and nothing else.
    private java.util.Optional<Noun> lone(List<Token> tokens) {
        return context.nouns.at(tokens, 0).filter(n -> n.to() == tokens.size());
    }

    private java.util.Optional<Noun> subjectOfWith(List<Token> before) {
        var verb = Cuts.verbOf(before);
        if (verb > 0) {
            var object = context.nouns.at(before, verb + 2);
            context.nouns
                    .endingAt(before, verb)
                    .ifPresent(who -> object.ifPresent(what -> deeds.add(new Noun[] {who, what})));
            return context.nouns.endingAt(before, verb);
        }
        var placed = placed(before);
        if (placed.isPresent()) {
            return placed;
        }
        if (before.stream().anyMatch(t -> t.is(WE))) {
            return java.util.Optional.empty();
        }
        int be = -1;
        for (int i = 0; i < before.size(); i++) {
            be = before.get(i).is(BE) ? i : be;
        }
        if (be > 0 && context.nouns.endingAt(before, be).isEmpty()) {
            return context.last().stream().findFirst();
        }
        return be > 0 ? context.nouns.endingAt(before, be) : context.nouns.endingAt(before, before.size());
    }

    /// `stays in a kennel | with …`: the list is that of the stays, which are each in one kennel.
    private java.util.Optional<Noun> placed(List<Token> before) {
        var first = before.isEmpty() ? java.util.Optional.<Noun>empty() : context.nouns.at(before, 0);
        if (first.isEmpty() || !first.get().plural() || first.get().to() >= before.size()) {
            return java.util.Optional.empty();
        }
        var last = context.nouns.all(before).getLast();
        boolean place = last.to() == before.size()
                && last.from() > first.get().to()
                && (last.definite() || last.each())
                && before.get(last.from() - 1).any(IN, FOR, BY, OF, ON, FROM);
        if (!place) {
            return java.util.Optional.empty();
        }
        deeds.add(new Noun[] {first.get(), last});
        return first;
    }

    /// `stays from - to …`: two fields.
    private List<Item> span(List<Token> before) {
        for (int i = 0; i + 1 < before.size(); i++) {
            int to = before.get(i + 1).wordy() || i + 2 >= before.size() ? i + 1 : i + 2;
            if (before.get(i).any(FROM, SINCE) && before.get(to).any(TO, UNTIL)) {
                var result = new ArrayList<>(context.items.read(before.subList(i, i + 1)));
                result.addAll(context.items.read(before.subList(to, to + 1)));
                return result;
            }
        }
        return List.of();
    }

    private void flush(@Nullable Noun subject, List<Item> collected, Clause clause) {
        if (subject != null && !collected.isEmpty()) {
            emit(List.of(subject), collected, clause, 0.9);
        }
        collected.clear();
    }

    /// `sites (name, address), hives (number)`: what stands in brackets describes what stands before.
    private boolean brackets(Clause clause) {
        boolean found = false;
        for (var item : context.items.read(clause.tokens())) {
            if (!item.nested().isEmpty()
                    && item.noun() != null
                    && item.words().stream().noneMatch(t -> t.is(WITH))) {
                emit(List.of(item.noun()), item.nested(), clause, 0.9);
                found = true;
            }
        }
        return found;
    }

    void has(List<Noun> subjects, List<Token> told, Clause clause, double weight) {
        var list = told.subList(listOf(told), told.size());
        int with = -1;
        var items = context.items.read(list);
        if (!items.isEmpty() && (items.getFirst().several() || list.size() < told.size())) {
            with = Math.max(Cuts.with(list), Cuts.indexOf(list, ":"));
        }
        if (with > 0) {
            var child = items.getFirst().noun();
            if (child != null) {
                context.claims.add(new Claim.Children(subjects.getFirst(), child, clause, weight));
                emit(List.of(child), context.items.read(list.subList(with + 1, list.size())), clause, weight);
                return;
            }
        }
        for (var item : items) {
            var noun = item.noun();
            if (noun != null && noun.several() && item.values().isEmpty()) {
                context.claims.add(new Claim.Mention(noun, clause, 0.5));
            }
        }
        emit(subjects, items, clause, weight);
        var only = items.size() == 1 ? items.getFirst().noun() : null;
        if (only != null && only.several()) {
            context.spokenOf(List.of(only));
        }
    }

    /// Behind `a list of`, `eine Liste seiner`, where things stand of which there are several; else 0.
    private int listOf(List<Token> tokens) {
        int list = (int) tokens.stream().takeWhile(t -> t.any(SOME, FILLER)).count();
        boolean said = list + 2 < tokens.size() && tokens.get(list).lower().matches("list|liste");
        int from = said && tokens.get(list + 1).any(OF, WITH) ? list + 2 : list + 1;
        boolean things = said
                && (from > list + 1 || tokens.get(from).is(POSSESSIVE))
                && context.nouns
                        .at(tokens, from)
                        .filter(n -> n.plural() || n.possessed())
                        .isPresent();
        return things ? from : 0;
    }

    private void emit(List<Noun> subjects, List<Item> items, Clause clause, double weight) {
        if (!items.isEmpty()) {
            context.claims.add(new Claim.Has(subjects, List.copyOf(items), clause, weight));
            for (var item : items) {
                if (!item.note().isEmpty() && item.note().getFirst().sign("=:")) {
                    var sum = new ArrayList<>(item.words());
                    sum.addAll(item.note());
                    context.claims.add(new Claim.Limit(new Clause(sum, clause.sentence(), false), 1));
                }
                var noun = item.noun();
                if (noun != null
                        && !item.nested().isEmpty()
                        && item.words().stream().noneMatch(t -> t.is(WITH))) {
                    context.claims.add(new Claim.Has(List.of(noun), item.nested(), clause, weight));
                }
            }
            context.spokenOf(subjects);
        }
    }
}
