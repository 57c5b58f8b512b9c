package com.nocodo.protocol;

/// Plain words about a task. Who is not sure whether they arrived sends them again, with the same key.
///
/// @param key names the remark within the project; the client makes it up, 1 to 64 of `A-Z a-z 0-9 _ -`
/// @param text 1 to [#LONGEST] characters
public record Remark(String key, String text) {

    /// The most characters of one remark.
    public static final int LONGEST = 2_000;

    public Remark {
        Keys.check(key, "a comment");
        var length = text.codePointCount(0, text.length());
        if (text.isBlank() || length > LONGEST) {
            throw Problem.invalid("The comment has %d characters, and it takes 1 to %d.", length, LONGEST)
                    .toException();
        }
        if (!Readable.is(text)) {
            throw Problem.invalid(
                            "The comment has a character that is none (a zero byte, or half of a pair). Remove it, and"
                                    + " send it again.")
                    .toException();
        }
    }
}
