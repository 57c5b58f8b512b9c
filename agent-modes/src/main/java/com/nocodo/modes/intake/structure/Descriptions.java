package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import java.util.List;
import java.util.Optional;

/// Finds fields that are told without a verb of having: `a tenant is name, phone …`, `it starts at some time`, `in the
/// line is the product, the pieces`, `name, grape, vintage` alone.
final class Descriptions {
    private final Context context;
    private final FieldLists lists;

    Descriptions(Context context, FieldLists lists) {
        this.context = context;
        this.lists = lists;
    }

    boolean read(Clause clause) {
        return choices(clause)
                || theirs(clause)
                || there(clause)
                || that(clause)
                || copula(clause)
                || telling(clause)
                || inside(clause)
                || happens(clause)
                || bare(clause);
    }

    /// `Bei der Glasart gibt es Einstärken und Gleitsicht`, `for the lens there are plastic and glass`: values of a
    /// field
    /// that was told before.
    private boolean choices(Clause clause) {
        boolean opens = clause.get(0).lower().matches("bei|beim|für|als|for|as|in|on|with");
        var field = opens ? context.nouns.at(clause.tokens(), 1) : Optional.<Noun>empty();
        int at = field.map(Noun::to).orElse(clause.size());
        boolean exist = at + 3 < clause.size()
                && (clause.get(at).lower().equals("gibt")
                                && clause.get(at + 1).lower().equals("es")
                        || clause.get(at).lower().equals("there")
                                && clause.get(at + 1).is(BE));
        return exist
                && new FieldValues(context)
                        .told(
                                field.orElseThrow(),
                                Chunks.of(clause.tokens().subList(at + 2, clause.size()), true),
                                clause);
    }

    /// `Also their phone, whether they drive, and the day …`: of whom was spoken of.
    private boolean theirs(Clause clause) {
        int from = Cuts.skip(clause, 0, FILLER, AND);
        boolean possessed = from + 1 < clause.size()
                && clause.get(from).is(POSSESSIVE)
                && !clause.get(from).lower().matches("my|our|your|mein.*|unser.*");
        int comma = Cuts.indexOf(clause.tokens(), ",");
        boolean listed = possessed
                && comma > from
                && clause.tokens().subList(from, comma).stream().noneMatch(Clauses::verb);
        var rest = clause.tokens().subList(from, clause.size());
        if (!listed || context.last().isEmpty() || !fields(rest, 2)) {
            return false;
        }
        lists.has(context.last(), rest, clause, 1);
        return true;
    }

    /// `A tenant is name, phone and mail.`
    private boolean copula(Clause clause) {
        int be = clause.find(1, BE);
        var subject = be < 0 ? Optional.<Noun>empty() : context.nouns.at(clause.tokens(), 0);
        if (subject.isEmpty() || subject.get().to() != be) {
            return false;
        }
        var rest = clause.tokens().subList(be + 1, clause.size());
        if (!fields(rest, 2)) {
            return false;
        }
        lists.has(List.of(subject.get()), rest, clause, 1);
        return true;
    }

    /// `Each booking says which member, which wheel and when it begins`, `a customer gives name and phone`.
    private boolean telling(Clause clause) {
        var subject = context.nouns.at(clause.tokens(), 0);
        int verb = subject.map(Noun::to).orElse(clause.size());
        boolean tells = verb < clause.size() - 1
                && clause.get(verb).pos().equals("VERB")
                && !clause.get(verb).any(BE, HAVE, CAN, WANT, SEE, EDIT, DELETE, MANAGE);
        var rest = tells ? clause.tokens().subList(verb + 1, clause.size()) : List.<Token>of();
        boolean valued = !rest.isEmpty()
                && rest.getFirst().is(WHICH)
                && context.items.read(rest).stream().anyMatch(i -> i.values().size() > 1);
        if (!fields(rest, 2) && !valued) {
            return false;
        }
        lists.has(List.of(subject.orElseThrow()), rest, clause, 1);
        return true;
    }

