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

    /// Sentences most of whose content words came to nothing.
    List<Ignored> ignored(List<Sentence> sentences, Ledger ledger, String words, String why) {
        var result = new ArrayList<Ignored>();
        for (var sentence : sentences) {
            var inside = ledger.entries().stream()
                    .filter(e -> e.start() >= sentence.start() && e.end() <= sentence.end())
                    .toList();
            long unused = inside.stream().filter(e -> !e.used()).count();
            boolean lost = !inside.isEmpty() && (unused * 2 > inside.size() || unused >= 3);
            if (lost) {
                result.add(new Ignored(
                        words.substring(sentence.start(), sentence.end()), sentence.start(), sentence.end(), why));
            }
        }
        return result;
    }
}
