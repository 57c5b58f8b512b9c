package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what a clause is for: a statement of what there is, a wish for a list, somebody's rights, or a limit.
final class Kinds {
    private final Context context;
    private final Told told;
    private @Nullable Kind before;
    /// The sentence that has announced lists, and goes on with them behind its colon.
    private @Nullable Sentence announced;
    private Headings.Section under = Headings.Section.OTHER;

    /// What a clause is for.
    enum Kind {
        STATEMENT,
        WANTED,
        ACCESS,
        LIMIT
    }

    Kinds(Context context) {
        this.context = context;
        this.told = new Told(context);
    }

    void begin(Sentence sentence, Headings.Section section) {
        boolean listing = sentence.tokens().stream().limit(4).anyMatch(t -> t.sign(":("))
                || sentence.tokens().stream().anyMatch(t -> t.is(WITH));
        boolean goesOn =
                before == Kind.WANTED && !listing && (sentence.tokens().stream().noneMatch(Clauses::verb));
        under = section;
        before = switch (section) {
            case WANTED -> Kind.WANTED;
            case ACCESS -> Kind.ACCESS;
            case RECORD, LIMIT -> null;
            case OTHER -> goesOn && sentence.heading() == null ? Kind.WANTED : null;
        };
    }

    Kind of(Clause clause) {
        var kind = announced == clause.sentence() ? Kind.WANTED : decide(clause);
        announced = kind == Kind.WANTED && announces(clause) ? clause.sentence() : announced;
        if (announced == clause.sentence()) {
            before = kind;
            return kind;
        }
        if (kind == Kind.STATEMENT && before == Kind.WANTED && context.heads.heads(clause.tokens(), 0)) {
            before = null;
        }
        if (kind == Kind.STATEMENT && before == Kind.WANTED && !clause.has(HAVE, BELONG)) {
            return Kind.WANTED;
        }
        if (under == Headings.Section.ACCESS && kind != Kind.WANTED) {
            return Kind.ACCESS;
        }
        if (under == Headings.Section.LIMIT && kind == Kind.STATEMENT) {
            return Kind.LIMIT;
        }
        before = kind == Kind.WANTED || before != Kind.WANTED ? kind : before;
        return kind;
    }

    /// `Reports please:`, `every evening:`: a colon stands behind the clause.
    private static boolean announces(Clause clause) {
        return clause.sentence().tokens().stream()
                .filter(t -> t.start() >= clause.end())
                .findFirst()
                .filter(t -> t.sign(":"))
                .isPresent();
    }

    private Kind decide(Clause clause) {
        if (told.of(clause)) {
            return Kind.STATEMENT;
        }
        if (before == Kind.ACCESS
                && clause.follows() == false
                && clause.has(SEE, EDIT, DELETE, CREATE)
                && clause.has(NOT, ONLY, NO, NEVER)
                && !clause.has(SAME_TIME)) {
            return Kind.ACCESS;
        }
        boolean restNot = before == Kind.ACCESS && clause.get(0).any(NOT, NEVER) && clause.size() <= 6;
        if (infinitive(clause) || denied(clause)) {
            return Kind.ACCESS;
        }
        if (restNot && clause.start() != clause.sentence().start()) {
            return Kind.ACCESS;
        }
        if (Wanting.asks(clause) || Frequency.wishes(clause) || wanted(clause)) {
            return Kind.WANTED;
        }
        if (access(clause)) {
            return Kind.ACCESS;
        }
        var outside = outside(clause);
        return !outside.isEmpty() && Limits.in(new Clause(outside, clause.sentence(), clause.follows()))
                ? Kind.LIMIT
                : Kind.STATEMENT;
    }

