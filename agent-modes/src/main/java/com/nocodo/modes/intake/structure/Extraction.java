package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Runs the extractors over all clauses, in the order of the text.
public final class Extraction {
    private final Context context;
    private final Clauses clauses;
    private final Kinds kinds;
    private final FieldLists lists;
    private final HeadedLists headed;
    private final Links links;

    public Extraction(Context context) {
        this.context = context;
        this.clauses = new Clauses(context.nouns);
        this.kinds = new Kinds(context);
        this.lists = new FieldLists(context);
        this.headed = new HeadedLists(context, lists);
        this.links = new Links(context);
    }

    public List<Claim> read(List<Sentence> sentences) {
        var plain = plainHeadings(sentences);
        for (var sentence : sentences) {
            kinds.begin(sentence);
            for (var clause : clauses.split(sentence)) {
                clause(clause, plain);
            }
        }
        return context.claims();
    }

    private void clause(Clause clause, Set<Sentence> plain) {
        var kind = kinds.of(clause);
        switch (kind) {
            case WANTED -> context.claims.add(new Claim.Wanted(clause, 1));
            case ACCESS -> context.claims.add(new Claim.Access(clause, 1));
            case LIMIT -> context.claims.add(new Claim.Limit(clause, 1));
            case STATEMENT -> statement(clause, plain);
        }
        mentions(clause, kind == Kinds.Kind.STATEMENT);
    }

    private void statement(Clause clause, Set<Sentence> plain) {
        var heading = clause.sentence().heading();
        if ((heading != null && plain.contains(heading) && fieldOf(clause, heading)) || business(clause)) {
            return;
        }
        if (headed.headed(clause)) {
            return;
        }
        boolean linked = links.read(clause);
        int after = links.listAfter(clause);
        boolean plainList = after > 0
                && clause.tokens().subList(after, clause.size()).stream().noneMatch(t -> t.is(WITH));
        if (linked && plainList && !context.last().isEmpty()) {
            lists.has(context.last(), clause.tokens().subList(after, clause.size()), clause, 0.8);
            return;
        }
        boolean joined = linked
                && clause.tokens().stream()
                        .anyMatch(t -> t.lemma().matches("connect|link|join|combine|tie|verbinden|verknüpfen"));
        boolean listed = joined || lists.read(clause);
        if (listed) {
            lists.validWithin(clause);
        }
        if (!linked && !listed) {
            context.nouns
                    .at(clause.tokens(), 0)
                    .filter(n -> n.to() < clause.size() && Clauses.verb(clause.get(n.to())))
                    .ifPresent(n -> context.spokenOf(List.of(n)));
        }
        if (!linked && !listed && clause.sentence().bullet()) {
            context.nouns.at(clause.tokens(), 0).ifPresent(n -> context.claims.add(new Claim.Mention(n, clause, 0.4)));
        }
    }

    /// A short item under a heading that names a thing: one of its fields.
    private boolean fieldOf(Clause clause, Sentence heading) {
        var nouns = context.nouns.all(heading.tokens());
        boolean names = !nouns.isEmpty()
                && heading.tokens().stream().noneMatch(t -> t.any(WANT, WE, LIST, ROLES, RULES, HAVE, CAN, CONTAIN))
                && heading.tokens().size() <= 6;
        boolean plain = !clause.has(HAVE, BELONG, CAN, MUST)
                && clause.tokens().stream().noneMatch(t -> t.sign(":"))
                && clause.size() <= 14;
        if (names && plain) {
            lists.has(List.of(nouns.getLast()), clause.tokens(), clause, 1);
        }
        return names && plain;
    }

    /// Headings all of whose items are short names.
    private static Set<Sentence> plainHeadings(List<Sentence> sentences) {
        var result = new HashSet<Sentence>();
        var other = new HashSet<Sentence>();
        for (var sentence : sentences) {
            var heading = sentence.heading();
            if (heading != null) {
                boolean said =
                        sentence.tokens().stream().anyMatch(t -> t.sign(":") || t.any(HAVE, CAN, MUST, BELONG, WITH));
                (said ? other : result).add(heading);
            }
        }
        result.removeAll(other);
        return result;
    }

    /// `I own a studio with 4 artists`: the business itself, and what there are several of.
    private boolean business(Clause clause) {
        int we = clause.find(0, WE);
        if (we < 0
                || we + 2 >= clause.size()
                || !clause.get(we + 1).any(OWN, MANAGE, HAVE, BE)
                || !clause.get(we + 2).is(SOME)) {
            return false;
        }
        var self = context.nouns.at(clause.tokens(), we + 2);
        if (self.isEmpty() || clause.has(EACH) || clause.find(0, HAVE) > we + 1) {
            return false;
        }
        context.claims.add(new Claim.Self(self.get(), clause, 1));
        return true;
    }

    private void mentions(Clause clause, boolean statement) {
        for (var noun : context.nouns.all(clause.tokens())) {
            boolean whole = noun.to() >= clause.size()
                    || !(clause.get(noun.to()).pos().equals("VERB")
                            || clause.get(noun.to()).nounish());
            boolean self = whole
                    && noun.possessed()
                    && !noun.plural()
                    && clause.tokens().get(noun.from()).lower().matches("my|our|mein.*|unser.*");
            if (self) {
                context.claims.add(new Claim.Self(noun, clause, 0.6));
            } else {
                context.claims.add(new Claim.Mention(
                        noun,
                        clause,
                        noun.each() ? 0.35 : noun.counted() && statement ? 0.4 : noun.plural() ? 0.12 : 0.05));
            }
        }
    }
}
