package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Rights told from the side of the things: `the margin is hidden from the cashiers`, `rooms are only for the manager`.
public final class Reserving {
    private static final Pattern HIDDEN = Pattern.compile(
            "\\b(hidden|kept|concealed|withheld) from\\b|\\b(invisible|not visible|off limits|taboo) (to|for)\\b"
                    + "|\\bnone of\\b(?=.*\\bbusiness\\b)|\\b(verborgen|unsichtbar|tabu|nicht sichtbar)\\b"
                    + "|\\b(geht|gehen)\\b(?=.*\\bnichts an\\b)");
    private static final Pattern APART = Pattern.compile(
            "\\b(has|have) nothing to do with\\b|\\b(hat|haben)\\b(?=.*\\bmit\\b.*\\bnichts zu tun\\b)");
    private static final Pattern RESERVED = Pattern.compile(
            "\\b(only|reserved|exclusively) for\\b|\\b(is|are) (only )?(visible|open) (only )?to\\b(?=.*\\b(only|alone|nobody else|no one else)\\b)"
                    + "|\\b(is|are) for (?=[^,]* alone\\b)|\\b(is|are|stays?|remains?) (only )?(mine|up to)\\b"
                    + "|\\b(is|are|stays?|remains?) (only )?(?=(the|my|our) [^,]* 's? (job|business|task|responsibility|matter)\\b)"
                    + "|\\b(nur|ausschließlich) für\\b|\\b(sache|aufgabe) (?=der\\b|des\\b|von\\b|vom\\b)|\\bchefsache\\b");
    private static final Pattern BY = Pattern.compile("\\b(by|von|vom|durch)\\b");

    private Reserving() {}

    static boolean in(Clause clause) {
        return hidden(clause).isPresent()
                || apart(clause).isPresent()
                || reserved(clause).isPresent();
    }

    /// Where a clause says that somebody has nothing to do with something.
    public static Optional<MatchResult> apart(Clause clause) {
        return first(APART, clause);
    }

    /// Where a clause says that something is kept from somebody.
    public static Optional<MatchResult> hidden(Clause clause) {
        return first(HIDDEN, clause);
    }

    /// Where a clause says that something is for somebody alone.
    public static Optional<MatchResult> reserved(Clause clause) {
        boolean alone = clause.has(ONLY, EXCEPT)
                && clause.has(BE)
                && (clause.has(CREATE, EDIT, DELETE, SEE, MANAGE)
                        || clause.toString()
                                .toLowerCase(java.util.Locale.ROOT)
                                .matches(
                                        ".*\\b(by|von|vom) (the |der |dem )?\\S+ only\\b.*|.*\\bonly (be )?(\\w+ )?by\\b.*"))
                && !clause.has(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, BEFORE, AFTER, SAME_TIME, HAVE);
        return first(RESERVED, clause).or(() -> alone ? first(BY, clause) : Optional.empty());
    }

    private static Optional<MatchResult> first(Pattern pattern, Clause clause) {
        var matcher = pattern.matcher(clause.toString().toLowerCase(java.util.Locale.ROOT));
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /// The index of the token in which a character of the clause's text lies.
    public static int token(Clause clause, int at) {
        int end = 0;
        for (int i = 0; i < clause.size(); i++) {
            end += clause.get(i).text().length() + 1;
            if (at < end) {
                return i;
            }
        }
        return clause.size();
    }
}