    /// `… alles sehen und die Gebühr ändern`: goes on with the modal of the right before.
    private boolean infinitive(Clause clause) {
        var last = clause.tokens().stream().filter(Token::wordy).reduce((_, b) -> b);
        return before == Kind.ACCESS
                && clause.start() != clause.sentence().start()
                && last.filter(t -> t.any(SEE, EDIT, DELETE, CREATE)
                                && t.lower().endsWith("n")
                                && t.pos().equals("VERB"))
                        .isPresent()
                && clause.sentence().has(CAN)
                && !clause.has(WE, HAVE, CAN, NOBODY, SAME_TIME, WHEN);
    }

    /// `… looks at stays but doesn't need the money side`: what the one spoken of is kept from.
    private static boolean denied(Clause clause) {
        return clause.get(0).any(NOT, NEVER)
                && clause.start() != clause.sentence().start()
                && clause.size() <= 8
                && clause.sentence().tokens().stream().anyMatch(t -> t.any(SEE, CREATE, EDIT))
                && clause.size() > 1
                && clause.get(1).lower().matches("need|touch|see|concern|get|change|edit|delete");
    }

    /// The clause without what stands in brackets.
    static List<Token> outside(Clause clause) {
        var result = new ArrayList<Token>();
        int depth = 0;
        for (var t : clause.tokens()) {
            depth += t.sign("(") ? 1 : 0;
            if (depth <= 0) {
                result.add(t);
            }
            depth -= t.sign(")") ? 1 : 0;
        }
        return result;
    }

    private boolean wanted(Clause clause) {
        int whether = clause.find(0, WHETHER);
        if (whether >= 0
                && whether + 2 < clause.size()
                && clause.get(whether + 1).is(IT)
                && clause.get(whether + 2).is(BE)
                && clause.has(OR)) {
            return false;
        }
        boolean eachFirst = clause.get(0).any(FOR, OF, TO, FROM)
                && context.nouns.at(clause.tokens(), 1).isPresent()
                && !clause.get(0).is(ON);
        boolean relative =
                clause.get(0).nounish() && clause.size() > 2 && clause.get(1).is(WHO) && clause.has(HAVE);
        if (relative) {
            return false;
        }
        boolean asks = clause.has(HOW_MANY, HOW_MUCH)
                || clause.has(WHICH, WHO)
                || (clause.has(WHAT) && clause.find(0, WHAT) <= 1);
        boolean question = asks && clause.sentence().toString().endsWith("?");
        boolean seeks = near(clause);
        boolean self = clause.has(WE) || clause.find(0, WANT) >= 0 && clause.find(0, WANT) <= 1;
        if (eachFirst && clause.has(EACH) && !clause.has(REVENUE, LIST, HOW_MANY)) {
            return false;
        }
        boolean headed = clause.size() > 1
                && (clause.get(1).sign(":(–") || clause.get(1).text().equals("-"))
                && before != Kind.WANTED
                && !clause.get(0).is(LIST);
        boolean starts =
                !headed && clause.get(0).any(LIST, UPCOMING, OVERDUE, UNPAID, HOW_MANY, HOW_MUCH, REVENUE, BEST)
                        || clause.size() > 1
                                && clause.get(0).any(SOME, THE)
                                && clause.get(1).is(LIST);
        boolean money = clause.has(REVENUE) && clause.has(PER) && !clause.has(HAVE);
        boolean exports = clause.has(EXPORT)
                && (clause.has(CAN, WANT, SHOULD) || clause.get(0).is(EVERYTHING));
        boolean which = asks
                && (clause.find(0, WHICH, WHO, HOW_MANY, HOW_MUCH) <= 1
                        && clause.find(0, WHICH, WHO, HOW_MANY, HOW_MUCH) >= 0)
                && clause.has(BE, HAVE, NOT, LATE, OVERDUE)
                && !clause.has(CAN);
        return question
                || (seeks && self && !access(clause))
                || (starts
                        && (!clause.has(HAVE, CAN)
                                || clause.get(0).is(LIST)
                                || clause.size() > 1 && clause.get(1).is(LIST)))
                || (money && !headed)
                || exports
                || which;
    }

