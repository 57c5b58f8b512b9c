package com.nocodo.modes.intake.reports;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.intake.structure.Frequency;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads clauses that ask for lists and totals.
public final class ReportReader {
    private final Lookup lookup;
    private final List<Report> reports = new ArrayList<>();
    private final List<List<Token>> unread = new ArrayList<>();

    public ReportReader(Lookup lookup) {
        this.lookup = lookup;
    }

    public void read(Clause clause) {
        for (var tokens : Wishes.split(clause.tokens())) {
            var wish = new Wish(tokens, lookup.spots(tokens), lookup);
            if (wish.has(HOW_MANY) && wish.has(DAY) && wish.has(LATE, OVERDUE) && !wish.has(PER)) {
                continue;
            }
            var report = one(wish);
            if (report.isPresent()) {
                reports.add(report.get());
            } else if (!everythingOut(wish) && !announces(clause, wish)) {
                unread.add(tokens);
            }
        }
    }

    /// `What would help on Mondays:` names nothing itself.
    private static boolean announces(Clause clause, Wish wish) {
        var last = wish.tokens().getLast();
        var sentence = clause.sentence().tokens();
        int at = sentence.indexOf(last);
        boolean goesOn = at >= 0 && at + 1 < sentence.size();
        boolean bare = wish.tokens().stream().noneMatch(Token::nounish)
                || Frequency.length(wish.tokens()) >= wish.tokens().size();
        return wish.spots().isEmpty()
                && goesOn
                && (sentence.get(at + 1).sign(":")
                        || bare && sentence.get(at + 1).sign(","));
    }

    /// Every list can be exported as it is: no report is needed for that.
    private static boolean everythingOut(Wish wish) {
        return wish.has(EXPORT) && (wish.has(EVERYTHING) || wish.things().isEmpty());
    }

    private static Optional<Report> one(Wish wish) {
        if (wish.has(EXPORT) && !wish.things().isEmpty()) {
            var thing = wish.things().getFirst();
            return Optional.of(new Report(
                    "",
                    "",
                    wish.label(),
                    Report.Kind.EXPORT,
                    thing.name,
                    new Conditions(wish, thing).read().orElse(null),
                    List.of(),
                    Columns.of(thing),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    wish.origin()));
        }
        boolean by = wish.has(BY) && wish.has(DAY, WEEK, MONTH, YEAR);
        boolean total = by
                || wish.has(PER, REVENUE, HOW_MANY, HOW_MUCH, NUMBER_OF, SUM, AVERAGE)
                || (wish.has(BEST, MOST) && !wish.things().isEmpty());
        var first = total ? new Totals(wish).read() : Optional.<Report>empty();
        return first.or(() -> new Lists(wish).read()).or(() -> Unpaid.read(wish));
    }

    public List<Report> reports() {
        return reports;
    }

    /// Wishes that were not understood.
    public List<List<Token>> unread() {
        return unread;
    }
}
