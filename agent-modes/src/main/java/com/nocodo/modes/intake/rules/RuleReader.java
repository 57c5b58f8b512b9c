package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.spec.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads clauses that limit what may be, and changes the draft or adds rules accordingly.
public final class RuleReader {
    private final Lookup lookup;
    private final List<DraftRule> rules = new ArrayList<>();
    private final List<Moves> moves = new ArrayList<>();
    private final List<Clause> unread = new ArrayList<>();
    private @Nullable Thing topic;

    public RuleReader(Lookup lookup) {
        this.lookup = lookup;
    }

    /// Tells what the clauses before were about, for `it` and for rules that name no thing.
    public void about(Thing thing) {
        topic = thing;
    }

    public void read(Clause clause) {
        if (clause.sentence().toString().endsWith("?")) {
            return;
        }
        var saying = new Saying(clause, lookup.spots(clause.tokens()), topic, lookup);
        boolean found = Settings.read(saying) | Periods.read(saying, rules) | Workflows.read(saying, moves)
                || Calculations.read(saying)
                || Requirements.read(saying, rules)
                || Comparisons.read(saying, rules);
        if (!found) {
            unread.add(clause);
        }
        saying.things().stream().findFirst().ifPresent(t -> topic = t);
    }

    /// `how many days a loan is late`: a field that a wish for a list asks for.
    public void wished(Clause clause) {
        Lateness.read(new Saying(clause, lookup.spots(clause.tokens()), topic, lookup));
    }

    public List<DraftRule> rules() {
        return rules;
    }

    public List<Moves> moves() {
        return moves;
    }

    /// Clauses that sounded like a rule and were not understood.
    public List<Clause> unread() {
        return unread;
    }

    static Origin origin(Clause clause) {
        return Origin.words(clause.toString(), clause.start(), clause.end());
    }

    static boolean forbids(Clause clause) {
        return clause.has(NOT, NEVER, NOBODY, NO);
    }
}
