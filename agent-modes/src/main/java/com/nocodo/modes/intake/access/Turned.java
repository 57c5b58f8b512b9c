package com.nocodo.modes.intake.access;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.intake.structure.Noun;
import com.nocodo.modes.intake.structure.Nouns;
import com.nocodo.modes.intake.structure.Reserving;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Permission.Action;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Rights told from the side of the things: `the fee is hidden from the helpers`, `prices are set by the boss only`.
final class Turned {
    private static final String SELF = "mine|me|i|mir|mich|ich|myself|us|uns|chefsache";
    private final Nouns nouns;
    private final Predicate<Noun> person;
    private final Predicate<Noun> known;

    Turned(Nouns nouns, Predicate<Noun> person, Predicate<Noun> known) {
        this.nouns = nouns;
        this.person = person;
        this.known = known;
    }

    Optional<Right> read(Clause clause, List<Noun> last) {
        var hidden = Reserving.hidden(clause);
        if (hidden.isPresent()) {
            return hidden(clause, Reserving.token(clause, hidden.get().start()), last);
        }
        if (Reserving.apart(clause).isPresent()) {
            return apart(clause);
        }
        return Reserving.reserved(clause)
                .flatMap(m -> reserved(
                        clause,
                        Reserving.token(clause, m.start()),
                        Reserving.token(clause, Math.max(m.start(), m.end() - 1))));
    }

    private Optional<Right> hidden(Clause clause, int at, List<Noun> last) {
        var after = clause.tokens().subList(at, clause.size());
        var named = people(after);
        var rest = nouns.all(clause.tokens().subList(0, at)).stream().skip(1).toList();
        if (named.isEmpty()
                && !rest.isEmpty()
                && clause.get(at).lower().matches("verborgen|unsichtbar|tabu")
                && person.test(rest.getLast())) {
            named = List.of(rest.getLast());
        }
        boolean they = after.stream().anyMatch(t -> t.is(IT) || t.lower().matches("their|ihr|ihre|ihnen"));
        var who = named.isEmpty() && they ? last : named;
        var people = named;
        var objects = nouns.all(clause.tokens().subList(0, at)).stream()
                .filter(n -> !people.contains(n))
                .toList();
        return who.isEmpty() || objects.isEmpty()
                ? Optional.empty()
                : Optional.of(right(who, EnumSet.of(Action.LIST, Action.READ), objects, true, false, false, clause));
    }

    /// `The cleaner has nothing to do with guests`: the first is kept from the rest.
    private Optional<Right> apart(Clause clause) {
        var named = nouns.all(clause.tokens());
        return named.size() < 2 || !person.test(named.getFirst())
                ? Optional.empty()
                : Optional.of(right(
                        named.subList(0, 1),
                        EnumSet.of(Action.LIST, Action.READ),
                        named.subList(1, named.size()),
                        true,
                        false,
                        false,
                        clause));
    }

    /// `Only for guests with a phone`: what somebody must have, and no right.
    boolean required(Clause clause) {
        var told = Reserving.reserved(clause);
        return told.isPresent()
                && clause.tokens().subList(Reserving.token(clause, told.get().start()), clause.size()).stream()
                        .anyMatch(t -> t.any(WITH, WHO, VALID, WHEN, WHETHER));
    }

    private List<Noun> people(List<Token> tokens) {
        return nouns.all(tokens).stream()
                .filter(n -> person.test(n) && !n.key().matches("business|job|task|matter|sache|aufgabe"))
                .limit(1)
                .toList();
    }

    private Optional<Right> reserved(Clause clause, int at, int to) {
        var after = clause.tokens().subList(at, clause.size());
        boolean self = after.stream().anyMatch(t -> t.lower().matches(SELF));
        var who = people(clause.tokens().subList(Math.min(to, clause.size()), clause.size())).stream()
                .filter(n -> n.definite() || known.test(n))
                .toList();
        var objects = nouns.all(clause.tokens().subList(0, at));
        var actions = EnumSet.noneOf(Action.class);
        clause.tokens().stream().filter(t -> !t.is(POSSESSIVE)).forEach(t -> actions.addAll(Rights.actions(t)));
        if (actions.isEmpty()) {
            actions.addAll(EnumSet.of(Action.CREATE, Action.UPDATE, Action.DELETE));
        }
        boolean all = objects.isEmpty() && clause.has(CREATE, EDIT, DELETE, MANAGE);
        boolean described = after.stream().anyMatch(t -> t.any(WITH, WHO, VALID, WHEN, WHETHER));
        return described || who.isEmpty() && !self || objects.isEmpty() && !all
                ? Optional.empty()
                : Optional.of(right(self ? List.of() : who, actions, objects, false, true, all, clause));
    }

    /// `Only I delete bookings`, `löschen darf nur ich`: nobody but the one who tells it.
    static boolean self(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is(ONLY) && tokens.get(i + 1).lower().matches("i|we|ich|wir|me")) {
                return true;
            }
        }
        return false;
    }

    private static Right right(
            List<Noun> who,
            Set<Action> actions,
            List<Noun> objects,
            boolean not,
            boolean onlyThey,
            boolean everything,
            Clause clause) {
        return new Right(
                who,
                Set.copyOf(actions),
                List.copyOf(objects),
                not,
                false,
                false,
                onlyThey,
                everything,
                false,
                false,
                false,
                clause);
    }
}
