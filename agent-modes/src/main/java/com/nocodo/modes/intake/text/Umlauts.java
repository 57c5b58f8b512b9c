package com.nocodo.modes.intake.text;

import java.util.regex.Pattern;

/// German typed without umlauts: `Saele` is `Säle`.
final class Umlauts {
    private static final Pattern SPELLED = Pattern.compile(
            "(?i)\\b(fuer|ueber|koennen|muessen|duerfen|moechten?|waere|naechsten?|spaeter|taeglich|zurueck|loeschen|aendern"
                    + "|groesse|hoehe|laenge|gebuehr|schueler|traegt|faellig|gehoert|enthaelt|verfuegbar|pruefung)\\p{L}*");
    private static final Pattern DIGRAPH = Pattern.compile("(?i)(?<![aeouq])(ae|oe|ue)(?!ll)");

    private Umlauts() {}

    /// The whole text has no umlaut, and has words that want one.
    static boolean spelledOut(String text) {
        return text.chars().noneMatch(c -> "äöüÄÖÜ".indexOf(c) >= 0)
                && SPELLED.matcher(text).find();
    }

    static Token restored(Token token) {
        var text = DIGRAPH.matcher(token.text()).replaceAll(m -> switch (m.group()) {
            case "ae" -> "ä";
            case "oe" -> "ö";
            case "ue" -> "ü";
            case "Ae", "AE" -> "Ä";
            case "Oe", "OE" -> "Ö";
            default -> "Ü";
        });
        return new Token(text, token.start(), token.end(), token.pos(), token.lemma(), token.marks());
    }
}
