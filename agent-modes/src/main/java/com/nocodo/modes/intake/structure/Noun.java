package com.nocodo.modes.intake.structure;

/// A noun, or compound of nouns, that stands in the text.
///
/// @param key base form in lower case: the same thing has the same key wherever it is named
/// @param label as the user writes one of it
/// @param plural more than one is spoken of
/// @param each it is said of each one (`each X`, `every X`)
/// @param definite one certain or any single one (`a`, `the`, `one`)
/// @param possessed after `their`, `his`: belongs to what was spoken of before
/// @param from first token, determiners included
/// @param to past the last token
public record Noun(
        String key,
        String label,
        boolean plural,
        boolean each,
        boolean definite,
        boolean possessed,
        boolean several,
        boolean counted,
        int start,
        int end,
        int from,
        int to) {

    /// `one of our cars`: a single one, though the word is many.
    Noun one() {
        return new Noun(key, label, false, each, true, false, false, counted, start, end, from, to);
    }

    /// The last word of a compound.
    public String head() {
        return key.substring(key.lastIndexOf(' ') + 1);
    }
}
