package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import java.util.List;
import java.util.Optional;

/// Finds records that are told by what happens: `a placement is when a dog moves in with a family`, `bei einem Besuch
/// fährt eine Pflegekraft zu einem Klienten`. Each notes down those who take part.
final class Occasions {
    private static final int LONGEST = 16;
    private final Context context;

    Occasions(Context context) {
        this.context = context;
    }

    boolean read(Clause clause) {
        return defined(clause) || taking(clause);
    }

    /// `A placement is when a dog moves in with a family.`
    private boolean defined(Clause clause) {
        var record = context.nouns.at(clause.tokens(), 0).filter(n -> n.from() == 0 && !n.plural());
        int at = record.map(Noun::to).orElse(clause.size());
        boolean is = at + 3 < clause.size()
                && (clause.get(at).is(BE)
                                && (clause.get(at + 1).is(WHEN)
                                        || clause.get(at + 1).sign(",")
                                                && clause.get(at + 2).lower().matches("wenn|dass"))
                        || clause.get(at).lower().matches("means|heißt|bedeutet|entsteht"));
        return is && note(record.orElseThrow(), clause, at + 2);
    }

    /// `At a grading a student tries for a belt.`
    private boolean taking(Clause clause) {
        boolean opens = clause.get(0).lower().matches("bei|beim|at|on|during|for|für|with|mit|in|im");
        var record = opens && clause.size() <= LONGEST
                ? context.nouns
                        .at(clause.tokens(), 1)
                        .filter(n -> n.from() == 1 && !n.plural() && (n.definite() || n.each() || contracted(clause)))
                : Optional.<Noun>empty();
        int from = record.map(Noun::to).orElse(clause.size());
        boolean plain = clause.tokens().stream()
                .noneMatch(t ->
                        t.any(HAVE, KEEP, KNOW, WANT, WE, CAN, MUST, SHOULD, NOT, NEVER, NO, ONLY, LIST, SEE, BE, IT)
                                || t.sign(":(")
                                || t.number());
        boolean deed = plain
                && clause.tokens().stream().skip(from).anyMatch(t -> t.pos().equals("VERB"));
        return deed && !context.fieldName(record.orElseThrow()) && note(record.orElseThrow(), clause, from);
    }

    private static boolean contracted(Clause clause) {
        return clause.get(0).lower().matches("beim|im");
    }

    private boolean note(Noun record, Clause clause, int from) {
        var rest = clause.tokens().subList(from, clause.size());
        var parts = context.nouns.all(rest).stream()
                .filter(n -> n.definite()
                        && !n.plural()
                        && !n.possessed()
                        && !context.fieldName(n)
                        && !n.key().equals(record.key()))
                .toList();
        var all = context.nouns.all(rest).stream()
                .filter(n -> !context.fieldName(n))
                .toList();
        if (parts.isEmpty() || all.size() < 2 || !parts.contains(all.getFirst())) {
            return false;
        }
        context.claims.add(new Claim.Mention(record, clause, 0.4));
        parts.forEach(n -> context.claims.add(new Claim.Link(record, n, true, clause, 0.8)));
        context.spokenOf(List.of(record));
        return true;
    }
}
