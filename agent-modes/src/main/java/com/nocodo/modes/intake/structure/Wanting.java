package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;

/// Tells a clause that asks for a list or a number by how it begins.
final class Wanting {
    private Wanting() {}

    static boolean asks(Clause clause) {
        return shows(clause)
                || earned(clause)
                || counted(clause)
                || announced(clause)
                || owes(clause)
                || ranked(clause)
                || interests(clause);
    }

    /// `Show me the jobs that …`.
    private static boolean shows(Clause clause) {
        var first = clause.get(0);
        return first.is(WANT)
                && first.lower().matches("(please )?(show|give|tell|list)( me| us)?|zeige?( mir| uns)?")
                && clause.size() > 2
                && (!clause.has(CAN) || clause.get(1).sign(":"));
    }

    /// `What each customer brought in`, `how much every guest spent`, `turnover by month`.
    private static boolean earned(Clause clause) {
        int asked = clause.find(0, WHAT, HOW_MUCH, HOW_MANY);
        boolean grouped = clause.has(EACH, PER) || clause.has(BY) && clause.has(DAY, WEEK, MONTH, YEAR);
        return clause.has(REVENUE)
                && grouped
                && (asked >= 0 && asked <= 2 || clause.get(0).is(REVENUE));
    }

    /// `The number of bookings per month`, `the average fee per course`.
    private static boolean counted(Clause clause) {
        int per = clause.find(0, PER);
        boolean timed =
                per > 0 && clause.tokens().subList(per, clause.size()).stream().anyMatch(t -> t.any(WEEK, MONTH, YEAR));
        int number = clause.find(0, NUMBER_OF);
        return number >= 0 && number < per && timed && !clause.has(HAVE)
                || per > 0 && clause.find(0, AVERAGE) >= 0 && clause.find(0, AVERAGE) <= 2;
    }

    /// `What would help on Mondays: …`, `Sehen will ich: …`.
    private static boolean announced(Clause clause) {
        int colon = Cuts.indexOf(clause.tokens(), ":");
        if (colon < 1 || colon > 7) {
            return false;
        }
        var before = clause.tokens().subList(0, colon);
        boolean useful = before.stream()
                .anyMatch(
                        t -> t.lower()
                                .matches(
                                        "look for|looking for|help|helpful|useful|handy|interesting|hilfreich|helfen|nützlich|interessant|interessiert"));
        boolean sees = before.stream().anyMatch(t -> t.any(SEE, KNOW))
                && before.stream().anyMatch(t -> t.is(WANT));
        boolean ours = before.stream().anyMatch(t -> t.any(WE, WHAT));
        return ours && (useful || sees);
    }

    /// `Who still owes me money`, `wer noch nicht bezahlt hat`.
    private static boolean owes(Clause clause) {
        int who = clause.find(0, WHO);
        return who >= 0
                && who <= 1
                && (clause.has(UNPAID)
                        || clause.has(NOT) && clause.tokens().stream().anyMatch(Wanting::paid));
    }

    /// `The ten best guests by turnover`, `die zehn meistgekauften Bücher`: nothing else is said.
    private static boolean ranked(Clause clause) {
        int at = clause.find(0, BEST, MOST, WORST);
        return at >= 0
                && at <= 3
                && clause.tokens().subList(0, at).stream().allMatch(t -> t.any(THE, POSSESSIVE) || t.number())
                && clause.tokens().stream().noneMatch(t -> Clauses.verb(t) && !t.is(MOST));
    }

    /// `Außerdem interessiert mich, welches Gerät …`, `what interests me is how many …`.
    private static boolean interests(Clause clause) {
        return clause.tokens().stream()
                        .anyMatch(t -> t.lower().matches("interessiert|interessieren|interests|interested"))
                && !clause.get(0).any(IN, ON)
                && clause.has(WHICH, WHO, WHAT, HOW_MANY, HOW_MUCH, WHETHER, LIST);
    }

    private static boolean paid(Token t) {
        return t.lower().matches("paid|bezahlt|gezahlt|überwiesen");
    }
}
