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

    private Limits() {}

    static boolean in(Clause clause) {
        if (listed(clause) || enumerated(clause) && !clause.has(SAME_TIME)) {
            return false;
        }
        return forbidden(clause.sentence().heading())
                || works(clause)
                || barred(clause)
                || bounded(clause)
                || moves(clause)
                || clash(clause);
    }

    /// `What must never happen:` forbids all that is listed under it.
    public static boolean forbidden(@Nullable Sentence heading) {
        return heading != null
                && (heading.tokens().stream().anyMatch(t -> t.lower().matches("forbidden|verboten|unzulässig"))
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
                || (clause.has(AT_MOST) && clause.has(CAN, NO));
    }

    private static boolean has(Clause clause) {
        return clause.has(HAVE) && !clause.has(NOT, NEVER, NOBODY, NO, AT_MOST, SAME_TIME, TWICE);
    }

    private static boolean moves(Clause clause) {
        return clause.has(BECOME) && clause.has(FROM) && clause.has(TO) && !clause.has(HAVE);
    }
}
