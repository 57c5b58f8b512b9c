package com.nocodo.modes.intake.text;

import java.util.regex.Pattern;

/// The singular that a regular German plural shows, where the model only cut its ending off: `Verträge` is no
/// `Verträg`,
/// `Klienten` are no `Kliente`.
final class GermanPlurals {
    /// Nouns whose singular has the umlaut, too.
    private static final Pattern UMLAUT_KEPT = Pattern.compile(
            "ge.*|.*(stück|gerät|geschäft|gespräch|getränk|gefäß|gebäck|gepäck|geräusch|gehöft|kostüm|parfüm|porträt|molekül|büfett|menü|büro)");
    /// Persons decline weakly; the feminine nouns that end alike do not.
    private static final Pattern WEAK = Pattern.compile(
            "\\p{L}{2,}(ient|dent|zent|gent|tent|sent|kant|dant|rant|tant|nant|sant|ist|dat|kat|nom|log)e");

    private static final Pattern FEMININE = Pattern.compile(
            "(ente|rente|.*altersrente|.*(liste|kiste|piste|küste|büste|tante|kante|variante|konstante|determinante))");

    private GermanPlurals() {}

    static String singular(String word, String lemma) {
        boolean cut = word.equals(lemma + "e") || word.equals(lemma + "er");
        if (cut
                && lemma.matches(".*(ä|ö|ü)[^aeiouäöü]+")
                && !UMLAUT_KEPT.matcher(lemma).matches()) {
            return plain(lemma, "ä", "a", "ö", "o", "ü", "u");
        }
        if (cut
                && lemma.matches(".*äu[^aeiouäöü]+")
                && !UMLAUT_KEPT.matcher(lemma).matches()) {
            return plain(lemma, "äu", "au");
        }
        var weak = word.equals(lemma) && word.endsWith("en") ? word.substring(0, word.length() - 1) : lemma;
        boolean person = word.equals(weak + "n")
                && WEAK.matcher(weak).matches()
                && !FEMININE.matcher(weak).matches();
        return person ? weak.substring(0, weak.length() - 1) : lemma;
    }

    /// The last vowel that has an umlaut without it.
    private static String plain(String lemma, String... pairs) {
        int last = -1;
        String result = lemma;
        for (int i = 0; i < pairs.length; i += 2) {
            int at = lemma.lastIndexOf(pairs[i]);
            if (at > last) {
                last = at;
                result = lemma.substring(0, at) + pairs[i + 1] + lemma.substring(at + pairs[i].length());
            }
        }
        return result;
    }
}
