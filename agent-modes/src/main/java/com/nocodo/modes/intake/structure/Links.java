package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds which thing is for, of, by or in which other: `each X is for one Y and one Z`, `X belongs to Y`, `X borrow Y`.
final class Links {
    private final Context context;

    private static final String JOINS =
            "connect|link|join|combine|tie|concern|involve|regard|verbinden|verknüpfen|bringen|betreffen";

    private int rest = -1;

    Links(Context context) {
        this.context = context;
    }

    /// Where the links of the last clause ended, when a list goes on there; else -1.
    int listAfter(Clause clause) {
        boolean goesOn = rest > 0
                && rest < clause.size()
                && clause.get(rest - 1).sign(",") | clause.get(rest).sign(",");
        return goesOn ? rest : -1;
    }

    boolean read(Clause clause) {
        rest = -1;
        return belongs(clause) || amongSeveral(clause) || oneOf(clause) || chain(clause) || deed(clause);
    }

    private boolean belongs(Clause clause) {
        int at = clause.find(0, BELONG);
        if (at < 0) {
            return false;
        }
        var from = subject(clause, at);
        int next = at + 1;
        while (next < clause.size() && clause.get(next).any(TO, FILLER)) {
            next++;
        }
        var targets = targets(clause, next);
        rest = targets.isEmpty() ? -1 : targets.getLast().to();
        from.ifPresent(noun -> {
            targets.forEach(to -> context.claims.add(new Claim.Link(noun, to, !to.plural(), clause, 1)));
            context.spokenOf(List.of(noun));
        });
        return from.isPresent() && !targets.isEmpty();
    }

    /// `A student can be in several groups.`
    private boolean amongSeveral(Clause clause) {
        int be = clause.find(1, BE);
        boolean several = be > 0
                && be + 2 < clause.size()
                && clause.get(be + 1).any(IN, ON, FOR, OF)
                && clause.get(be + 2).is(SEVERAL);
        var from = several ? subject(clause, be) : Optional.<Noun>empty();
        var to = several ? context.nouns.at(clause.tokens(), be + 2) : Optional.<Noun>empty();
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        context.claims.add(new Claim.Many(from.get(), to.get(), clause, 0.9));
        context.spokenOf(List.of(from.get()));
        return true;
    }

    /// `A lesson is given by one teacher to one student in one room.`
    private boolean chain(Clause clause) {
        int verb = 0;
        while (verb < clause.size() && !Clauses.verb(clause.get(verb))) {
            verb++;
        }
        if (verb >= clause.size() || clause.get(verb).any(HAVE, CONTAIN, CAN, MUST, SHOULD, WANT)) {
            return false;
        }
        var from = subject(clause, verb);
        if (from.isEmpty()) {
            return false;
        }
        int i = verb + 1;
        while (i < clause.size() && !clause.get(i).sign(",:(") && !preposition(clause, i) && !is(clause, i, verb)) {
            boolean joins = clause.get(verb).lemma().matches(JOINS);
            boolean one = from.get().each()
                    && clause.get(i).is(ONE)
                    && !clause.get(verb).is(BE);
            boolean object = clause.get(i).nounish() && !clause.get(verb).is(BE) && !joins;
            if (one || joins && clause.get(i).any(SOME, ONE, THE, EACH)) {
                break;
            }
            if (object || clause.get(i).is(WITH)) {
                return false;
            }
            i++;
        }
        if (i < clause.size() && clause.get(i).sign(",:(")) {
            return false;
        }
        var found = new ArrayList<Noun>();
        while (i < clause.size()) {
            boolean joint = preposition(clause, i)
                    || (clause.get(i).is(WITH)
                            && clause.get(verb).lemma().matches("connect|link|combine|verbinden|verknüpfen"))
                    || clause.get(i).any(SOME, ONE, THE)
                            && (found.isEmpty() || clause.get(i - 1).lower().endsWith("ing"))
                    || clause.get(i).any(AND, FILLER)
                    || clause.get(i).sign(",")
                    || is(clause, i, verb);
            boolean here = clause.get(i).any(SOME, ONE, THE) || is(clause, i, verb) && !preposition(clause, i);
            var noun = i + 1 >= clause.size()
                    ? Optional.<Noun>empty()
                    : context.nouns.at(clause.tokens(), here ? i : i + 1);
            if (!joint || noun.isEmpty()) {
                if (joint && (clause.get(i).is(FILLER) || (i + 1 < clause.size() && preposition(clause, i + 1)))) {
                    i++;
                    continue;
                }
                break;
            }
            boolean single =
                    clause.get(i).is(PER) || noun.get().definite() || noun.get().each();
            boolean fromSeveral =
                    clause.get(i).is(FROM) && noun.get().plural() && from.get().plural();
            if (single && !noun.get().plural() || fromSeveral) {
                found.add(noun.get());
            } else if (!found.isEmpty() && clause.get(i).sign(",")) {
                break;
            }
            i = Math.max(noun.get().to(), i + 1);
            while (i < clause.size()
                    && clause.get(i).pos().equals("VERB")
                    && clause.get(i).marks().isEmpty()) {
                i++;
            }
        }
        var subject = from.get();
        boolean singular = subject.each() || subject.definite() || subject.plural();
        found.forEach(
                to -> context.claims.add(new Claim.Link(subject, to, singular, clause, subject.each() ? 1 : 0.8)));
        if (!found.isEmpty()) {
            context.spokenOf(List.of(subject));
            rest = i;
        }
        return !found.isEmpty();
    }

