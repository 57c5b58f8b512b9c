package com.nocodo.modes.sheet;

import com.nocodo.modes.intake.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the words above a column tell about it, in English and German.
final class Words {
    private static final String START = "(?i)(?<![\\p{L}])";
    private static final Pattern GERMAN = Pattern.compile(START
            + "(vorname|nachname|straße|strasse|ort|plz|postleitzahl|telefon|mobil|handy|kunden?|artikel|preis|betrag|menge|anzahl|datum|nummer|nr|bezeichnung|rechnung(en)?|bestellung(en)?|mitarbeiter|geburtstag|geburtsdatum|bemerkung(en)?|notiz(en)?|summe|einheit|lieferant(en)?|stadt|land|ja|nein|aktiv|beginn|ende|kategorie|firma|ansprechpartner|gebühr|lager|bestand|stück|von|bis|seit|tabelle\\d*|umsatz|termin|größe|menge|gesamt|netto|brutto|steuer|kosten|titel|beschreibung|abteilung|gehalt|bezahlt|offen|erledigt)(?![\\p{L}])"
            + "|nummer\\b|preis\\b|datum\\b|betrag\\b|[äöüß]");
    private static final Pattern ENGLISH = Pattern.compile(
            START
                    + "(first|last|street|city|town|zip|postcode|phone|mobile|customers?|items?|price|amount|quantity|qty|date|number|no|description|invoices?|orders?|employees?|birthday|notes?|total|unit|suppliers?|country|yes|no|active|start|end|category|company|contact|fee|stock|from|to|since|sheet\\d*|product|status|title|due|paid|the|of|address|department|salary)(?![\\p{L}])");
    private static final Pattern MONEY = Pattern.compile(
            START
                    + "(unit ?|list ?|sale ?|net ?|gross ?)?(prices?|costs?|fees?|salary|wages?|rent|revenue|turnover|budget|deposit|miete|gehalt|lohn|honorar|kosten|umsatz|budget|kaution|guthaben|betrag|preis|gebühr(en)?|vk|ek)(?![\\p{L}])|(preis|betrag|kosten|gebühr|miete|lohn|gehalt|umsatz|honorar)(?![\\p{L}])");
    private static final Pattern NO_MONEY =
            Pattern.compile("(?i)cent(er|re)s?$|stelle|(?<!\\p{L})(type|art|group|list|status)$");
    private static final Pattern PERHAPS_MONEY = Pattern.compile(
            START
                    + "(amount|total|sum|subtotal|balance|net|gross|tax|vat|value|payment|paid|discount|summe|gesamt|netto|brutto|steuer|mwst|ust|wert|saldo|zahlung|rabatt|warenwert)(?![\\p{L}])|(summe|wert|zahlung)(?![\\p{L}])");
    private static final Pattern PHONE = Pattern.compile(
            START
                    + "(tele?(f|ph)on|phone|tel|mobile?|handy|fax|cell|festnetz|telefax)(?![\\p{L}])|(telefon|telefonnummer|telefonnr|handynummer|rufnummer|faxnummer|phone)\\.?$");
    private static final Pattern CODE = Pattern.compile(
            START
                    + "(plz|postleitzahl|zip|zip ?code|postcode|postal ?code|ean|gtin|isbn|barcode|iban|bic|blz|pin|vorwahl|steuernummer|ust-?id)(?![\\p{L}])|(postleitzahl|postnummer)$");
    private static final Pattern IDENTIFIER = Pattern.compile(
            START
                    + "(id|nr|no|number|nummer|code|sku|ean|gtin|isbn|iban|vin|key|kennzeichen|kennung|schlüssel|e-?mail)[.:]?$|(nummer|nr\\.?|kennzeichen|kennung|-id|code)$|(?<=\\p{Ll})(ID|Id|Nr)$|^#$");
    private static final Pattern NO_IDENTIFIER =
            Pattern.compile("(?i)haus-?(nr|nummer)|house|number of|no\\. of|anzahl|zip|post|plz|vorwahl");
    private static final Pattern KIND = Pattern.compile(
            START
                    + "(status|state|stage|type|kind|category|priority|gender|unit|size|colou?r|zustand|stand|art|typ|kategorie|priorität|geschlecht|einheit|größe|farbe|anrede|salutation|gruppe|group|stufe|level)(?![\\p{L}])|(status|art|typ|kategorie|gruppe|stufe)$");
    private static final Pattern OWN_NAME = Pattern.compile(
            START
                    + "(name|vorname|nachname|first ?name|last ?name|surname|titel|title|bezeichnung|ort|stadt|city|town|stra(ß|ss)e|street|adresse|address|kunde|customer|firma|company|ansprechpartner|contact|notes?|notiz(en)?|bemerkung(en)?|comments?|kommentar|beschreibung|description)(?![\\p{L}])|name$");
    private static final Pattern COUNT = Pattern.compile(
            START
                    + "(anzahl|count|quantity|qty|menge|stück(zahl)?|number of|no\\. of|how many|wie ?viele?)(?![\\p{L}])|anzahl$|[_ -]count$");
    private static final Pattern DURATION =
            Pattern.compile("(?i)dauer$|(?<!\\p{L})(dauer|duration|length of time)(?!\\p{L})");
    private static final Pattern DESCRIBES = Pattern.compile(
            START
                    + "(city|town|street|address|post ?codes?|postal ?code|zip|country|state|region|date|day|time|year|month|birthday|ort|wohnort|stadt|stra(ß|ss)e|adresse|anschrift|plz|postleitzahl|land|bundesland|datum|tag|uhrzeit|zeit|jahr|monat|status|colou?r|farbe|unit|einheit|notes?|bemerkung(en)?)(?![\\p{L}])|(stra(ß|ss)e|datum)$");
    private static final Pattern NAME = Pattern.compile(
            "(?i)(.*[ -])?(name|title|titel|bezeichnung|benennung|firma|company|produkt|product|artikel|item|betreff|subject)|.*name");

