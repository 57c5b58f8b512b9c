package com.nocodo.modes.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Turns people's words into identifiers that are safe in Rust, SQL and TypeScript, and between the spellings of each.
public final class Names {
    /// Members that every record has itself, and that no field or link may be called.
    public static final Set<String> EVERY_RECORD_HAS =
            Set.of("id", "version", "created_at", "updated_at", "created_by", "updated_by", "label");

    private static final int LONGEST = 40;
    private static final Set<String> RESERVED = reserved();
    /// Paths and pages that every generated app has itself.
    private static final Set<String> TAKEN_PATHS =
            Set.of("session", "user", "role", "token", "file", "report", "account", "setup", "reset", "option");

    private Names() {}

    /// snake_case ASCII of any words: `Größe (cm)` is `groesse_cm`. Never empty, may still be [#reserved(String)].
    public static String identifier(String words) {
        var lower = words.strip()
                .replace("'s ", " ")
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("€", " eur ")
                .replace("%", " percent ")
                .replace("&", " and ");
        var ascii = Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        var snake = ascii.replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        if (snake.isEmpty()) {
            return "unnamed";
        }
        var started = Character.isDigit(snake.charAt(0)) ? "n_" + snake : snake;
        return started.length() <= LONGEST ? started : cut(started);
    }

    private static String cut(String snake) {
        var end = snake.lastIndexOf('_', LONGEST);
        return snake.substring(0, end > LONGEST / 2 ? end : LONGEST);
    }

    /// A name no language of the generated app keeps for itself.
    public static boolean reserved(String name) {
        return RESERVED.contains(name);
    }

    /// An entity's name for these words, unlike any that is `taken`: `match` becomes `match_record`.
    public static String entity(String words, Predicate<String> taken) {
        var name = identifier(words);
        return free(reserved(name) || TAKEN_PATHS.contains(singular(name)) ? name + "_record" : name, taken);
    }

    /// A field's or relation's name for these words within an entity: `type` of `bike` becomes `bike_type`.
    public static String field(String words, String entity, Predicate<String> taken) {
        var name = identifier(words);
        return free(reserved(name) ? entity + "_" + name : name, taken);
    }

    private static String free(String name, Predicate<String> taken) {
        var candidate = name;
        for (int n = 2; taken.test(candidate); n++) {
            candidate = name + "_" + n;
        }
        return candidate;
    }

    /// `repair_order` → `RepairOrder`: a Rust or TypeScript type.
    public static String pascal(String name) {
        return Arrays.stream(name.split("_"))
                .filter(part -> !part.isEmpty())
                .map(Names::capital)
                .collect(Collectors.joining());
    }

    /// `repair_order` → `repairOrder`: a TypeScript variable.
    public static String camel(String name) {
        var pascal = pascal(name);
        return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    }

    /// `repair_orders` → `repair-orders`: a path or a slug.
    public static String kebab(String name) {
        return name.replace('_', '-');
    }

    /// The wanted name, or the first of `name_2`, `name_3` … that is not taken; it is taken from then on.
    public static String numbered(String wanted, Set<String> taken) {
        var name = wanted;
        for (int n = 2; !taken.add(name); n++) {
            name = wanted + "_" + n;
        }
        return name;
    }

    /// First letter large.
    public static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// English plural of the last word of a snake_case name.
    public static String plural(String name) {
        return Plurals.plural(name);
    }

    /// English singular of the last word of a snake_case name; a word that is no known plural stays.
    public static String singular(String name) {
        return Plurals.singular(name);
    }

    private static Set<String> reserved() {
        try (var in = Objects.requireNonNull(Names.class.getResourceAsStream("reserved.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
