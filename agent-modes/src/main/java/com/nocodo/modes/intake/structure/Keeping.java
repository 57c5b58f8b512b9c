package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;

/// Finds the fields that people say they note down: `we keep their name`, `I want the address on it`.
final class Keeping {
    private final Context context;
    private final FieldLists lists;

    Keeping(Context context, FieldLists lists) {
        this.context = context;
        this.lists = lists;
    }

    /// `we keep their name and phone`, `we need the name and phone of each guest`.
    boolean read(Clause clause) {
        int at = clause.find(0, KEEP, WANT, KNOW);
        if (at < 0 || !clause.has(WE)) {
            return false;
        }
        int i = at + 1;
        while (i < clause.size()
                && (clause.get(i).any(KEEP, TO, FILLER, WE, KNOW, CREATE, IN)
                        || clause.get(i).sign(",")
                        || clause.get(i).lower().equals("mir"))) {
            i++;
        }
        if (i >= clause.size()
                || clause.tokens().subList(i, Math.min(i + 3, clause.size())).stream()
                        .anyMatch(Keeping::tool)) {
            return false;
        }
        if (clause.get(i).is(POSSESSIVE)
                && !clause.get(i).lower().matches("my|our|unser.*|mein.*")
                && !context.last().isEmpty()) {
            lists.has(context.last(), clause.tokens().subList(i, clause.size()), clause, 1);
            return true;
        }
        if (asked(clause, i) && !context.last().isEmpty()) {
            lists.has(context.last(), clause.tokens().subList(i, ofEach(clause)), clause, 1);
            return true;
        }
        var onIt = onIt(clause, i);
        if (!onIt.isEmpty() && !context.last().isEmpty()) {
            lists.has(context.last(), onIt, clause, 1);
            return true;
        }
        int of = lastOf(clause, i);
        if (of > i) {
            var subject = context.nouns.at(clause.tokens(), of + 1);
            if (subject.isPresent()
                    && (subject.get().each() || clause.get(of).is(FOR))
                    && subject.get().to() >= clause.size() - 1) {
                lists.has(List.of(subject.get()), clause.tokens().subList(i, of), clause, 1);
                return true;
            }
        }
        return false;
    }

    /// `we note whether there is a dog`, `wir schreiben auf Name und Telefon`: fields follow at once.
    private boolean asked(Clause clause, int from) {
        var items = context.items.read(clause.tokens().subList(from, clause.size()));
        long known = items.stream()
                .filter(i -> context.types.find(i.label()).isPresent())
                .count();
        boolean named = items.size() > 1
                && !clause.get(from).any(SOME, SEVERAL, EACH, LIST)
                && (known == items.size() || known > 1 && items.size() > 2 && known * 2 > items.size());
        boolean where = clause.get(from).any(WHERE, WHEN)
                && from + 1 < clause.size()
                && clause.get(from + 1).is(IT)
                && items.size() > 1;
        return named
                || where
                || clause.get(from).any(WHETHER, WHAT, WHEN) && !clause.has(WANT, SEE, LIST)
                || clause.get(from).is(WHETHER) && clause.has(KEEP);
    }

    /// Where a list ends that closes with `… for each of them`.
    private static int ofEach(Clause clause) {
        int end = clause.size();
        while (end > 1 && !clause.get(end - 1).wordy()) {
            end--;
        }
        int from = end;
        while (from > 1 && clause.get(from - 1).any(IT, OF, PER, EACH, FOR)) {
            from--;
        }
        return from < end && end - from >= 2 ? from : clause.size();
    }

    /// What is wanted is the program itself.
    private static boolean tool(Token t) {
        return t.lower()
                .matches(
                        "app|application|programme?|software|s[iy]stem|tool|database|solution|something|anwendung|programm|datenbank|lösung");
    }

    /// `I want the address on it, the day …`: the list without its `on it`; empty where that is not said.
    private static List<Token> onIt(Clause clause, int from) {
        for (int i = from + 1; i < clause.size() - 1; i++) {
            if (clause.get(i).any(ON, OF, FOR, IN) && clause.get(i + 1).is(IT)) {
                var rest = new ArrayList<>(clause.tokens().subList(from, i));
                rest.addAll(clause.tokens().subList(i + 2, clause.size()));
                return rest;
            }
            if (clause.get(i).sign(",:(")) {
                return List.of();
            }
        }
        return List.of();
    }

    private static int lastOf(Clause clause, int from) {
        for (int i = clause.size() - 1; i > from; i--) {
            if (clause.get(i).any(OF, FOR, PER)) {
                return i;
            }
        }
        return -1;
    }
}
