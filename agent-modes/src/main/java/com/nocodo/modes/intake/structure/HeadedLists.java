package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;

/// Finds lists under a topic of their own: `X: a, b, c`, `for each X we need a and b`.
final class HeadedLists {
    private final Context context;
    private final FieldLists lists;

    HeadedLists(Context context, FieldLists lists) {
        this.context = context;
        this.lists = lists;
    }

    /// A list under a topic of its own: `for each X we need …`, `X: …`.
    boolean headed(Clause clause) {
        return perHead(clause) || deed(clause) || forEach(clause) || made(clause) || colon(clause);
    }

    /// `Every month students pay: month, amount`: the payment, of a student.
    private boolean deed(Clause clause) {
        int colon = opening(clause);
        var before = colon < 2 || colon > 9 ? List.<Token>of() : clause.tokens().subList(0, colon);
        for (int i = 1; i < before.size(); i++) {
            var t = before.get(i);
            var what = context.nouns.at(before, i + 1).filter(n -> n.to() == before.size() || manner(before, n.to()));
            boolean object = what.isPresent()
                    || i + 1 == before.size()
                    || before.get(i + 1).any(SOME, THE, ONE, FOR);
            var who = object ? context.nouns.endingAt(before, i) : java.util.Optional.<Noun>empty();
            var record = who.isEmpty() ? java.util.Optional.<String>empty() : context.catalogue.record(t.lemma());
            if (record.isPresent()) {
                var name = record.get();
                var noun = new Noun(
                        name.toLowerCase(java.util.Locale.ROOT),
                        name,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        t.start(),
                        t.end(),
                        i,
                        i + 1);
                context.claims.add(new Claim.Link(noun, who.orElseThrow(), true, clause, 1));
                what.ifPresent(n -> context.claims.add(new Claim.Link(noun, n, true, clause, 1)));
                lists.has(List.of(noun), clause.tokens().subList(colon + 1, clause.size()), clause, 1);
                return true;
            }
        }
        return false;
    }

    /// Where the list of a deed begins: behind the colon, or at `, with …`, `, from when to when`.
    private static int opening(Clause clause) {
        int colon = Cuts.indexOf(clause.tokens(), ":");
        for (int i = 3; colon < 0 && i + 2 < clause.size(); i++) {
            boolean when = clause.get(i).any(FROM, SINCE) && clause.get(i + 1).is(WHEN);
            if (clause.get(i - 1).sign(",") && (when || clause.get(i).is(WITH))) {
                return i - 1;
            }
        }
        return colon;
    }

    /// `… rent rooms | by the hour`, `… leihen Boote | aus`: nothing more than how.
    private static boolean manner(List<Token> before, int from) {
        return from < before.size()
                && from + 4 > before.size() - 1
                && (before.get(from).any(BY, PER, FOR, IN, ON)
                        || from == before.size() - 1 && !before.get(from).nounish());
    }

    private boolean perHead(Clause clause) {
        var found = new PerHeads(context.nouns).find(clause.tokens(), 0);
        found.ifPresent(f -> {
            f.each().forEach(n -> context.claims.add(new Claim.Link(f.record(), n, true, clause, 1)));
            boolean brackets = clause.get(f.list() - 1).sign("(");
            var rest = clause.tokens().subList(f.list(), clause.size());
            int close = Cuts.indexOf(rest, ")");
            lists.has(List.of(f.record()), brackets && close > 0 ? rest.subList(0, close) : rest, clause, 1);
        });
        return found.isPresent();
    }

    /// `For each plot we keep …`, `Von den Gästen brauchen wir …`, `Pro Pferd mehrere Impfungen mit …`.
    private boolean forEach(Clause clause) {
        int at = Told.start(clause);
        if (at >= clause.size() || !Told.opens(clause.get(at)) || clause.get(at).is(ON) && !clause.has(KNOW, KEEP)) {
            return false;
        }
        if (at + 2 < clause.size() && clause.get(at + 1).is(IT) && clause.has(KEEP, WANT, KNOW)) {
            return ofThem(clause, at + 2);
        }
        var topic = context.nouns.at(clause.tokens(), at + 1);
        if (topic.isEmpty()
                || ours(clause, topic.get())
                || (!topic.get().each()
                        && !clause.has(KEEP, WANT, KNOW, HAVE, BELONG)
                        && !clause.get(at).is(PER))) {
            return false;
        }
        int i = topic.get().to();
        boolean creates = false;
        while (i < clause.size() && verbGroup(clause, i)) {
            creates |= clause.get(i).any(CREATE) || clause.get(i).lower().matches("put|legen|make|write|do|machen");
            i++;
        }
        int end = clause.size();
        while (end > i + 1
                && (clause.get(end - 1).any(KNOW, KEEP, WANT)
                        || clause.get(end - 1).sign("."))) {
            end--;
        }
        var rest = clause.tokens().subList(i, end);
        int colon = Cuts.indexOf(rest, ":");
        var subject = topic.get();
        if (colon > 0) {
            boolean alone = rest.subList(0, colon).stream().noneMatch(t -> t.sign(",") || t.is(AND));
            var made = context.nouns.all(rest.subList(0, colon)).stream()
                    .filter(n -> alone)
                    .findFirst();
            var listed = context.items.read(rest.subList(colon + 1, rest.size()));
            if (made.isPresent() && !listed.isEmpty() && !listed.getFirst().several()) {
                context.claims.add(new Claim.Link(made.get(), subject, true, clause, 1));
                lists.has(List.of(made.get()), rest.subList(colon + 1, rest.size()), clause, 1);
                context.spokenOf(List.of(made.get()));
                return true;
            }
            rest = alone ? rest.subList(colon + 1, rest.size()) : rest;
        }
        if (rest.isEmpty()
                || (creates
                        && colon < 0
                        && rest.size() > 3
                        && !clause.has(HAVE, KEEP, WANT)
                        && !Asked.opens(rest, 0))) {
            return false;
        }
        lists.has(List.of(subject), rest, clause, 1);
        return true;
    }

