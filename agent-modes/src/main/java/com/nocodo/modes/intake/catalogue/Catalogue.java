package com.nocodo.modes.intake.catalogue;

import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.spec.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The concepts in one language, found by a noun or by the head of a compound noun.
public final class Catalogue {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(tools.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final List<Concept> ALL = read("concepts.yaml", new TypeReference<>() {});
    private static final Map<String, Usual> USUAL = read("usual.yaml", new TypeReference<>() {});
    private final Language language;
    private final Map<String, Concept> byWord = new HashMap<>();

    /// A field that concepts refer to.
    public record Usual(String en, String de, FieldType type) {
        public String label(Language language) {
            return language == Language.DE ? de : en;
        }
    }

    private Catalogue(Language language, Predicate<Concept> known) {
        this.language = language;
        ALL.stream()
                .filter(known)
                .forEach(c -> words(c, language).forEach(w -> byWord.putIfAbsent(w.toLowerCase(Locale.ROOT), c)));
    }

    public static Catalogue of(Language language) {
        return new Catalogue(language, _ -> true);
    }

    /// The same, ignorant of the concepts that `forgotten` accepts.
    public static Catalogue without(Language language, Predicate<Concept> forgotten) {
        return new Catalogue(language, forgotten.negate());
    }

    /// Whether any concept is called so, in the singular or a plain plural.
    public static boolean known(Language language, String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .flatMap(c -> words(c, language).stream())
                .map(w -> w.toLowerCase(Locale.ROOT))
                .anyMatch(w -> w.equals(lower)
                        || (w + "s").equals(lower)
                        || (w + "n").equals(lower)
                        || (w + "en").equals(lower));
    }

    /// The record that notes down a deed, as people call it: of `pay` the payment.
    public Optional<String> record(String deed) {
        return byWord.values().stream()
                .filter(c -> c.deeds().contains(deed))
                .findFirst()
                .map(c -> words(c, language).getFirst());
    }

    /// The singular of a plural that a concept has, where only the plural is said.
    public static Optional<String> singular(Language language, String plural) {
        var lower = plural.toLowerCase(Locale.ROOT);
        var all = ALL.stream()
                .flatMap(c -> words(c, language).stream())
                .map(w -> w.toLowerCase(Locale.ROOT))
                .toList();
        return all.contains(lower)
                ? Optional.empty()
                : all.stream().filter(w -> plurals(w).contains(lower)).findFirst();
    }

    /// What the plural of a German noun may be: `Saal`, `Säle`.
    private static java.util.Set<String> plurals(String noun) {
        var changed = noun.replaceFirst("aa(?=[^aeiou]+$)", "ä")
                .replaceFirst("au(?=[^aeiou]+$)", "äu")
                .replaceFirst("a(?=[^aeiou]{1,3}$)", "ä")
                .replaceFirst("o(?=[^aeiou]{1,3}$)", "ö")
                .replaceFirst("(?<!ä)u(?=[^aeiou]{1,3}$)", "ü");
        return java.util.Set.of(noun + "n", noun + "en", changed + "e", changed + "er");
    }

    public static List<Concept> concepts() {
        return ALL;
    }

    private static List<String> words(Concept concept, Language language) {
        return language == Language.DE ? concept.de() : concept.en();
    }

    /// The concept that a noun names: itself, or by the last word of the compound.
    public Optional<Concept> find(String noun) {
        var key = noun.toLowerCase(Locale.ROOT);
        var exact = byWord.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        @Nullable Concept best = null;
        int length = 0;
        for (var entry : byWord.entrySet()) {
            var word = entry.getKey();
            boolean head =
                    language == Language.DE ? word.length() >= 4 && key.endsWith(word) : key.endsWith(" " + word);
            if (head && word.length() > length) {
                best = entry.getValue();
                length = word.length();
            }
        }
        return Optional.ofNullable(best);
    }

    public Usual usual(String name) {
        return Objects.requireNonNull(USUAL.get(name), name);
    }

    private static <T> T read(String resource, TypeReference<T> type) {
        var in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(resource), resource);
        return YAML.readValue(in, type);
    }
}
