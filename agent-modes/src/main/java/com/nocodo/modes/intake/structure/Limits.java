package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Mark;
import com.nocodo.modes.intake.text.Sentence;
import org.jspecify.annotations.Nullable;

/// Tells whether a clause limits what may be, or says how something is worked out.
public final class Limits {
    private static final Mark[] BOUNDS = {
        AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, BETWEEN, BEFORE, AFTER, UNIQUE, REQUIRED, NEGATIVE, DIFFERENT
    };

    private static final String SAME = "same|identical|(der|die|das|den|dem)selben?|gleichen?|gleiche[rsm]";

    private Limits() {}

    static boolean in(Clause clause) {
        if (listed(clause) || enumerated(clause) && !clause.has(SAME_TIME)) {
            return false;
        }
        return forbidden(clause.sentence().heading())
                || works(clause)
                || barred(clause)
                || bounded(clause)
                || ordered(clause)
                || alike(clause)
                || moves(clause)
                || clash(clause);
    }

    /// `What must never happen:` forbids all that is listed under it.
    public static boolean forbidden(@Nullable Sentence heading) {
        return heading != null
                && (heading.tokens().stream()
                                .anyMatch(
                                        t -> t.lower()
                                                .matches(
                                                        "forbidden|refused?|rejected|verboten|unzulässig|abgelehnt|abgewiesen|tabu"))
                        || heading.tokens().stream().anyMatch(t -> t.lower().matches("no-gos?"))
                        || heading.tokens().stream().anyMatch(t -> t.any(NEVER, NOT, NO))
                                && heading.tokens().stream()
                                        .anyMatch(
                                                t -> t.any(MUST, CAN, SHOULD)
                                                        || t.lower()
                                                                .matches(
                                                                        "allowed|permitted|possible|erlaubt|zulässig|möglich")));
    }

    /// What stands behind `has` or `we keep` are fields, whatever is said of them.
    private static boolean listed(Clause clause) {
        int listed = clause.find(0, HAVE, WITH, KEEP, WANT);
        return listed > 0 && clause.has(UNIQUE) && listed < clause.find(0, UNIQUE) && !clause.has(NOT);
    }

    /// `I want the address on it, the days …`: a list of fields, whatever is said beside them.
    private static boolean enumerated(Clause clause) {
        int verb = clause.find(0, HAVE, WANT, KEEP);
        int colon = Cuts.indexOf(clause.tokens(), ":");
        int from = verb >= 0 && verb <= 4 ? verb : colon > 0 && colon <= 5 ? colon : clause.size();
        var rest = clause.tokens().subList(from, clause.size());
        return rest.stream().filter(t -> t.sign(",")).count() >= 2
                || clause.tokens().stream().filter(t -> t.sign(";")).count() >= 2;
    }

    private static boolean clash(Clause clause) {
        return clause.has(SAME_TIME) && clause.has(CAN, MUST, SHOULD, NOT, NEVER, NOBODY, NO, ONLY, TWICE, WANT);
    }

    private static boolean works(Clause clause) {
        boolean equation = clause.tokens().stream().anyMatch(t -> t.sign("="));
        return clause.has(CALCULATE, TIMES)
                || (clause.has(SUM) && clause.has(BE))
                || (clause.has(AUTOMATIC) && clause.has(CAN, MUST, SHOULD, SUM))
                || (equation && clause.has(SUM, PLUS, MINUS));
    }

    private static boolean barred(Clause clause) {
        boolean modal = clause.has(CAN, MUST, SHOULD);
        boolean no = clause.has(NOT, NEVER, NOBODY, NO, ONLY);
        return (modal && no && !has(clause))
                || (no && clause.has(WITHOUT))
                || (no && clause.has(EXPIRE) && !clause.has(HAVE, WANT, SEE, LIST))
                || (clause.get(0).is(NO) && clause.find(1, AFTER, BEFORE) > 0)
                || (no && clause.has(THAN))
                || (clause.has(NEVER) && (!clause.has(HAVE) || clause.has(BOUNDS)))
                || (clause.has(NOT, NO) && clause.has(WANT) && clause.has(NUMBER));
    }