    /// `each one is a dish`: the noun right after the verb of being.
    private static boolean is(Clause clause, int i, int verb) {
        return i == verb + 1 && clause.get(verb).is(BE) && clause.get(i).any(SOME, ONE) && clause.size() > i + 1;
    }

    private static boolean preposition(Clause clause, int i) {
        var t = clause.get(i);
        boolean withOne =
                t.is(WITH) && i + 1 < clause.size() && clause.get(i + 1).is(ONE);
        boolean perOne = t.is(PER)
                && clause.has(BE)
                && i + 1 < clause.size()
                && clause.get(i + 1).nounish()
                && !clause.has(REVENUE);
        return withOne
                || perOne
                || t.any(FOR, TO, BY, IN, FROM, OF, ON)
                || (t.pos().equals("ADP") && !t.any(UNTIL, SINCE, PER, BEFORE, AFTER, WITHOUT, WITH));
    }

    private Optional<Noun> subject(Clause clause, int verb) {
        var before = clause.tokens().subList(0, verb);
        if (before.stream().allMatch(t -> t.any(FILLER, AND))
                || before.stream().anyMatch(t -> t.is(IT))
                || pronounEach(before)) {
            return context.last().stream().reduce((_, b) -> b);
        }
        return context.nouns.all(before).stream().reduce((_, b) -> b);
    }

    private static boolean pronounEach(List<Token> before) {
        return before.getLast().is(EACH) && before.getLast().text().contains(" ");
    }

    private List<Noun> targets(Clause clause, int from) {
        var result = new ArrayList<Noun>();
        int i = from;
        while (i < clause.size()) {
            var noun = context.nouns.at(clause.tokens(), i);
            if (noun.isEmpty()) {
                break;
            }
            result.add(noun.get());
            i = noun.get().to();
            while (i < clause.size() && clause.get(i).any(AND, TO, FILLER)) {
                i++;
            }
        }
        return result;
    }

