package com.nocodo.protocol;

/// Whether a text is one that every program reads as the same: no zero bytes, no halves of surrogate pairs.
final class Readable {
    private Readable() {}

    static boolean is(String text) {
        return text.codePoints().allMatch(c -> c != 0 && (c < 0xD800 || c > 0xDFFF));
    }

    /// The text as a sentence can show it.
    static String of(String text) {
        return text.codePoints()
                .limit(60)
                .map(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
