package com.nocodo.modes.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// A description whose entities have names that no dictionary knows: what grammar says of them must still be
/// understood.
final class Invented {
    private static final List<String> ENGLISH =
            List.of("glorp", "snarf", "blimpet", "quorv", "trastle", "vundle", "drimble", "plonk", "skreet", "zorbit");
    private static final List<String> GERMAN =
            List.of("Glorp", "Snarf", "Blimpet", "Quorv", "Trastel", "Wundel", "Drimbel", "Plonk", "Skreet", "Zorbit");

    private Invented() {}

    static Gold of(Gold gold) {
        boolean german = gold.language().equals("de");
        var words = gold.words();
        var entities = new LinkedHashMap<String, Gold.GoldEntity>();
        int n = 0;
        for (var entry : gold.entities().entrySet()) {
            var name = (german ? GERMAN : ENGLISH).get(n++);
            for (var known : entry.getValue().names().stream()
                    .sorted((a, b) -> b.length() - a.length())
                    .toList()) {
                words = replaced(words, spelled(known), name, german);
            }
            entities.put(
                    entry.getKey(),
                    new Gold.GoldEntity(
                            names(name.toLowerCase(Locale.ROOT), german),
                            entry.getValue().fields()));
        }
        return new Gold(
                gold.id(),
                words,
                gold.language(),
                entities,
                gold.relations(),
                gold.enums(),
                gold.roles().stream().map(r -> role(r, gold, entities)).toList(),
                gold.rules(),
                gold.reports(),
                gold.unique(),
                gold.outOfScope());
    }

    /// A role whose records are kept has lost its name with them.
    private static String role(String role, Gold gold, Map<String, Gold.GoldEntity> invented) {
        return gold.entities().entrySet().stream()
                .filter(e -> e.getKey().contains(role) || e.getValue().names().contains(role))
                .findFirst()
                .map(e ->
                        Objects.requireNonNull(invented.get(e.getKey())).names().getFirst())
                .orElse(role);
    }

    /// The singular of a German plural that nobody knows may be with or without its ending.
    private static List<String> names(String name, boolean german) {
        return german ? List.of(name, name + "e", name + "er", name + "en") : List.of(name);
    }

    private static String spelled(String name) {
        return name.replace("_", "[ -]")
                .replace("ae", "(?:ae|ä)")
                .replace("oe", "(?:oe|ö)")
                .replace("ue", "(?:ue|ü)");
    }

    /// Keeps number and capital: `members` → `glorps`.
    private static String replaced(String words, String known, String name, boolean german) {
        var endings = german ? "(e|en|er|n|s|nen|innen|es)?" : "(s|es)?";
        var stem = known.endsWith("y") && !german ? known.substring(0, known.length() - 1) + "(?:y|ie)" : known;
        var umlaut = german
                ? stem.replaceFirst("a(?=[^aeiou]{1,3}$)", "[aä]").replaceFirst("au(?=[^aeiou]{1,3}$)", "(?:au|äu)")
                : stem;
        var matcher = Pattern.compile(
                        "(?<![\\p{L}-])" + umlaut + endings + "(?![\\p{L}-])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(words);
        return matcher.replaceAll(m -> {
            var ending = m.group(1) == null ? "" : m.group(1);
            var plural = ending.isEmpty() ? "" : german ? ending.equals("n") ? "en" : ending : "s";
            boolean capital = Character.isUpperCase(m.group().charAt(0));
            return (capital ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) : name) + plural;
        });
    }
}