    /// `Donors are supermarkets, bakeries or private people.`
    private boolean oneOf(Clause clause) {
        int whether = clause.find(0, WHETHER);
        int be = clause.find(whether >= 0 ? whether : clause.follows() ? 0 : 1, BE);
        int or = be < 0 ? -1 : clause.find(be, OR);
        if (or < 0) {
            return false;
        }
        var subject = whether < 0 && !clause.follows()
                ? subject(clause, be)
                : context.last().stream().findFirst();
        var rest = clause.tokens().subList(be + 1, clause.size());
        boolean plain = (whether < 0 || be == whether + 2)
                && rest.stream().noneMatch(t -> t.any(WITH, HAVE, NOT, FOR, MORE_THAN, LESS_THAN) || t.sign("("));
        var parts = Chunks.of(rest, true).stream()
                .map(Items::text)
                .filter(t -> !t.isBlank())
                .toList();
        boolean told = subject.isPresent()
                && plain
                && whether < 0
                && !clause.follows()
                && new FieldValues(context).told(subject.get(), Chunks.of(rest, true), clause);
        if (told) {
            return true;
        }
        boolean bare = subject.isPresent()
                && !subject.get().plural()
                && subject.get().from() == 0
                && subject.get().to() == be
                && !subject.get().definite()
                && !subject.get().each()
                && context.catalogue.find(subject.get().key()).isEmpty();
        if (subject.isPresent()
                && plain
                && parts.size() > 1
                && (field(subject.get()) || bare && !context.last().isEmpty())) {
            var noun = subject.get();
            var words = clause.tokens().subList(Math.max(0, be - 1), be);
            var item =
                    new Item(noun.label(), words, noun, parts, false, List.of(), List.of(), noun.start(), clause.end());
            context.claims.add(new Claim.Has(context.last(), List.of(item), clause, 0.9));
            return true;
        }
        if (subject.isEmpty() || !plain || parts.size() < 2 || parts.stream().anyMatch(p -> p.split(" ").length > 3)) {
            return false;
        }
        context.claims.add(new Claim.OneOf(
                subject.get(),
                parts,
                rest.stream().anyMatch(t -> t.pos().equals("VERB") || t.any(FREE, OPEN)),
                clause,
                0.8));
        context.spokenOf(List.of(subject.get()));
        return true;
    }

    /// A word that usually names a field, so that `status is open or done` is told of what was spoken of.
    private boolean field(Noun noun) {
        return !context.last().isEmpty()
                && context.types.exact(noun.key()).isPresent()
                && context.catalogue.find(noun.key()).isEmpty();
    }

    /// `We assign each job to a translator.`
    private boolean assigned(Clause clause) {
        if (!clause.has(WE)) {
            return false;
        }
        for (int i = 1; i < clause.size() - 2; i++) {
            var what = clause.get(i).is(EACH) ? context.nouns.at(clause.tokens(), i) : Optional.<Noun>empty();
            int next = what.map(Noun::to).orElse(clause.size());
            if (next + 1 < clause.size() && preposition(clause, next)) {
                var whom = context.nouns.at(clause.tokens(), next + 1).filter(Noun::definite);
                if (whom.isPresent()) {
                    context.claims.add(new Claim.Link(what.orElseThrow(), whom.get(), true, clause, 0.7));
                    return true;
                }
            }
        }
        return false;
    }

    /// `Groups book places on a tour`: the tour too.
    private void further(Clause clause, int from, Noun who, String verb) {
        if (from + 1 < clause.size() && clause.get(from).any(ON, FOR, IN, FROM, TO)) {
            context.nouns
                    .at(clause.tokens(), from + 1)
                    .filter(n -> n.definite() || n.each())
                    .ifPresent(n -> context.claims.add(new Claim.Deed(who, verb, n, clause, 0.5)));
        }
    }

    /// `Students learn one or more instruments`, `Gäste buchen eine Wohnung`.
    private boolean deed(Clause clause) {
        if (assigned(clause)) {
            return true;
        }
        for (int i = 1; i < clause.size() - 1; i++) {
            var t = clause.get(i);
            boolean verb = t.pos().equals("VERB") || (t.any(CREATE) && !t.nounish());
            if (verb && !t.any(HAVE, WANT, KNOW, BE)) {
                var who = context.nouns.endingAt(clause.tokens(), i);
                int from = i + 1;
                while (from < clause.size()
                        && (clause.get(from).any(TO, FOR, IN, ON, FILLER)
                                || clause.get(from).lower().equals("sich")
                                || clause.get(from).lower().equals("up"))) {
                    from++;
                }
                var what = from < clause.size() ? context.nouns.at(clause.tokens(), from) : Optional.<Noun>empty();
                if (who.isPresent() && what.isPresent()) {
                    boolean owns = t.lemma().matches("bring|own|keep|possess|mitbringen|besitzen");
                    if (what.get().several() && owns && who.get().each()) {
                        context.claims.add(new Claim.Children(who.get(), what.get(), clause, 0.9));
                    } else if (what.get().several()) {
                        context.claims.add(new Claim.Many(who.get(), what.get(), clause, 0.8));
                    } else {
                        context.claims.add(new Claim.Deed(who.get(), t.lemma(), what.get(), clause, 0.5));
                        further(clause, what.get().to(), who.get(), t.lemma());
                    }
                    return true;
                }
            }
        }
        return false;
    }
}