    /// `customers, that's a company name, a phone …`: of what was named last.
    private boolean that(Clause clause) {
        var first = clause.get(0);
        boolean points = first.lower().matches("that['’]?s|those are|these are")
                || clause.size() > 2
                        && first.lower().matches("that|this|das|those|these")
                        && clause.get(1).is(BE);
        if (!points || context.last().isEmpty()) {
            return false;
        }
        int from = clause.get(1).is(BE) ? 2 : 1;
        var rest = clause.tokens().subList(from, clause.size());
        if (!fields(rest, 2)) {
            return false;
        }
        lists.has(context.last(), rest, clause, 1);
        return true;
    }

    /// `There is a price`: of what was spoken of. `There are customers`: these come next.
    private boolean there(Clause clause) {
        boolean exists = clause.get(0).lower().matches("there['’]s")
                || clause.size() > 2
                        && (clause.get(0).lower().equals("there")
                                        && clause.get(1).is(BE)
                                || clause.get(0).lower().equals("es")
                                        && clause.get(1).lower().equals("gibt"));
        if (!exists) {
            return false;
        }
        if (customersThat(clause)) {
            return true;
        }
        int from = clause.get(1).is(BE) || clause.get(1).lower().equals("gibt") ? 2 : 1;
        var rest = clause.tokens().subList(from, clause.size());
        if (!context.last().isEmpty() && fields(rest, 1) && !rest.isEmpty()) {
            lists.has(context.last(), rest, clause, 1);
            return true;
        }
        var noun = context.nouns.at(rest, 0).filter(Noun::plural);
        noun.ifPresent(n -> {
            context.claims.add(new Claim.Mention(n, clause, 0.4));
            context.spokenOf(List.of(n));
        });
        return false;
    }

    /// `There's customers, that's a company name, a phone …`
    private boolean customersThat(Clause clause) {
        int that = 2;
        while (that < clause.size() && !pointer(clause, that)) {
            that++;
        }
        if (that >= clause.size() - 1) {
            return false;
        }
        int from = clause.get(that + 1).is(BE) ? that + 2 : that + 1;
        var rest = clause.tokens().subList(from, clause.size());
        var noun = context.nouns.endingAt(clause.tokens().subList(1, that - 1), that - 2);
        if (noun.isEmpty() || !fields(rest, 2)) {
            return false;
        }
        lists.has(List.of(noun.get()), rest, clause, 1);
        return true;
    }

    private static boolean pointer(Clause clause, int i) {
        return clause.get(i - 1).sign(",")
                && (clause.get(i).lower().matches("that['’]s")
                        || i + 1 < clause.size()
                                && clause.get(i).lower().matches("that|das|those|these")
                                && clause.get(i + 1).is(BE));
    }

    /// `In the line is product, the pieces and the price`; `auf dem Beleg stehen Datum und Betrag`.
    private boolean inside(Clause clause) {
        if (!clause.get(0).any(IN, ON, TO)) {
            return false;
        }
        var topic = context.nouns.at(clause.tokens(), 1);
        int verb = topic.map(Noun::to).orElse(clause.size());
        boolean stands = verb < clause.size() - 1
                && (clause.get(verb).is(BE)
                        || clause.get(verb).lower().matches("there['’]?s")
                        || clause.get(verb).is(MUST) && clause.get(verb + 1).is(BE)
                        || clause.get(verb).lemma().matches("stehen|interessieren|gehören|geben|stand|go|come|belong"));
        if (!stands) {
            return false;
        }
        int from = verb + 1;
        while (from < clause.size() - 1 && clause.get(from).any(WE, IT, FILLER, BE)) {
            from++;
        }
        var rest = clause.tokens().subList(from, clause.size());
        var child = context.nouns
                .at(rest, 0)
                .filter(n -> n.several() && context.types.find(n.key()).isEmpty());
        if (child.isPresent()) {
            context.claims.add(new Claim.Children(topic.orElseThrow(), child.get(), clause, 1));
            context.spokenOf(List.of(child.get()));
            return true;
        }
        if (!fields(rest, 2)) {
            return false;
        }
        lists.has(List.of(topic.orElseThrow()), rest, clause, 1);
        return true;
    }

