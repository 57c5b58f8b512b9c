package com.nocodo.modes.intake.text;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// One word, number or sign of the text, or a fixed phrase of several words, with its place in the user's words.
///
/// @param text the characters as they stand (a corrected typo keeps its place)
/// @param pos universal part of speech, `PUNCT` for signs
/// @param lemma base form in lower case
/// @param marks what closed-class grammar says of it
public record Token(String text, int start, int end, String pos, String lemma, Set<Mark> marks) {

    public Token {
        marks = marks.isEmpty() ? EnumSet.noneOf(Mark.class) : EnumSet.copyOf(marks);
    }

    public String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    public boolean is(Mark mark) {
        return marks.contains(mark);
    }

    public boolean any(Mark... several) {
        for (var mark : several) {
            if (marks.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    public boolean sign(String characters) {
        return text.length() == 1 && characters.contains(text);
    }

    public boolean wordy() {
        return Character.isLetter(text.charAt(0));
    }

    public boolean number() {
        return Character.isDigit(text.charAt(0)) || is(Mark.NUMBER);
    }

    public boolean nounish() {
        return pos.equals("NOUN") || pos.equals("PROPN");
    }

    /// Names things, or what they are like, rather than holding the sentence together.
    public boolean content() {
        return wordy() && marks.isEmpty() && !closed();
    }

    private boolean closed() {
        return switch (pos) {
            case "DET", "ADP", "PRON", "CCONJ", "SCONJ", "PART" -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return text + "/" + pos + (marks.isEmpty() ? "" : marks.toString());
    }
}
