package com.nocodo.modes.intake.access;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.intake.structure.Noun;
import com.nocodo.modes.intake.structure.Nouns;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Permission.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads clauses about rights, one after the other; `they` means whom the clause before spoke of.
public final class Rights {
    private final Language language;
    private final Nouns nouns;
    private final Catalogue catalogue;
    private final FieldTypes types;
    private final Turned turned;
    private List<Noun> last = List.of();
    private boolean others;
    private boolean listed;

    public Rights(Language language, Catalogue catalogue) {
        this.language = language;
        this.nouns = new Nouns(language);
        this.catalogue = catalogue;
        this.types = FieldTypes.of(language);
        this.turned = new Turned(
                nouns,
                this::person,
                n -> catalogue.find(n.key()).filter(c -> c.role()).isPresent());
    }

    /// Tells whom a clause that is not about rights spoke of.
    public void spokenOf(List<Noun> subjects) {
        last = subjects;
    }

    /// Tells whose fields were listed: `they` are these only if they can act.
    public void described(Claim.Has has) {
        boolean reachable = has.items().stream()
                .anyMatch(
                        i -> i.label()
                                .toLowerCase(Locale.ROOT)
                                .matches(
                                        ".*(phone|mobile|mail|telefon|handy|mobil|surname|first name|vorname|nachname|birth|geburt).*"));
        last = has.subjects().stream()
                .filter(n -> catalogue.find(n.key()).isPresent() ? person(n) : reachable)
                .toList();
    }

    /// `The treasurer wants the income per month`: who looks at a list works with the application.
    public Optional<Noun> wisher(Clause clause) {
        int want = clause.find(0, WANT);
        return want < 2 || clause.find(0, WE) >= 0 && clause.find(0, WE) < want
                ? Optional.empty()
                : nouns.at(clause.tokens(), 0)
                        .filter(n -> n.definite() && n.to() == want && !n.possessed() && person(n))
                        .filter(n -> catalogue.find(n.key()).map(c -> c.role()).orElse(true));
    }

    public List<Right> read(Clause clause) {
        var told = turned.read(clause, last);
        others = clause.has(OTHERS) && told.isEmpty();
        if (told.isEmpty() && turned.required(clause)) {
            return List.of();
        }
        return told.map(List::of).orElseGet(() -> direct(clause));
    }

    private List<Right> direct(Clause clause) {
        int colon = colon(clause);
        int verb = Math.max(0, colon);
        while (verb < clause.size()
                && colon < 0
                && !clause.get(verb).any(CAN, MUST, SHOULD, SEE, CREATE, EDIT, DELETE, MANAGE, LOGIN)
                && !startsOnly(clause, verb)
                && !(verb > 0 && clause.get(verb).is(EVERYTHING))) {
            verb++;
        }
        listed = colon > 0;
        var before = clause.tokens().subList(0, verb);
        var after = clause.tokens().subList(colon > 0 ? verb + 1 : verb, clause.size());
        boolean onlyThey = !before.isEmpty() && before.stream().limit(2).anyMatch(t -> t.is(ONLY));
        var named = nouns.all(before);
        boolean lastOnly = before.size() == 1 && endsWithOnly(after);
        var who = lastOnly ? List.<Noun>of() : single(people(named), before);
        List<Noun> front = List.of();
        boolean pronoun = before.stream().anyMatch(t -> t.is(IT)) || (before.isEmpty() && clause.follows());
        boolean part = clause.start() != clause.sentence().start();
        boolean infinitive = part
                && language == Language.DE
                && after.stream().limit(2).anyMatch(t -> t.lower().endsWith("n"));
        boolean goesOn = !last.isEmpty()
                && !before.isEmpty()
                && colon < 0
                && (before.getFirst().any(NO, NOT, NEVER) || infinitive)
                && !clause.has(CAN, MUST, SHOULD);
        if (listed && after.getFirst().is(NO) && after.stream().noneMatch(t -> t.any(EDIT, DELETE, CREATE))) {
            return List.of();
        }
        if (goesOn) {
            who = last;
            front = named;
        } else if (who.isEmpty() && !pronoun) {
            front = named;
            int only = index(after, ONLY);
            who = people(nouns.all(after)).stream().limit(1).toList();
            onlyThey |=
                    only >= 0 && !who.isEmpty() && (lastOnly || after.stream().noneMatch(t -> t.is(IT)));
            if (who.isEmpty() || !lastOnly && after.stream().anyMatch(t -> t.is(IT))) {
                who = last;
                onlyThey = false;
            }
        } else if (who.isEmpty()) {
            who = part ? subject(clause) : last;
        }
        if (who.isEmpty() && listed) {
            who = named;
        }
        if (goesOn) {
            var whole = new ArrayList<>(after);
            whole.addFirst(before.getFirst());
            return segments(clause, whole, who, front, onlyThey);
        }
        boolean self = Turned.self(clause.tokens());
        boolean else_ = clause.has(NOBODY) && clause.has(OTHERS) && !last.isEmpty();
        if (self || others) {
            who = else_ ? last : List.of();
            onlyThey = self || else_;
            others = !onlyThey;
        } else if (who.isEmpty()) {
            return List.of();
        } else {
            last = who;
        }
        var result = segments(clause, after, who, front, onlyThey);
        return result.isEmpty() && clause.has(ONLY) && !who.isEmpty() ? List.of(named(who, clause)) : result;
    }