    private static boolean bounded(Clause clause) {
        boolean modal = clause.has(CAN, MUST, SHOULD);
        boolean brief = clause.size() <= 7
                && clause.has(AT_LEAST, AT_MOST, MORE_THAN)
                && clause.tokens().stream().anyMatch(t -> t.number())
                && !clause.has(HAVE, WANT);
        boolean unique = clause.has(UNIQUE) && (clause.has(BE) || clause.find(0, UNIQUE) > 0 && clause.size() < 8);
        return (modal && clause.has(BOUNDS) && !has(clause))
                || (clause.has(REQUIRED) && clause.has(BE, MUST) && !clause.has(WITH, KEEP, OPTIONAL) && !has(clause))
                || brief
                || unique
                || (clause.has(AT_MOST) && clause.has(CAN, NO))
                || counted(clause)
                || each(clause)
                || range(clause);
    }

    /// `Places: at least 1, at most 12`: nothing else is said of it.
    private static boolean range(Clause clause) {
        int colon = Cuts.indexOf(clause.tokens(), ":");
        var rest = clause.tokens().subList(Math.max(0, colon), clause.size());
        return colon > 0
                && colon <= 4
                && clause.has(AT_LEAST, AT_MOST, BETWEEN)
                && rest.stream()
                        .filter(t -> t.wordy())
                        .allMatch(t -> t.any(BOUNDS) || t.any(AND, BETWEEN) || t.number());
    }

    /// `Only one booking per guest`, `pro Gast nur eine Buchung`, `the maximum number of places per course is 12`.
    private static boolean each(Clause clause) {
        return clause.has(PER)
                && (clause.has(AT_MOST, ONLY)
                        || clause.tokens().stream()
                                .anyMatch(t -> t.lower().matches("(only|just|exactly) one|(nur|genau) eine?[nrs]?")))
                && clause.size() <= 12
                && !clause.has(HAVE, WITH, SEE, LIST, WANT, KEEP);
    }

    /// `A member has at most 3 loans`, and nothing else.
    private static boolean counted(Clause clause) {
        int most = clause.find(0, AT_MOST);
        return most > 0
                && clause.get(most - 1).is(HAVE)
                && most + 1 < clause.size()
                && clause.get(most + 1).number()
                && most + 5 >= clause.size();
    }

    private static boolean has(Clause clause) {
        return clause.has(HAVE) && !clause.has(NOT, NEVER, NOBODY, NO, AT_MOST, SAME_TIME, TWICE);
    }

    /// `People leave after they came, not before`, `end always after start`, `Ende nie vor Anfang`.
    private static boolean ordered(Clause clause) {
        int at = clause.find(1, BEFORE, AFTER);
        boolean firm = clause.has(NOT, NEVER)
                || clause.tokens().stream()
                        .anyMatch(t -> t.lower().matches("always|immer|stets|erst|comes|kommt|liegt"));
        boolean verbless = clause.size() <= 8 && clause.tokens().stream().noneMatch(Clauses::verb);
        return at > 0 && clause.size() <= 14 && !clause.has(HAVE, KEEP, WANT, WITH) && (firm || verbless);
    }

    /// `No two members with the same number`, `keine zwei Räume mit demselben Namen`.
    private static boolean alike(Clause clause) {
        return clause.has(NO, NEVER, NOT, NOBODY)
                && clause.has(NUMBER)
                && clause.tokens().stream().anyMatch(t -> t.lower().matches(SAME) || t.is(ONE));
    }

    private static boolean moves(Clause clause) {
        return clause.has(BECOME) && clause.has(FROM) && clause.has(TO) && !clause.has(HAVE);
    }
}
