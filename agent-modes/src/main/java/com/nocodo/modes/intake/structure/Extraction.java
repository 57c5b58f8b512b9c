package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Sentence;
import java.util.List;
import java.util.Optional;

/// Runs the extractors over all clauses, in the order of the text.
public final class Extraction {
    private final Context context;
    private final Clauses clauses;
    private final Kinds kinds;
    private final FieldLists lists;
    private final HeadedLists headed;
    private final Links links;
    private final Descriptions descriptions;
    private final Carrying carrying;
    private final Occasions occasions;

    public Extraction(Context context) {
        this.context = context;
        this.clauses = new Clauses(context.nouns, context.heads);
        this.kinds = new Kinds(context);
        this.lists = new FieldLists(context);
        this.headed = new HeadedLists(context, lists);
        this.links = new Links(context);
        this.descriptions = new Descriptions(context, lists);
        this.carrying = new Carrying(context, lists, descriptions);
        this.occasions = new Occasions(context);
    }

    public List<Claim> read(List<Sentence> sentences) {
        var headings = new Headings(context, sentences);
        var states = new States(context, sentences);
        for (var sentence : sentences) {
            var record = headings.record(sentence.heading());
            if (headings.only(sentence)) {
                headings.record(sentence).ifPresent(n -> mention(n, sentence));
                heading(headings, sentence);
            } else if (record.isPresent() && !headings.told(sentence)) {
                fieldsOf(record.get(), sentence);
            } else {
                record.ifPresent(n -> context.spokenOf(List.of(n)));
                context.over(sentence);
                kinds.begin(sentence, headings.over(sentence));
                rest(sentence, states.read(sentence))
                        .ifPresent(s -> clauses.split(s).forEach(this::clause));
            }
        }
        return context.claims();
    }

    /// `Steps per job`, `Chairs (each belongs to a client)`: a heading that says what its records are for.
    private void heading(Headings headings, Sentence sentence) {
        var record = headings.record(sentence);
        if (record.isEmpty()) {
            return;
        }
        var whole = new Clause(sentence.tokens(), sentence, false);
        headings.each(sentence).ifPresent(n -> context.claims.add(new Claim.Link(record.get(), n, true, whole, 1)));
        int open = Cuts.indexOf(sentence.tokens(), "(");
        int close = Cuts.indexOf(sentence.tokens(), ")");
        if (open > 0 && close > open + 2) {
            context.spokenOf(List.of(record.get()));
            links.read(new Clause(sentence.tokens().subList(open + 1, close), sentence, true));
        }
    }

    /// A sentence without its first tokens.
    private static Optional<Sentence> rest(Sentence sentence, int read) {
        var tokens = sentence.tokens();
        return read >= tokens.size()
                ? Optional.empty()
                : Optional.of(new Sentence(
                        tokens.subList(read, tokens.size()),
                        sentence.bullet(),
                        sentence.heading(),
                        sentence.paragraph()));
    }

    private void clause(Clause whole) {
        var clause = Headings.unlabelled(whole);
        var kind = kinds.of(clause);
        switch (kind) {
            case WANTED -> context.claims.add(new Claim.Wanted(clause, 1));
            case ACCESS -> {
                if (!carrying.within(clause)) {
                    context.claims.add(new Claim.Access(clause, 1));
                }
            }
            case LIMIT -> context.claims.add(new Claim.Limit(clause, 1));
            case STATEMENT -> statement(clause);
        }
        mentions(clause, kind == Kinds.Kind.STATEMENT);
    }