    /// `The office does the rest, and can delete`: of whom the sentence began to speak, else the one before.
    private List<Noun> subject(Clause clause) {
        var tokens = clause.sentence().tokens();
        return nouns.at(tokens, 0)
                .filter(n -> (n.definite() || n.plural() || n.counted()) && n.to() < tokens.size())
                .filter(n -> tokens.get(n.to()).pos().matches("VERB|AUX"))
                .filter(n ->
                        types.exact(n.key()).isEmpty() && types.find(n.head()).isEmpty())
                .filter(n -> n.end() < clause.start()
                        && (last.isEmpty() || !last.getFirst().key().equals(n.key())))
                .map(List::of)
                .orElse(last);
    }

    /// `Reception: everything with guests`: where the colon behind people stands; -1 if there is none.
    private int colon(Clause clause) {
        for (int i = 1; i < Math.min(5, clause.size() - 1); i++) {
            if (clause.get(i).sign(":")) {
                boolean all = i + 1 < clause.size()
                        && clause.get(i + 1).is(EVERYTHING)
                        && nouns.all(clause.tokens().subList(0, i)).size() == 1;
                return !all && people(nouns.all(clause.tokens().subList(0, i))).isEmpty() ? -1 : i;
            }
        }
        return -1;
    }

    /// `Abschließen dürfen nur die Partner`: what comes first is the deed.
    private boolean endsWithOnly(List<Token> after) {
        int only = index(after, ONLY);
        return language == Language.DE
                && only > 0
                && nouns.at(after, only + 1)
                        .filter(n -> n.definite()
                                && after.subList(n.to(), after.size()).stream().noneMatch(Token::wordy))
                        .isPresent();
    }

    /// People who are only told to have some right that no record is the object of.
    private static Right named(List<Noun> who, Clause clause) {
        return new Right(who, Set.of(), List.of(), false, false, false, false, false, false, false, false, clause);
    }

    /// `The lads on the crew` are one kind of people: the one that is known, else the first.
    private List<Noun> single(List<Noun> people, List<Token> before) {
        boolean within = people.size() == 2
                && people.get(1).from() > people.get(0).to()
                && before.get(people.get(0).to()).any(ON, OF, IN, FROM, TO);
        if (!within) {
            return people;
        }
        boolean second = catalogue.find(people.get(0).key()).isEmpty()
                && catalogue.find(people.get(1).key()).isPresent();
        return List.of(people.get(second ? 1 : 0));
    }

    private static boolean startsOnly(Clause clause, int i) {
        return i > 0 && clause.get(i).is(ONLY);
    }

    private List<Noun> people(List<Noun> named) {
        return named.stream().filter(this::person).toList();
    }

    /// A noun that can act: known as people, or at least not known as a field or a thing.
    private boolean person(Noun noun) {
        var concept = catalogue.find(noun.key());
        if (concept.isPresent()) {
            return concept.get().person()
                    || concept.get().role()
                    || concept.get().archetype() == com.nocodo.modes.intake.catalogue.Archetype.PARTY;
        }
        return types.exact(noun.key()).isEmpty() && types.find(noun.head()).isEmpty();
    }