    /// `von ihnen merken wir uns Name …`, `of them we keep …`.
    private boolean ofThem(Clause clause, int from) {
        int i = from;
        while (i < clause.size() && verbGroup(clause, i)) {
            i++;
        }
        if (context.last().isEmpty() || i >= clause.size()) {
            return false;
        }
        lists.has(context.last(), clause.tokens().subList(i, clause.size()), clause, 1);
        return true;
    }

    /// `Then we write an invoice for the contract: date, amount`: what is made, and for what.
    private boolean made(Clause clause) {
        int colon = Cuts.indexOf(clause.tokens(), ":");
        var before = colon < 2 ? List.<Token>of() : clause.tokens().subList(0, colon);
        int we = 0;
        while (we < before.size() && !before.get(we).is(WE)) {
            we++;
        }
        int verb = we;
        while (verb < before.size()
                && (!before.get(verb).pos().equals("VERB") || before.get(verb).any(HAVE, WANT))) {
            verb++;
        }
        boolean inverted =
                verb >= before.size() && we > 0 && before.get(we - 1).pos().equals("VERB");
        int from = inverted ? we + 1 : verb + 1;
        if (we >= before.size()
                || from >= before.size()
                || before.stream().anyMatch(t -> t.any(WANT, LIST, SEE, KNOW))) {
            return false;
        }
        var made = context.nouns.at(before, from);
        if (made.isEmpty() || made.get().possessed()) {
            return false;
        }
        int next = made.get().to();
        if (next + 1 < colon && clause.get(next).any(FOR, OF, TO, ON)) {
            context.nouns
                    .at(before, next + 1)
                    .ifPresent(n -> context.claims.add(new Claim.Link(made.get(), n, true, clause, 1)));
        }
        lists.has(List.of(made.get()), clause.tokens().subList(colon + 1, clause.size()), clause, 1);
        return true;
    }

    private static boolean ours(Clause clause, Noun noun) {
        return noun.possessed()
                && !noun.plural()
                && clause.get(noun.from()).lower().matches("my|our|mein.*|unser.*");
    }

    static boolean verbGroup(Clause clause, int i) {
        var t = clause.get(i);
        return t.any(WE, WANT, KEEP, KNOW, MUST, SHOULD, HAVE, BELONG, FILLER, CREATE, BE, IT, CAN, SEE)
                || t.sign(",")
                || (t.is(TO) && !t.text().equals("an"))
                || t.pos().equals("VERB")
                || t.pos().equals("AUX")
                || t.lower().matches("together|there|there['’]s|es|gibt");
    }