    /// `It starts at some time`, `it costs 20 euros`, `it starts, and at some point it ends`.
    private boolean happens(Clause clause) {
        if (clause.size() > 12 || context.last().isEmpty() || !clause.get(0).is(IT)) {
            return false;
        }
        boolean first = false;
        for (int i = 0; i + 1 < clause.size(); i++) {
            boolean told = clause.get(i).is(IT)
                    && context.types
                            .exact(clause.get(i + 1).lower())
                            .filter(t -> t.temporal() || t == FieldType.MONEY)
                            .isPresent();
            if (told) {
                lists.has(context.last(), clause.tokens().subList(i + 1, i + 2), clause, 1);
            }
            first |= told && i == 0;
        }
        return first;
    }

    /// `Name; serial number; daily rate.` with no verb at all: of what was spoken of.
    private boolean bare(Clause clause) {
        boolean alone = !context.told().isEmpty()
                && (clause.tokens().stream().filter(t -> t.sign(";")).count() > 1
                        || Kinds.outside(clause).stream()
                                .noneMatch(t -> t.any(BE, HAVE, CAN, MUST, WANT, WE, LIST, SEE)));
        boolean topic = context.topic >= 0
                && clause.start() - context.topic <= 2
                && Chunks.of(clause.tokens(), false).size() > 2
                && context.items.read(clause.tokens()).stream().anyMatch(this::field);
        if (!alone || !topic && !fields(clause.tokens(), 2)) {
            return false;
        }
        lists.has(context.told(), clause.tokens(), clause, 0.9);
        return true;
    }

    /// Whether tokens list so many names that fields usually have, and hardly anything else.
    boolean fields(List<Token> tokens, int least) {
        if (tokens.isEmpty()) {
            return false;
        }
        var items = context.items.read(tokens);
        long which = Chunks.of(tokens, false).stream()
                .filter(c -> c.getFirst().is(WHICH)
                        || c.size() > 1
                                && c.getFirst().any(FOR, ON, IN, OF)
                                && c.get(1).is(WHICH))
                .count();
        long known = items.stream().filter(this::field).count() + which;
        int open = tokens.size() > 1
                        && tokens.get(0).any(FOR, ON, IN, FROM, OF)
                        && tokens.get(1).is(WHICH)
                ? 1
                : 0;
        boolean linked =
                tokens.stream().skip(open).takeWhile(t -> !t.sign(",:")).anyMatch(t -> t.any(WITH, FOR, BY, TO));
        return known >= least
                && !linked
                && known * 2 >= items.size()
                && (field(items.getFirst()) || tokens.get(open).is(WHICH) || known > least && named(tokens))
                && items.stream().allMatch(i -> i.words().size() <= 6);
    }

    /// The first of them is a short name, whatever it means.
    private static boolean named(List<Token> tokens) {
        var first = tokens.stream().takeWhile(t -> !t.sign(",;:(")).toList();
        return first.size() <= 3
                && first.stream().noneMatch(t -> Clauses.verb(t) || t.any(ON, IN, FOR, OF, FROM, ONE, EACH, SEVERAL));
    }

    private boolean field(Item item) {
        var noun = item.noun();
        boolean thing = noun != null && context.catalogue.find(noun.key()).isPresent();
        boolean measured = item.note().size() > 1
                && item.note().getFirst().is(IN)
                && ItemNames.unit(item.note().get(1));
        return item.yesNo()
                || measured
                || !item.values().isEmpty()
                || !thing && context.types.find(item.label()).isPresent();
    }
}
