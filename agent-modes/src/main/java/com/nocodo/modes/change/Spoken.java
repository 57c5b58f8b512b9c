package com.nocodo.modes.change;

import com.nocodo.modes.intake.text.Token;
import java.util.List;
import java.util.function.Predicate;

/// What `it`, `both` and `that role` point at: what was spoken of before, in the order in which it was named.
final class Spoken {
    private final Vocabulary vocabulary;
    private final Frames frames;

    Spoken(Vocabulary vocabulary, Frames frames) {
        this.vocabulary = vocabulary;
        this.frames = frames;
    }

    /// Whatever was named first; with a word for its kind, the first of that kind.
    List<List<Ref>> meant(List<Token> tokens) {
        if (says(tokens, "it")) {
            return first(_ -> true);
        }
        if (says(tokens, "both")) {
            return all(r -> r instanceof Ref.Member);
        }
        return kind(tokens);
    }

    private List<List<Ref>> kind(List<Token> tokens) {
        if (says(tokens, "that_role")) {
            return first(r -> r instanceof Ref.OfRole);
        }
        if (says(tokens, "that_rule")) {
            var named = first(r -> r instanceof Ref.OfRule);
            var said = vocabulary.rulesSaid();
            return named.isEmpty() || named.getFirst().isEmpty() ? (said.isEmpty() ? named : List.of(said)) : named;
        }
        if (says(tokens, "that_report")) {
            return first(r -> r instanceof Ref.OfReport);
        }
        if (says(tokens, "that_entity")) {
            return first(r -> r instanceof Ref.OfEntity);
        }
        if (says(tokens, "that_link")) {
            return link();
        }
        return says(tokens, "that_field") ? first(r -> r instanceof Ref.Member) : List.of();
    }

    private List<List<Ref>> link() {
        var named = vocabulary.antecedents().stream().anyMatch(l -> l.stream().anyMatch(r -> r instanceof Ref.OfLink));
        var links = new LinkWords(vocabulary, frames);
        var found = named ? List.<Ref>of() : links.among(links.spokenOf());
        return found.isEmpty() ? first(r -> r instanceof Ref.OfLink) : List.of(found);
    }

    List<List<Ref.Member>> members(List<Token> tokens) {
        var found = says(tokens, "it") || says(tokens, "that_field")
                ? first(r -> r instanceof Ref.Member)
                : says(tokens, "both") ? all(r -> r instanceof Ref.Member) : List.<List<Ref>>of();
        return found.stream()
                .map(l -> l.stream().map(Ref.Member.class::cast).toList())
                .toList();
    }

    List<Ref> role(List<Token> tokens) {
        boolean points = says(tokens, "person") || says(tokens, "that_role");
        return points ? first(r -> r instanceof Ref.OfRole).stream().findFirst().orElse(List.of()) : List.of();
    }

    private boolean says(List<Token> tokens, String name) {
        return Matcher.says(tokens, frames.named(name));
    }

    private List<List<Ref>> first(Predicate<Ref> kind) {
        return all(kind).stream().limit(1).toList();
    }

    private List<List<Ref>> all(Predicate<Ref> kind) {
        if (vocabulary.antecedents().isEmpty()) {
            return List.of(List.of());
        }
        return vocabulary.antecedents().stream()
                .map(l -> l.stream().filter(kind).toList())
                .filter(l -> !l.isEmpty())
                .toList();
    }
}