    private void statement(Clause clause) {
        if (business(clause) || topic(clause) || ours(clause) || headed.headed(clause) || occasions.read(clause)) {
            return;
        }
        if (descriptions.read(clause)) {
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
        boolean listed = joined || lists.read(clause) || carrying.read(clause);
        if (listed) {
            lists.validWithin(clause);
        }
        if (!linked && !listed) {
            context.nouns
                    .at(clause.tokens(), 0)
                    .filter(n -> n.to() < clause.size() && Clauses.verb(clause.get(n.to())))
                    .ifPresent(n -> context.spokenOf(List.of(n)));
        }
        boolean part = clause.size() < clause.sentence().tokens().size();
        if (!linked && !listed && part && clause.size() <= 3) {
            context.nouns
                    .at(clause.tokens(), clause.get(0).is(AND) ? 1 : 0)
                    .filter(n -> n.plural()
                            && !n.key().matches(".* .* .*")
                            && n.to()
                                    >= clause.size()
                                            - (clause.get(clause.size() - 1).wordy() ? 0 : 1))
                    .ifPresent(n -> {
                        context.claims.add(new Claim.Mention(n, clause, 0.5));
                        context.spokenOf(List.of(n));
                    });
        }
        if (!linked && !listed && clause.sentence().bullet()) {
            context.nouns.at(clause.tokens(), 0).ifPresent(n -> context.claims.add(new Claim.Mention(n, clause, 0.4)));
        }
    }

    /// Short items under a heading that names a record: its fields.
    private void fieldsOf(Noun record, Sentence sentence) {
        var clause = new Clause(sentence.tokens(), sentence, false);
        lists.has(List.of(record), sentence.tokens(), clause, 1);
        context.spokenOf(List.of(record));
    }

    private void mention(Noun noun, Sentence sentence) {
        context.claims.add(new Claim.Mention(noun, new Clause(sentence.tokens(), sentence, false), 0.4));
    }

    /// `We own scores`, `wir betreuen Häuser`: what there is to keep records of.
    private boolean ours(Clause clause) {
        boolean own = clause.size() > 2
                && clause.get(0).is(WE)
                && clause.get(1).wordy()
                && (clause.get(1).any(OWN, MANAGE)
                        || clause.get(1)
                                .lemma()
                                .matches("own|run|sell|rent|lend|betreuen|verwalten|verkaufen|vermieten|verleihen"));
        var noun = own ? context.nouns.at(clause.tokens(), 2) : Optional.<Noun>empty();
        boolean whole =
                noun.filter(n -> n.plural() && n.to() >= clause.size() - 1).isPresent();
        if (whole) {
            context.claims.add(new Claim.Mention(noun.orElseThrow(), clause, 0.4));
            context.spokenOf(List.of(noun.orElseThrow()));
        }
        return whole;
    }

    /// `Members.` and nothing else: what is told next is of them.
    private boolean topic(Clause clause) {
        int end = clause.tokens().getLast().wordy() ? clause.size() : clause.size() - 1;
        var noun = context.nouns.at(clause.tokens(), 0);
        boolean alone = clause.size() >= clause.sentence().tokens().size() - 1
                && clause.sentence().tokens().getLast().sign(".")
                && noun.filter(n -> n.plural() && n.from() == 0 && n.to() == end)
                        .isPresent()
                && !context.fieldName(noun.orElseThrow());
        if (alone) {
            context.claims.add(new Claim.Mention(noun.orElseThrow(), clause, 0.4));
            context.topic(noun.orElseThrow(), clause.sentence().end());
        }
        return alone;
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

    /// `We have 60 bikes`, `there are 5 rooms`, `with 4 artists`: not `a maximum of 8 guests`, nor what once was.
    private static boolean kept(Clause clause) {
        boolean past =
                clause.tokens().stream().anyMatch(t -> t.lower().matches("was|were|war|waren|hatte|hatten|used"));
        int have = clause.find(0, HAVE);
        boolean listed =
                have > 0 && clause.tokens().stream().filter(t -> t.sign(",")).count() > 1;
        return !past && (!listed || clause.has(WE));
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
                        noun.each()
                                ? 0.35
                                : noun.counted() && statement && kept(clause) ? 0.4 : noun.plural() ? 0.12 : 0.05));
            }
        }
    }
}
