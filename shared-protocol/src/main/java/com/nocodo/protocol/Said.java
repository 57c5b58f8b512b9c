package com.nocodo.protocol;

/// A message of a person to a project. Who is not sure whether it arrived says it again, with the same key: the second
/// time answers what the first did, and does nothing.
///
/// @param key names the message; the client makes it up, 1 to 64 of `A-Z a-z 0-9 _ -`
/// @param text 1 to [#LONGEST] characters
public record Said(String key, String text) {

    /// The most characters of one message.
    public static final int LONGEST = 20_000;

    public Said {
        if (key.length() > 64 || !key.matches("[A-Za-z0-9_-]+")) {
            throw Problem.invalid(
                            "'%.20s' cannot be the key of a message: it is 1 to 64 letters, digits, _ or -",
                            Readable.of(key))
                    .toException();
        }
        if (text.isBlank()) {
            throw Problem.invalid("The message is empty. Say in plain words what you need.")
                    .toException();
        }
        var length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw Problem.invalid(
                            "The message has %d characters, and one takes up to %d. Say it in several messages.",
                            length, LONGEST)
                    .toException();
        }
        if (!Readable.is(text)) {
            throw Problem.invalid(
                            "The message has a character that is none (a zero byte, or half of a pair). Remove it, and send it again.")
                    .toException();
        }
    }
}