    private Words() {}

    /// By the names of sheets and columns.
    static boolean german(List<Table> tables) {
        var text = tables.stream()
                .flatMap(t -> Stream.concat(
                        Stream.of(t.name()),
                        t.rows().stream()
                                .limit(6)
                                .flatMap(r -> r.cells().stream())
                                .filter(HeaderRow::word)
                                .map(Cell::shown)))
                .collect(Collectors.joining(" \n"));
        long german = GERMAN.matcher(text).results().count();
        long english = ENGLISH.matcher(text).results().count();
        return german == english ? Language.of(text) == Language.DE : german > english;
    }

    static boolean money(String label) {
        return MONEY.matcher(label).find() && !NO_MONEY.matcher(label).find() && !identifier(label);
    }

    static boolean perhapsMoney(String label) {
        return PERHAPS_MONEY.matcher(label).find();
    }

    static boolean percent(String label) {
        return label.contains("%") || label.toLowerCase(Locale.ROOT).matches(".*(prozent|percent).*");
    }

    static boolean phone(String label) {
        return PHONE.matcher(label).find();
    }

    /// A code of digits that nobody calculates with.
    static boolean code(String label) {
        return CODE.matcher(label).find() || phone(label);
    }

    /// What tells records of one kind apart.
    static boolean identifier(String label) {
        return IDENTIFIER.matcher(label).find() && !NO_IDENTIFIER.matcher(label).find() && !phone(label);
    }

    /// How long something takes.
    static boolean duration(String label) {
        return DURATION.matcher(label).find();
    }

    /// How many there are of something.
    static boolean count(String label) {
        return COUNT.matcher(label).find();
    }

    /// What describes records of any kind: the same town on two sheets does not make the one belong to the other.
    static boolean describes(String label) {
        return DESCRIBES.matcher(label).find();
    }

    /// One of a few values.
    static boolean kind(String label) {
        return KIND.matcher(label).find();
    }

    /// A name or free words, however often some of them occur.
    static boolean ownName(String label) {
        return OWN_NAME.matcher(label).find();
    }

    /// What people call a record by.
    static boolean name(String label) {
        return NAME.matcher(label).matches();
    }

    static boolean firstName(String label) {
        return label.matches("(?i)vorname|(first|given)[ -]?names?");
    }

    static boolean lastName(String label) {
        return label.matches("(?i)nachname|zuname|familienname|(last|family)[ -]?names?|surname");
    }
}