    /// Right behind the wanting stands what is to be seen.
    private static boolean near(Clause clause) {
        int want = clause.find(0, WANT);
        boolean not = want >= 0
                && clause.tokens().subList(Math.max(0, want - 2), Math.min(clause.size(), want + 3)).stream()
                        .anyMatch(t -> t.is(NOT));
        if (want < 0 || not) {
            return false;
        }
        int from = clause.get(want).any(WE) || want > 0 ? want : 0;
        return clause.tokens().subList(from, Math.min(clause.size(), want + 7)).stream()
                .anyMatch(t -> t.any(
                                SEE, KNOW, LIST, REVENUE, HOW_MANY, HOW_MUCH, EXPORT, OVERDUE, UPCOMING, WHICH, NEXT,
                                OPEN, UNPAID, TODAY, TOMORROW)
                        && !t.is(WITH));
    }

    private boolean access(Clause clause) {
        boolean verb = clause.has(SEE, CREATE, EDIT, DELETE, MANAGE, LOGIN, EVERYTHING);
        if (Reserving.in(clause) || verb && (clause.has(OTHERS) || self(clause))) {
            return true;
        }
        int manages = clause.find(0, MANAGE);
        if (manages >= 0
                && manages + 1 < clause.size()
                && clause.get(manages + 1).is(BY)) {
            return false;
        }
        boolean hearsay =
                clause.tokens().stream().anyMatch(t -> t.lemma().matches("say|think|tell|meinen|sagen|finden"));
        if (hearsay) {
            return false;
        }
        if (onlyThey(clause) || does(clause) || all(clause) || limited(clause)) {
            return true;
        }
        if (clause.get(0).any(EACH, ONE) && clause.has(SEVERAL) && !clause.has(OWN, ONLY, NOT)) {
            return false;
        }
        boolean modal = clause.has(CAN, ONLY, MUST, SHOULD) || (clause.has(NOT) && clause.has(SEE));
        if (!verb
                || clause.has(NOBODY)
                || clause.has(
                        SAME_TIME,
                        AT_LEAST,
                        AT_MOST,
                        MORE_THAN,
                        LESS_THAN,
                        WITHOUT,
                        TWICE,
                        VALID,
                        UNIQUE,
                        COUNT_OF_TIMES)) {
            return false;
        }
        var end = clause.tokens().stream().filter(t -> t.wordy()).reduce((_, b) -> b);
        boolean infinitive = end.filter(t -> t.is(MANAGE)).isPresent() && !clause.has(CAN, SHOULD, MUST);
        boolean managed = clause.has(MANAGE, LOGIN) && !clause.has(WE) && !infinitive;
        boolean passive = clause.has(BE) && !clause.has(SEE, MANAGE, EVERYTHING);
        boolean own = clause.has(OWN) && clause.has(SEE, EDIT, CREATE);
        boolean handles = clause.find(1, SEE, CREATE, EDIT) > 0 && subjectIsRole(clause) && !passive;
        return ((modal && !passive) || managed || own || handles)
                && (!clause.has(WE) || clause.has(CAN) && !clause.get(0).is(WE));
    }

    /// `Only the manager confirms`, `abrechnen darf nur das Büro`: somebody alone may do what others may not.
    private boolean onlyThey(Clause clause) {
        int only = clause.find(0, ONLY);
        var noun = only < 0 ? java.util.Optional.<Noun>empty() : context.nouns.at(clause.tokens(), only + 1);
        boolean they =
                noun.filter(n -> (n.definite() || n.plural()) && !n.counted()).isPresent()
                        && context.types.exact(noun.orElseThrow().key()).isEmpty()
                        && !clause.has(NOT, AT_LEAST, AT_MOST, SAME_TIME, HAVE, WITHOUT, BE, UNIQUE, COUNT_OF_TIMES);
        if (!they) {
            return false;
        }
        int to = noun.orElseThrow().to();
        boolean first = only <= 1 && to < clause.size() && Clauses.verb(clause.get(to));
        boolean done = only > 1 && clause.get(only - 1).lower().matches("machen|macht|tun|tut|erledigt|erledigen");
        boolean end =
                clause.tokens().subList(to, clause.size()).stream().noneMatch(t -> t.wordy() && !t.any(AND, WE, OR));
        boolean last = end && (done || clause.has(CAN) && clause.find(0, CAN) < only);
        return first || last;
    }

