package com.nocodo.modes.sheet;

import com.nocodo.modes.spec.Names;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Singular and plural of what a sheet is called. A German word that is not known stays as it is, for both.
///
/// @param one of a record
/// @param many of all records
record Nouns(String one, String many) {
    private static final String KNOWN = """
            kunde kunden, artikel artikel, mitarbeiter mitarbeiter, lieferant lieferanten, auftrag aufträge, vertrag verträge, produkt produkte,
            termin termine, gerät geräte, raum räume, buch bücher, fahrzeug fahrzeuge, auto autos, haus häuser, projekt projekte, person personen,
            adresse adressen, firma firmen, schüler schüler, kurs kurse, tier tiere, hund hunde, katze katzen, pferd pferde, patient patienten,
            klient klienten, mitglied mitglieder, ort orte, stadt städte, land länder, angebot angebote, position positionen, kategorie kategorien,
            teil teile, lager lager, werkzeug werkzeuge, maschine maschinen, filiale filialen, gast gäste, zimmer zimmer, mieter mieter,
            objekt objekte, verein vereine, teilnehmer teilnehmer, ausgabe ausgaben, einnahme einnahmen, konto konten, beleg belege, note noten,
            partner partner, kontakt kontakte, rolle rollen, aufgabe aufgaben, gruppe gruppen, klasse klassen, lehrer lehrer, trainer trainer,
            anlage anlagen, immobilie immobilien, ware waren, standort standorte, team teams, material materialien, rezept rezepte, zutat zutaten,
            fahrer fahrer, fahrt fahrten, tour touren, besuch besuche, behandlung behandlungen, spieler spieler, spiel spiele, gebäude gebäude,
            schaden schäden, garten gärten, baum bäume, pflanze pflanzen, bestand bestände, bewerber bewerber, bewerbung bewerbungen, monat monate,
            posten posten, spende spenden, spender spender, rad räder, fahrrad fahrräder, preis preise, eintrag einträge, antrag anträge""";
    private static final Map<String, String> ONE_TO_MANY = new LinkedHashMap<>();
    private static final Map<String, String> MANY_TO_ONE = new LinkedHashMap<>();

    static {
        for (var pair : KNOWN.split(",")) {
            var words = pair.strip().split("\\s+");
            ONE_TO_MANY.put(words[0], words[1]);
            MANY_TO_ONE.put(words[1], words[0]);
        }
    }

    static Nouns of(String words, boolean german) {
        int cut = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
        var head = words.substring(0, cut);
        var last = words.substring(cut);
        var pair = german ? german(last) : english(last);
        return new Nouns(head + pair.one(), head + pair.many());
    }

    private static Nouns english(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        var one = Names.singular(lower);
        boolean plural = !one.equals(lower);
        return plural
                ? new Nouns(cased(word, one), word)
                : new Nouns(word, cased(word, Names.plural(lower).replace('_', ' ')));
    }

    private static Nouns german(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (lower.matches(".*\\p{L}{2}(ung|heit|keit|schaft|tät|ion)en")) {
            return new Nouns(word.substring(0, word.length() - 2), word);
        }
        if (lower.matches(".*\\p{L}{3}(ung|heit|keit|schaft|tät|ion)")) {
            return new Nouns(word, word + "en");
        }
        if (lower.matches(".*\\p{L}{3}innen")) {
            return new Nouns(word.substring(0, word.length() - 3), word);
        }
        var many = known(lower, MANY_TO_ONE);
        if (many.isPresent()) {
            return new Nouns(cased(word, swapped(lower, many.get(), MANY_TO_ONE)), word);
        }
        return known(lower, ONE_TO_MANY)
                .map(one -> new Nouns(word, cased(word, swapped(lower, one, ONE_TO_MANY))))
                .orElse(new Nouns(word, word));
    }

    /// The longest known word that this one ends with: `stammkunden` ends with `kunden`.
    private static Optional<String> known(String word, Map<String, String> words) {
        return words.keySet().stream().filter(word::endsWith).max(Comparator.comparingInt(String::length));
    }

    private static String swapped(String word, String end, Map<String, String> words) {
        return word.substring(0, word.length() - end.length()) + words.get(end);
    }

    private static String cased(String like, String word) {
        return !like.isEmpty() && Character.isUpperCase(like.charAt(0)) ? Names.capital(word) : word;
    }
}
