package com.nocodo.modes.sheet;

import java.util.List;

/// What the records of a sheet are called, after the sheet, its title or the file.
final class SheetName {
    private static final String GENERIC =
            "(?i)(sheet|tabelle|table|blatt|data|daten|export|import|worksheet|arbeitsblatt|list|liste|untitled|csv|download|book|mappe)[ -]*\\d*";

    private SheetName() {}

    /// @param others names to take where the first tells nothing, in this order
    static Nouns of(String sheet, List<String> others, boolean german) {
        var name = clean(sheet, german);
        for (int i = 0; i < others.size() && name.isEmpty(); i++) {
            name = clean(others.get(i), german);
        }
        if (name.isEmpty()) {
            return german ? new Nouns("Datensatz", "Datensätze") : new Nouns("Record", "Records");
        }
        return Nouns.of(name, german);
    }

    /// Without years, numbers and words such as list or export; empty when nothing is left.
    private static String clean(String words, boolean german) {
        var name = words.replace('_', ' ')
                .replaceAll("\\([^)]*\\)", " ")
                .replaceAll("(?<!\\p{L})[0-9][0-9.,/-]*", " ")
                .replaceAll(
                        "(?i)(?<!\\p{L})(stand|ab|vom|as of|from|export|liste?( der| of)?|übersicht( der| über)?|overview( of)?|report|kopie( von)?|copy( of)?|final|neu|new|all|alle)(?!\\p{L})",
                        " ")
                .replaceAll("[^\\p{L}\\p{N} &/-]", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[ &/-]+|[ &/-]+$", "");
        if (german) {
            name = name.replaceAll("(?<=(en|er|el|ung)s?)-?(liste|übersicht|verzeichnis|daten)$", "")
                    .replaceAll("(?<=ung)s$", "");
        }
        boolean usable = name.length() > 1
                && name.length() <= 60
                && !name.matches(GENERIC)
                && name.chars().anyMatch(Character::isLetter);
        return usable ? name : "";
    }
}