    /// `The dispatcher plans everything`.
    private boolean all(Clause clause) {
        int all = clause.find(1, EVERYTHING);
        var noun = context.nouns.at(clause.tokens(), 0);
        return all > 1
                && !clause.has(WE, NOBODY, HAVE, IT, FOR, NOT)
                && noun.filter(n -> n.definite() && n.to() == all - 1).isPresent()
                && clause.get(all - 1).pos().matches("VERB|AUX")
                && clause.tokens().subList(all + 1, clause.size()).stream()
                        .takeWhile(t -> !t.sign(","))
                        .noneMatch(Token::wordy);
    }

    /// `The girls enter rentals but never see the margin`: what some people do, beside what they may not.
    private boolean limited(Clause clause) {
        int at = clause.find(1, SEE, CREATE, EDIT);
        var noun = at < 0 ? java.util.Optional.<Noun>empty() : context.nouns.endingAt(clause.tokens(), at);
        var sentence = clause.sentence();
        boolean limits = clause.sentence().tokens().stream().anyMatch(t -> t.any(NOT, NEVER, ONLY, NO, NOTHING_ELSE))
                && clause.tokens().stream()
                        .noneMatch(t -> t.any(WE, NOBODY, SAME_TIME, AT_LEAST, AT_MOST, WHEN, WITHOUT, TWICE, HAVE));
        int later = 0;
        for (var t : sentence.tokens()) {
            later += t.start() > clause.get(Math.max(0, at)).end() && t.any(SEE, EDIT, DELETE, CREATE) ? 1 : 0;
        }
        return limits
                && later > 0
                && noun.filter(n -> n.plural() || n.definite() || n.from() == 0).isPresent()
                && context.types.exact(noun.get().key()).isEmpty();
    }

    /// `Only I delete bookings`.
    private static boolean self(Clause clause) {
        int only = clause.find(0, ONLY);
        return only >= 0 && only + 1 < clause.size() && clause.get(only + 1).is(WE) && clause.has(EDIT, DELETE, MANAGE);
    }

    /// `Foreman: sees jobs, changes nothing`.
    private static boolean does(Clause clause) {
        int colon = Cuts.indexOf(clause.tokens(), ":");
        boolean all = colon > 0
                && colon <= 3
                && colon + 1 < clause.size()
                && clause.get(colon + 1).is(EVERYTHING)
                && clause.tokens().subList(colon + 2, clause.size()).stream().noneMatch(Token::wordy)
                && clause.tokens().subList(0, colon).stream().noneMatch(t -> t.any(WANT, LIST, SEE));
        return all
                || colon > 0
                        && colon <= 4
                        && colon + 1 < clause.size()
                        && clause.get(colon + 1).any(SEE, CREATE, EDIT, DELETE, MANAGE)
                        && clause.get(colon + 1)
                                .lower()
                                .matches(
                                        "\\p{L}{3,}s|read|view|see|look|enter|add|create|edit|change|update|delete|remove|manage|register|sehen|lesen|ansehen|anlegen|eintragen|erfassen|ändern|bearbeiten|löschen|verwalten|sieht|legt|trägt|ändert|löscht|erfasst|verwaltet|bearbeitet|bucht|darf|kann");
    }

    /// `The receptionist books sessions`: the subject is somebody whom the catalogue knows to work here.
    private boolean subjectIsRole(Clause clause) {
        int at = clause.find(1, SEE, CREATE, EDIT, MANAGE);
        var noun = context.nouns.endingAt(clause.tokens(), at);
        return noun.isPresent()
                && context.catalogue
                        .find(noun.get().key())
                        .filter(c -> c.role())
                        .isPresent();
    }
}
