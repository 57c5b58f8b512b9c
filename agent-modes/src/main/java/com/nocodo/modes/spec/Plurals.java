package com.nocodo.modes.spec;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// English plurals and singulars, regular and not.
final class Plurals {
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("person", "people"),
            Map.entry("man", "men"),
            Map.entry("woman", "women"),
            Map.entry("child", "children"),
            Map.entry("foot", "feet"),
            Map.entry("tooth", "teeth"),
            Map.entry("goose", "geese"),
            Map.entry("mouse", "mice"),
            Map.entry("ox", "oxen"),
            Map.entry("knife", "knives"),
            Map.entry("life", "lives"),
            Map.entry("wife", "wives"),
            Map.entry("shelf", "shelves"),
            Map.entry("leaf", "leaves"),
            Map.entry("loaf", "loaves"),
            Map.entry("half", "halves"),
            Map.entry("calf", "calves"),
            Map.entry("thief", "thieves"),
            Map.entry("wolf", "wolves"),
            Map.entry("hero", "heroes"),
            Map.entry("potato", "potatoes"),
            Map.entry("tomato", "tomatoes"),
            Map.entry("quiz", "quizzes"),
            Map.entry("analysis", "analyses"),
            Map.entry("diagnosis", "diagnoses"),
            Map.entry("crisis", "crises"),
            Map.entry("criterion", "criteria"),
            Map.entry("medium", "media"),
            Map.entry("curriculum", "curricula"),
            Map.entry("index", "indices"),
            Map.entry("bus", "buses"),
            Map.entry("gas", "gases"),
            Map.entry("status", "statuses"),
            Map.entry("campus", "campuses"),
            Map.entry("bonus", "bonuses"),
            Map.entry("lens", "lenses"),
            Map.entry("atlas", "atlases"),
            Map.entry("canvas", "canvases"),
            Map.entry("chassis", "chassis"),
            Map.entry("house", "houses"),
            Map.entry("horse", "horses"),
            Map.entry("course", "courses"),
            Map.entry("nurse", "nurses"),
            Map.entry("case", "cases"),
            Map.entry("base", "bases"),
            Map.entry("lease", "leases"),
            Map.entry("purchase", "purchases"),
            Map.entry("licence", "licences"),
            Map.entry("cache", "caches"),
            Map.entry("axe", "axes"),
            Map.entry("shoe", "shoes"),
            Map.entry("tie", "ties"),
            Map.entry("movie", "movies"),
            Map.entry("cookie", "cookies"),
            Map.entry("zombie", "zombies"));
    private static final Map<String, String> BACK =
            IRREGULAR.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    private static final Set<String> UNCOUNTED = Set.of(
            "equipment",
            "stock",
            "furniture",
            "information",
            "staff",
            "news",
            "series",
            "species",
            "sheep",
            "fish",
            "aircraft",
            "feedback",
            "software",
            "hardware",
            "luggage",
            "inventory_stock");
    /// Ends in s, but is no plural.
    private static final List<String> SINGULAR_ENDS = List.of("ss", "us", "is", "sis");

    private Plurals() {}

    static String plural(String name) {
        var cut = name.lastIndexOf('_') + 1;
        var head = name.substring(0, cut);
        var word = name.substring(cut);
        if (UNCOUNTED.contains(word)) {
            return name + "_list";
        }
        return head + pluralWord(word);
    }

    private static String pluralWord(String word) {
        var irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        if (word.matches(".*(s|x|z|ch|sh)")) {
            return word + "es";
        }
        return word + "s";
    }

    static String singular(String name) {
        var cut = name.lastIndexOf('_') + 1;
        return name.substring(0, cut) + singularWord(name.substring(cut));
    }

    private static String singularWord(String word) {
        var irregular = BACK.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (UNCOUNTED.contains(word)
                || IRREGULAR.containsKey(word)
                || word.length() < 4
                || SINGULAR_ENDS.stream().anyMatch(word::endsWith)) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.matches(".*(sses|xes|zes|ches|shes)")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
