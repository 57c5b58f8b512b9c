package com.nocodo.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of a person to a project. Who is not sure whether it arrived says it again, with the same key: the second
/// time answers what the first did, and does nothing.
///
/// @param key names the message; the client makes it up, 1 to 64 of `A-Z a-z 0-9 _ -`
/// @param text up to [#LONGEST] characters; empty only beside attachments
/// @param attachments ids of files that were added before ([AttachmentApi#add])
/// @param about what `this` means in it: the `ref` of one of [OperatorApi#items]; null where it names everything itself
public record Said(
        String key,
        String text,
        List<String> attachments,
        @Nullable String about) {

    /// The most characters of one message.
    public static final int LONGEST = 20_000;

    public Said {
        attachments = List.copyOf(attachments);
        Keys.check(key, "a message");
        if (text.isBlank() && attachments.isEmpty()) {
            throw Problem.invalid("The message is empty. Say in plain words what you need.")
                    .toException();
        }
        if (attachments.size() > AttachmentApi.MOST) {
            throw Problem.invalid(
                            "The message has %d files, and one takes up to %d. Send them in several messages.",
                            attachments.size(), AttachmentApi.MOST)
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
                            "The message has a character that is none (a zero byte, or half of a pair). Remove it, and"
                                    + " send it again.")
                    .toException();
        }
    }

    /// Words and files.
    public Said(String key, String text, List<String> attachments) {
        this(key, text, attachments, null);
    }

    /// Words alone.
    public Said(String key, String text) {
        this(key, text, List.of());
    }
}
