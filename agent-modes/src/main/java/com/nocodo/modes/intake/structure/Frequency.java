package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How often something is looked at, at the head of a clause: `every morning`, `on Mondays`, `am Monatsende`. What
/// follows is a wish, and no part of what it is about: the `Morgen` of `jeden Morgen` is not tomorrow.
public final class Frequency {
    private static final String WEEKDAY =
            "((mon|tues|wednes|thurs|fri|satur|sun)days?|(mon|diens|donners|frei|sams|sonn)tag|mittwoch)";
    private static final String UNIT =
            "(day|morning|evening|night|afternoon|week|weekend|month|quarter|year|season|shift"
                    + "|tag|morgen|abend|nacht|mittag|woche|wochenende|monat|quartal|jahr|saison|schicht|" + WEEKDAY
                    + ")e?s?";
    private static final String PART =
            "( (morning|evening|night)s?| (früh|abend|morgen|mittag))?( (at|um|gegen) \\S+)?";
    private static final Pattern PHRASE = Pattern.compile("(and |also |und |then |außerdem |dazu )*("
            + "(every|each|jeden|jede|jedes) (single |einzelnen )?" + UNIT + PART
            + "|(on|am) (every |each )?" + WEEKDAY + PART
            + "|(in the|am) (mornings?|evenings?|morgen|abend)"
            + "|(at|by|am|zum|zu|gegen) (the )?(end|start|beginning|close|ende|anfang|schluss|beginn)"
            + "( of| des| der| jedes| jeder| each| every| the| a| von)* " + UNIT
            + "|(am|zum|zu) (monats|jahres|quartals|wochen|saison|tages)(ende|anfang|abschluss|schluss|beginn)"
            + "|(once|twice|einmal|zweimal) (a|per|every|each|im|pro|in der|am) " + UNIT
            + "|(daily|weekly|täglich|wöchentlich|morgens|abends|mittags|mittwochs"
            + "|(mon|diens|donners|frei|sams|sonn)tags|" + WEEKDAY + "s)( (at|um|gegen) \\S+)?)");
    private static final int LONGEST = 9;

    private Frequency() {}

    /// How many tokens at the head tell how often, with the comma or colon behind them; 0 if none does.
    public static int length(List<Token> tokens) {
        for (int n = Math.min(LONGEST, tokens.size()); n > 0; n--) {
            var text = tokens.subList(0, n).stream().map(Token::lower).collect(Collectors.joining(" "));
            if (PHRASE.matcher(text).matches() && !named(tokens, n)) {
                boolean sign = n < tokens.size()
                        && (tokens.get(n).sign(",:–") || tokens.get(n).text().equals("-"));
                return sign ? n + 1 : n;
            }
        }
        return 0;
    }

    /// `Weekly hours`: what comes at that pace, not how often it is looked at.
    private static boolean named(List<Token> tokens, int n) {
        return n == 1
                && n < tokens.size()
                && (tokens.get(n).nounish() || tokens.get(n).any(REVENUE, HAVE));
    }

    /// Somebody looks at something regularly, or asks for it.
    static boolean wishes(Clause clause) {
        int colon = Cuts.indexOf(clause.tokens(), ":");
        for (int i = 0; i < Math.min(colon, LONGEST); i++) {
            if (i + length(clause.tokens().subList(i, clause.size())) == colon + 1) {
                return true;
            }
        }
        int n = length(clause.tokens());
        if (n == 0) {
            return false;
        }
        var rest = clause.tokens().subList(n, clause.size());
        boolean asks = rest.stream().limit(2).anyMatch(t -> t.any(WHICH, WHO, WHAT, HOW_MANY, HOW_MUCH, LIST));
        boolean wants = rest.stream().anyMatch(t -> t.is(WE)) && rest.stream().anyMatch(t -> t.any(WANT, SEE, KNOW));
        boolean brief = rest.stream().noneMatch(t -> Clauses.verb(t) && !t.any(UPCOMING, OPEN, UNPAID, OVERDUE));
        return asks || wants || brief;
    }
}
