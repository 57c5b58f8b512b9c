package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.intake.structure.Limits;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.spec.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads clauses that limit what may be, and changes the draft or adds rules accordingly.
public final class RuleReader {
    private final Lookup lookup;
    private final Predicate<Sentence> told;
    private final List<DraftRule> rules = new ArrayList<>();
    private final List<Moves> moves = new ArrayList<>();
    private final List<Clause> unread = new ArrayList<>();
    private final Set<Sentence> read = new HashSet<>();
    private final Set<Sentence> conditional = new HashSet<>();
    private @Nullable Thing topic;

    /// @param told sentences that were understood before, as states
    public RuleReader(Lookup lookup, Predicate<Sentence> told) {
        this.lookup = lookup;
        this.told = told;
    }

    /// Tells what the clauses before were about, for `it` and for rules that name no thing.
    public void about(Thing thing) {
        topic = thing;
    }

    public void read(Clause clause) {
        if (clause.sentence().toString().endsWith("?") || announces(clause) || told.test(clause.sentence())) {
            return;
        }
        if (conditional(clause)) {
            return;
        }
        boolean found = understood(clause) | Workflows.read(saying(clause), moves);
        var whole = new Clause(clause.sentence().tokens(), clause.sentence(), false);
        boolean part = whole.size() > clause.size() + 1 && !read.contains(clause.sentence());
        if (found || (part && together(whole))) {
            read.add(clause.sentence());
        } else if (!read.contains(clause.sentence())) {
            unread.add(clause);
        }
    }

    /// A clause that does not sound like a rule may still be one.
    public void consider(Clause clause) {
        if (!clause.sentence().toString().endsWith("?") && (conditional(clause) || understood(clause))) {
            read.add(clause.sentence());
        }
    }

    /// What holds only under a condition is told by the whole sentence.
    private boolean conditional(Clause clause) {
        var sentence = clause.sentence();
        if (!conditional.contains(sentence)
                && !told.test(sentence)
                && Conditionals.read(saying(new Clause(sentence.tokens(), sentence, false)), rules)) {
            conditional.add(sentence);
            read.add(sentence);
        }
        return conditional.contains(sentence);
    }

    /// What only the whole sentence tells: `when a course is full, nobody can register`.
    private boolean together(Clause whole) {
        return Capacity.read(saying(whole), rules) || Order.leading(saying(whole), rules);
    }

    private Saying saying(Clause clause) {
        return new Saying(clause, lookup.spots(clause.tokens()), topic, lookup);
    }

    /// What is said beside the fields of a list.
    public void noted(Claim.Has has) {
        for (var subject : has.subjects()) {
            lookup.draft()
                    .find(subject)
                    .ifPresent(thing -> has.items().stream()
                            .filter(i -> !i.note().isEmpty())
                            .forEach(i -> Notes.read(
                                    thing,
                                    i,
                                    saying(new Clause(i.note(), has.clause().sentence(), false)),
                                    rules)));
        }
    }

    /// What any clause may say of a field on its way: that it stays empty for a while.
    public void noted(Clause clause) {
        Settings.empty(saying(clause));
    }

    private boolean understood(Clause clause) {
        var saying = saying(clause);
        boolean found = Sameness.read(saying)
                || Settings.unique(saying)
                || Settings.read(saying) | Periods.read(saying, rules)
                || Calculations.read(saying)
                || Requirements.read(saying, rules)
                || Order.read(saying, rules)
                || States.read(saying, rules)
                || Comparisons.read(saying, rules);
        saying.things().stream().findFirst().ifPresent(t -> topic = t);
        return found;
    }

    /// `What must never happen:` only heads a list.
    private static boolean announces(Clause clause) {
        return clause.sentence().tokens().getLast().sign(":") && Limits.forbidden(clause.sentence());
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
        return clause.has(NOT, NEVER, NOBODY, NO)
                || Limits.forbidden(clause.sentence().heading());
    }
}
