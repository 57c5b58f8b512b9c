package com.nocodo.modes.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a field holds. The text form in `nocodo.yaml` is the lower-case name.
public enum FieldType {
    TEXT,
    LONG_TEXT,
    INTEGER,
    DECIMAL,
    MONEY,
    BOOLEAN,
    DATE,
    TIME,
    DATETIME,
    ENUM,
    EMAIL,
    PHONE,
    URL,
    PERCENT,
    DURATION,
    FILE,
    IMAGE,
    COLOUR,
    AUTO_NUMBER,
    COMPUTED;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it is called for people.
    public String words(Speech speech) {
        return speech.german() ? german() : text().replace('_', ' ');
    }

    private String german() {
        return switch (this) {
            case TEXT -> "Text";
            case LONG_TEXT -> "langer Text";
            case INTEGER -> "ganze Zahl";
            case DECIMAL -> "Dezimalzahl";
            case MONEY -> "Geldbetrag";
            case BOOLEAN -> "ja oder nein";
            case DATE -> "Datum";
            case TIME -> "Uhrzeit";
            case DATETIME -> "Datum mit Uhrzeit";
            case ENUM -> "Auswahl";
            case EMAIL -> "E-Mail";
            case PHONE -> "Telefonnummer";
            case URL -> "Internetadresse";
            case PERCENT -> "Prozent";
            case DURATION -> "Dauer";
            case FILE -> "Datei";
            case IMAGE -> "Bild";
            case COLOUR -> "Farbe";
            case AUTO_NUMBER -> "laufende Nummer";
            case COMPUTED -> "berechnet";
        };
    }

    @JsonCreator
    static FieldType of(String text) {
        for (var type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("'%s' is not a field type (one of %s)".formatted(text, texts()));
    }

    private static String texts() {
        return String.join(
                ", ", java.util.Arrays.stream(values()).map(FieldType::text).toList());
    }

    /// Held as characters: may have length bounds and a pattern, and is searched by `q`.
    public boolean textual() {
        return switch (this) {
            case TEXT, LONG_TEXT, EMAIL, PHONE, URL, COLOUR, AUTO_NUMBER -> true;
            default -> false;
        };
    }

    /// May have a smallest and a largest value.
    public boolean numeric() {
        return switch (this) {
            case INTEGER, DECIMAL, MONEY, PERCENT, DURATION -> true;
            default -> false;
        };
    }

    /// A point in time or a day.
    public boolean temporal() {
        return this == DATE || this == DATETIME || this == TIME;
    }

    public boolean stored() {
        return this != COMPUTED;
    }

    /// An id of a stored upload.
    public boolean upload() {
        return this == FILE || this == IMAGE;
    }
}
