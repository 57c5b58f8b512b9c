package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.Workflow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `Only the manager confirms`, `abrechnen darf nur das Büro`: who may move a record into the state that the verb
/// tells.
public final class MoveRights {
    /// Sentences that let somebody alone do something.
    private final List<Sentence> alone;
    /// The base forms of the verbs that a state is a participle of.
    private final Map<String, Set<String>> verbs = new HashMap<>();

    public MoveRights(List<Sentence> sentences) {
        this.alone = sentences.stream().filter(s -> s.has(ONLY)).toList();
        sentences.stream()
                .flatMap(s -> s.tokens().stream())
                .filter(t -> t.pos().equals("VERB"))
                .distinct()
                .forEach(t -> verbs.computeIfAbsent(Lookup.valueName(t.text()), _ -> new HashSet<>())
                        .add(t.lemma()));
    }

    /// The workflow with the roles that alone may make a move.
    public Workflow of(AppSpec spec, Entity entity) {
        var workflow = java.util.Objects.requireNonNull(entity.workflow());
        var moves = workflow.moves().stream()
                .map(m -> new Workflow.Move(m.from(), m.to(), who(spec, m.to())))
                .toList();
        return new Workflow(workflow.field(), workflow.initial(), moves, workflow.from());
    }

    private List<String> who(AppSpec spec, String state) {
        return alone.stream()
                .filter(s -> around(s).stream().anyMatch(t -> enters(t, state)))
                .flatMap(s -> alone(spec, s).stream())
                .distinct()
                .toList();
    }

    /// The part of a sentence, between commas, that says who alone does something.
    private static List<Token> around(Sentence sentence) {
        var tokens = sentence.tokens();
        int only = only(tokens);
        int from = only;
        while (from > 0 && !tokens.get(from - 1).sign(",;:–")) {
            from--;
        }
        int to = only;
        while (to < tokens.size() && !tokens.get(to).sign(",;:–")) {
            to++;
        }
        return tokens.subList(from, to);
    }

    private static int only(List<Token> tokens) {
        int only = 0;
        while (only < tokens.size() && !tokens.get(only).is(ONLY)) {
            only++;
        }
        return only;
    }

    /// The roles named right behind `only`.
    private static List<String> alone(AppSpec spec, Sentence sentence) {
        var tokens = sentence.tokens();
        int only = only(tokens);
        var behind = tokens.subList(only, Math.min(tokens.size(), only + 4));
        return spec.roles().stream()
                .filter(r -> behind.stream().anyMatch(t -> named(r, t)))
                .map(Role::name)
                .toList();
    }

    private static boolean named(Role role, Token token) {
        var label = role.label().toLowerCase(Locale.ROOT);
        return token.nounish()
                && (label.equals(token.lower())
                        || label.equals(token.lemma())
                        || label.startsWith(token.lemma()) && token.lemma().length() > 3);
    }

    /// The verb of the state: `confirms` leads to `confirmed`, `abschließen` to `abgeschlossen`.
    private boolean enters(Token verb, String state) {
        if (verb.marks().stream().anyMatch(m -> m == ONLY || m == CAN || m == BE)
                || verb.text().length() < 4) {
            return false;
        }
        boolean same =
                stem(verb.lower()).equals(stem(state)) || stem(verb.lemma()).equals(stem(state));
        var told = verbs.getOrDefault(state, Set.of());
        return same || told.contains(verb.lemma()) || told.contains(verb.lower());
    }

    private static String stem(String word) {
        return word.replaceAll("(?<=\\w{2})ge(?=\\w{3})", "").replaceAll("(led|ed|es|s|en|et|t|e|d)$", "");
    }
}