    private List<Right> segments(Clause clause, List<Token> after, List<Noun> who, List<Noun> front, boolean onlyThey) {
        var result = new ArrayList<Right>();
        var actions = EnumSet.noneOf(Action.class);
        var objects = new ArrayList<>(front);
        boolean not = false;
        boolean own = false;
        boolean only = false;
        boolean everything = false;
        boolean manages = false;
        boolean login = false;
        boolean noun = false;
        boolean verb = false;
        boolean closed = false;
        var people = who;
        int i = 0;
        while (i < after.size()) {
            var t = after.get(i);
            boolean isVerb = t.any(SEE, CREATE, EDIT, DELETE, MANAGE) && !t.is(POSSESSIVE);
            var found = nouns.at(after, i).filter(n -> !people.stream().anyMatch(p -> p.start() == n.start()));
            boolean isNoun = found.isPresent() && !isVerb;
            boolean done = t.sign(",")
                    && everything
                    && noun
                    && after.subList(i, after.size()).stream().anyMatch(x -> x.any(SEE, CREATE, EDIT, DELETE));
            boolean turn = t.is(EXCEPT)
                    || done
                    || (language == Language.EN && isVerb && noun && verb)
                    || (language == Language.DE && isNoun && closed);
            if (turn && (verb || everything || listed && noun)) {
                everything |= objects.isEmpty() && !onlyThey && !not && looks(after.subList(0, i), actions);
                result.add(new Right(
                        who,
                        actions(actions, own || only, not, everything),
                        List.copyOf(objects),
                        not,
                        own,
                        only && !onlyThey,
                        onlyThey,
                        everything,
                        manages,
                        login,
                        others,
                        clause));
                if (t.is(EXCEPT)) {
                    not = true;
                }
                actions = EnumSet.noneOf(Action.class);
                objects.clear();
                own = false;
                everything = false;
                manages = false;
                noun = false;
                verb = false;
                closed = false;
            }
            not |= t.any(NOT, NEVER) || (t.is(NO) && !result.isEmpty()) || (t.is(NO) && objects.isEmpty());
            own |= t.is(OWN)
                    || (t.is(POSSESSIVE) && t.lower().matches("their|his|her|ihre|ihren|ihrer|ihr|deren"))
                    || (t.is(TO)
                            && i + 1 < after.size()
                            && after.get(i + 1).lower().matches("them|him|her"));
            only |= t.any(ONLY, NOTHING_ELSE);
            everything |= t.is(EVERYTHING) || t.is(EACH) && after.size() <= 2;
            manages |= t.is(MANAGE) || t.is(EVERYTHING) && !verb && !seenNext(after, i);
            login |= t.is(LOGIN);
            if (isVerb) {
                closed |= noun || everything || !front.isEmpty();
                verb = true;
                actions.addAll(actions(t));
            }
            if (isNoun) {
                noun = true;
                objects.add(found.get());
            }
            if (t.is(NO) && verb && isNoun) {
                actions.add(Action.READ);
                verb = true;
            }
            i = isNoun ? Math.max(i + 1, found.get().to()) : i + 1;
            if (isNoun
                    && after.subList(found.get().from(), found.get().to()).stream()
                            .anyMatch(x -> x.any(OWN, POSSESSIVE))) {
                own = true;
            }
        }
        everything |= objects.isEmpty() && !onlyThey && !not && (only && verb || looks(after, actions));
        if (!objects.isEmpty() || everything || login || verb) {
            boolean hidden = actions.isEmpty() && not;
            if (hidden) {
                actions.add(Action.READ);
            }
            result.add(new Right(
                    who,
                    actions(actions, own || only, not, everything),
                    List.copyOf(objects),
                    not,
                    own,
                    only && !onlyThey,
                    onlyThey,
                    everything,
                    manages,
                    login,
                    others,
                    clause));
        }
        return result;
    }

    /// `Front desk: rentals and customers`: the daily work with them; only to read what is their own.
    private Set<Action> actions(Set<Action> told, boolean little, boolean not, boolean everything) {
        return !listed || !told.isEmpty() || not || everything
                ? Set.copyOf(told)
                : little
                        ? EnumSet.of(Action.LIST, Action.READ)
                        : EnumSet.of(Action.LIST, Action.READ, Action.CREATE, Action.UPDATE);
    }

    /// `May look`, and nothing is said at what.
    private static boolean looks(List<Token> after, Set<Action> actions) {
        return actions.equals(EnumSet.of(Action.LIST, Action.READ))
                && after.stream().noneMatch(Token::content);
    }

    /// `alles sehen`: the verb behind says what is done with all.
    private static boolean seenNext(List<Token> tokens, int i) {
        return i + 1 < tokens.size() && tokens.get(i + 1).any(SEE, CREATE, EDIT, DELETE);
    }

    /// What a verb lets somebody do.
    public static Set<Action> actions(Token t) {
        var result = EnumSet.noneOf(Action.class);
        if (t.is(SEE)) {
            result.addAll(EnumSet.of(Action.LIST, Action.READ));
        }
        if (t.is(CREATE)) {
            result.add(Action.CREATE);
        }
        if (t.is(EDIT)) {
            result.add(Action.UPDATE);
        }
        if (t.is(DELETE)) {
            result.add(Action.DELETE);
        }
        if (t.is(MANAGE)) {
            result.addAll(EnumSet.allOf(Action.class));
        }
        return result;
    }

    private static int index(List<Token> tokens, com.nocodo.modes.intake.text.Mark mark) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(mark)) {
                return i;
            }
        }
        return -1;
    }
}
