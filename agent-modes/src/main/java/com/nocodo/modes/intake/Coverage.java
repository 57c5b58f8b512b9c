package com.nocodo.modes.intake;

import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds every content word against the facts of the spec: which one came of it, or none.
final class Coverage {
    private final Map<String, String> names = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();

    private record Fact(String use, int at, int to) {}

    Coverage(AppSpec spec) {
        spec.entities().forEach(e -> {
            fact("entity " + e.name(), e.from());
            word(e.label(), "entity " + e.name());
            word(e.labelPlural(), "entity " + e.name());
            e.fields().forEach(f -> {
                fact("field %s.%s".formatted(e.name(), f.name()), f.from());
                word(f.label(), "field %s.%s".formatted(e.name(), f.name()));
                f.values().forEach(v -> word(v.label(), "value of %s.%s".formatted(e.name(), f.name())));
            });
            e.relations().forEach(r -> word(r.label(), "link %s.%s".formatted(e.name(), r.name())));
        });
        spec.roles().forEach(r -> {
            fact("role " + r.name(), r.from());
            word(r.label(), "role " + r.name());
        });
        spec.rules().forEach(r -> fact("rule " + r.name(), r.from()));
        spec.reports().forEach(r -> fact("report " + r.name(), r.from()));
    }

    private void fact(String use, @Nullable Origin from) {
        if (from != null && from.at() != null && from.to() != null) {
            facts.add(new Fact(use, from.at(), from.to()));
        }
    }

    private void word(String label, String use) {
        Stream.of(label.split("[ -]"))
                .map(Coverage::stem)
                .filter(w -> w.length() > 1)
                .forEach(w -> names.putIfAbsent(w, use));
    }

    private static String stem(String word) {
        return com.nocodo.modes.spec.Names.identifier(word).replaceAll("(ies|es|en|er|s|n|e|y)$", "");
    }

    Ledger ledger(List<Sentence> sentences) {
        var entries = new ArrayList<Ledger.Entry>();
        for (var sentence : sentences) {
            for (var token : sentence.tokens()) {
                if (token.content()) {
                    entries.add(new Ledger.Entry(token.text(), token.start(), token.end(), use(token)));
                }
            }
        }
        return new Ledger(entries);
    }

    private String use(Token token) {
        return Optional.ofNullable(names.get(stem(token.text())))
                .or(() -> Optional.ofNullable(names.get(stem(token.lemma()))))
                .or(() -> facts.stream()
                        .filter(f -> f.at() <= token.start() && token.end() <= f.to())
                        .map(Fact::use)
                        .findFirst())
                .orElse("");
    }

    /// Sentences most of whose content words came to nothing, and such parts of the others.
    List<Ignored> ignored(List<Sentence> sentences, Ledger ledger, String words, String why) {
        var result = new ArrayList<Ignored>();
        for (var sentence : sentences) {
            if (lost(ledger, sentence.start(), sentence.end(), 1)) {
                result.add(ignored(words, sentence.start(), sentence.end(), why));
            } else {
                parts(sentence).stream()
                        .filter(p -> lost(ledger, p.start(), p.end(), 2))
                        .forEach(p -> result.add(ignored(words, p.start(), p.end(), why)));
            }
        }
        return result;
    }

    private static Ignored ignored(String words, int start, int end, String why) {
        return new Ignored(words.substring(start, end), start, end, why);
    }

    private record Part(int start, int end) {}

    /// What stands between the signs of a sentence.
    private static List<Part> parts(Sentence sentence) {
        var result = new ArrayList<Part>();
        @Nullable Token first = null;
        @Nullable Token last = null;
        for (var token : sentence.tokens()) {
            if (token.sign(",;:.()–") && first != null && last != null) {
                result.add(new Part(first.start(), last.end()));
                first = null;
            } else if (token.wordy() || token.number()) {
                first = first == null ? token : first;
                last = token;
            }
        }
        if (first != null && last != null) {
            result.add(new Part(first.start(), last.end()));
        }
        return result;
    }

    /// More than half of at least so many content words led to nothing.
    private static boolean lost(Ledger ledger, int start, int end, int least) {
        var inside = ledger.entries().stream()
                .filter(e -> e.start() >= start && e.end() <= end)
                .toList();
        long unused = inside.stream().filter(e -> !e.used()).count();
        return inside.size() >= least && unused * 2 > inside.size();
    }
}
