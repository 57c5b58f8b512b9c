package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;

/// Tells whether a clause says what must be known of a topic: `about a wedding I must know the date, the venue …`, `von
/// jedem Kind müssen wir Name und Allergien kennen`. It neither limits nor wants a list, though its verbs do elsewhere.
final class Told {
    private static final int VERBS = 6;
    private final Context context;

    Told(Context context) {
        this.context = context;
    }

    /// Whether the clause opens a topic with a preposition.
    static boolean opens(Token token) {
        return token.lower().matches("über|about") || token.any(FOR, PER, OF, TO, FROM, IN, ON, WITH);
    }

    /// Where it opens: behind fillers, of which `about` is one elsewhere.
    static int start(Clause clause) {
        return clause.get(0).lower().equals("about") ? 0 : Cuts.skip(clause, 0, FILLER, AND);
    }

    boolean of(Clause clause) {
        int at = start(clause);
        if (at + 3 >= clause.size() || !opens(clause.get(at)) || clause.has(SEE, LIST, REVENUE, NOT, NEVER, ONLY)) {
            return false;
        }
        var topic = context.nouns.at(clause.tokens(), at + 1);
        int from = topic.map(Noun::to).orElse(clause.size());
        int to = Math.min(from + VERBS, clause.size());
        var verbs = clause.tokens().subList(from, to);
        boolean known = verbs.stream().anyMatch(t -> t.is(WE))
                && (verbs.stream().anyMatch(t -> t.any(KNOW, KEEP))
                        || clause.tokens().stream().skip(from).anyMatch(t -> t.any(KNOW, KEEP))
                                && verbs.stream().anyMatch(t -> t.any(MUST, WANT)));
        if (!known) {
            return false;
        }
        int rest = from;
        while (rest < clause.size() && HeadedLists.verbGroup(clause, rest)) {
            rest++;
        }
        var items = context.items.read(clause.tokens().subList(rest, clause.size()));
        long fields = items.stream().filter(this::field).count();
        return items.size() > 1 && fields > 1 && fields * 2 >= items.size();
    }

    private boolean field(Item item) {
        return item.yesNo()
                || !item.values().isEmpty()
                || item.label().matches(".+ (on|am)")
                || context.types.find(item.label()).isPresent();
    }
}