    /// `Patients: name, phone` and `Customers – name, phone`.
    private boolean colon(Clause clause) {
        int at = 0;
        while (at < clause.size()
                && !(clause.get(at).sign(":–=") || clause.get(at).text().equals("-"))) {
            at++;
        }
        if (at == 0 || at >= clause.size() - 1 || at > 8) {
            return false;
        }
        var before = clause.tokens().subList(0, at);
        boolean lead = before.size() > 2
                && before.get(0).any(NEXT, LAST, FILLER)
                && before.get(1).sign(",");
        before = lead ? before.subList(2, at) : before;
        boolean are = before.size() > 1 && before.getLast().is(BE);
        int tail = before.size() - (are ? 1 : 0);
        while (tail > 1
                && (before.get(tail - 1).any(FILLER, AND)
                        || before.get(tail - 1).lower().matches("as well|well|too|also|as"))) {
            tail--;
        }
        before = before.subList(0, tail);
        if (before.stream().anyMatch(t -> t.sign("(,") || t.any(LIST, WHICH, RULES, ROLES, WANT, IT))) {
            return false;
        }
        var named = context.nouns.all(before);
        boolean forEach = named.size() >= 2
                && named.getLast().to() == at
                && before.get(named.getFirst().to()).any(PER, FOR, OF, IN)
                && (named.get(1).each() || before.get(named.getFirst().to()).is(PER));
        if (forEach) {
            named.stream()
                    .skip(1)
                    .forEach(n -> context.claims.add(new Claim.Link(named.getFirst(), n, true, clause, 1)));
            lists.has(List.of(named.getFirst()), clause.tokens().subList(at + 1, clause.size()), clause, 1);
            return true;
        }
        if (named.size() == 2
                && named.getLast().to() == at
                && before.stream().anyMatch(t -> t.is(OF))
                && context.types.find(named.getFirst().key()).isPresent()) {
            lists.has(List.of(named.getLast()), fieldWithValues(clause, named.getFirst(), at), clause, 1);
            return true;
        }
        var rest = clause.tokens().subList(at + 1, clause.size());
        if (are) {
            return known(named, before, rest, clause);
        }
        if (!named.isEmpty() && (overall(clause, named.getLast()) || inventory(rest))) {
            lists.owned(rest, clause);
            return true;
        }
        if (!named.isEmpty() && perEach(named.getLast(), rest, clause)) {
            return true;
        }
        boolean placed = named.size() == 2
                && named.getLast().to() == at
                && clause.get(named.getFirst().to()).any(IN, FROM, ON, OF, FOR, WITH);
        if (placed
                && (named.getLast().definite() && !named.getLast().plural()
                        || named.getLast().each())) {
            context.claims.add(new Claim.Link(named.getFirst(), named.getLast(), true, clause, 0.9));
        }
        if (placed) {
            lists.has(List.of(named.getFirst()), rest, clause, 1);
            return true;
        }
        var told = told(before, named);
        if (told.isPresent()) {
            lists.has(List.of(told.get()), rest, clause, 1);
            return true;
        }
        if (known(named, before, rest, clause)) {
            return true;
        }
        var noun = named.stream().reduce((_, b) -> b);
        if (noun.isEmpty()
                || noun.get().to() != before.size()
                || before.stream().anyMatch(t -> t.any(HAVE, KEEP, BELONG, CAN))) {
            return false;
        }
        if (rest.getFirst().any(EVERYTHING, IT, WE)) {
            context.claims.add(new Claim.Mention(noun.get(), clause, 0.4));
            context.spokenOf(List.of(noun.get()));
            return true;
        }
        lists.has(List.of(noun.get()), rest, clause, 1);
        return true;
    }

    /// `Guides are volunteers: …`, `Machines we have too: …`: the list is that of the first noun.
    private static java.util.Optional<Noun> told(List<Token> before, List<Noun> named) {
        var first = named.stream().findFirst().filter(n -> n.from() == 0 && n.to() < before.size());
        return first.filter(n -> {
            var next = before.get(n.to());
            boolean ours = next.is(WE) && before.stream().anyMatch(t -> t.is(HAVE)) && named.size() == 1;
            boolean order =
                    n.plural() && next.lemma().matches("come|go|follow|kommen|folgen") && before.size() <= n.to() + 3;
            return ours || order || next.is(BE) && named.size() == 2;
        });
    }

    /// `Species: pike, carp, other` where a list before had a species: its values.
    private boolean known(List<Noun> named, List<Token> before, List<Token> rest, Clause clause) {
        if (named.size() != 1 || named.getFirst().to() != before.size()) {
            return false;
        }
        var field = new FieldValues(context);
        return field.told(named.getFirst(), Chunks.of(rest, true), clause);
    }

    /// The heading is the business or the wish itself: `… for my plumbing business: customers, quotes`.
    private static boolean overall(Clause clause, Noun heading) {
        return ours(clause, heading)
                || clause.tokens().subList(0, heading.from()).stream().anyMatch(t -> t.any(WE, WANT));
    }

    /// What follows is things with lists of their own, not fields: `classes with a title …`.
    private boolean inventory(List<Token> rest) {
        var first = Chunks.of(rest, false).getFirst();
        var noun = context.nouns.at(first, 0);
        return noun.isPresent()
                && noun.get().plural()
                && noun.get().from() == 0
                && noun.get().to() < first.size()
                && (first.get(noun.get().to()).is(WITH));
    }

    /// `Attendance: for each child one entry with date and remark`.
    private boolean perEach(Noun subject, List<Token> rest, Clause clause) {
        int per = 0;
        while (per < rest.size() && rest.get(per).any(WE, KEEP, WANT, KNOW, FILLER)) {
            per++;
        }
        if (per >= rest.size() || !rest.get(per).any(PER, FOR)) {
            return false;
        }
        var whom = context.nouns.at(rest, per + 1);
        if (whom.isEmpty()) {
            return false;
        }
        context.claims.add(new Claim.Link(subject, whom.get(), true, clause, 1));
        int with = Cuts.with(rest);
        lists.has(List.of(subject), rest.subList(with < 0 ? whom.get().to() : with + 1, rest.size()), clause, 1);
        return true;
    }

    /// `Status of the session: booked, done` as `Status: booked, done`.
    private static List<Token> fieldWithValues(Clause clause, Noun field, int colon) {
        var result = new ArrayList<>(clause.tokens().subList(field.from(), field.to()));
        result.addAll(clause.tokens().subList(colon, clause.size()));
        return result;
    }
}
