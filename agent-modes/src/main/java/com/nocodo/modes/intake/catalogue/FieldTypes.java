package com.nocodo.modes.intake.catalogue;

import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.FieldType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The type that a field's name suggests, by the noun that heads it.
public final class FieldTypes {
    private static final Map<Language, FieldTypes> LOADED = new EnumMap<>(Language.class);
    private final Language language;
    private final Map<String, FieldType> byWord = new HashMap<>();

    public static synchronized FieldTypes of(Language language) {
        return LOADED.computeIfAbsent(language, FieldTypes::new);
    }

    private FieldTypes(Language language) {
        this.language = language;
        var resource = "types-" + language.code() + ".txt";
        try (var in = Objects.requireNonNull(FieldTypes.class.getResourceAsStream(resource), resource)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" = ") && !line.startsWith("#"))
                    .forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        var parts = line.split(" = ", 2);
        var type = FieldType.valueOf(parts[0].toUpperCase(Locale.ROOT));
        for (var word : parts[1].split("\\|")) {
            byWord.putIfAbsent(word.strip(), type);
        }
    }

    /// Every word of the lexicon, for the speller.
    public Set<String> words() {
        return byWord.keySet();
    }

    /// The type of a field with this label, tried whole, then by its last words, then (German) by the end of its
    /// compound.
    public Optional<FieldType> find(String label) {
        var words = label.toLowerCase(Locale.ROOT).split("[ _]+");
        for (int from = 0; from < words.length; from++) {
            var tail = String.join(" ", java.util.Arrays.asList(words).subList(from, words.length));
            var type = exact(tail);
            if (type.isPresent()) {
                return type;
            }
        }
        return language == Language.DE ? byEnding(words[words.length - 1]) : Optional.empty();
    }

    public Optional<FieldType> exact(String words) {
        var type = byWord.get(words);
        if (type == null && language == Language.EN && words.endsWith("s")) {
            type = byWord.get(words.substring(0, words.length() - 1));
        }
        return Optional.ofNullable(type);
    }

    private Optional<FieldType> byEnding(String word) {
        return byWord.entrySet().stream()
                .filter(e ->
                        e.getKey().length() >= 4 && word.length() > e.getKey().length() && word.endsWith(e.getKey()))
                .max(java.util.Comparator.comparingInt(e -> e.getKey().length()))
                .map(Map.Entry::getValue);
    }
}
