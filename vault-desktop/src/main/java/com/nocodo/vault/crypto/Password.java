package com.nocodo.vault.crypto;

import com.nocodo.protocol.Problem;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/// A password as the bytes that count: in Unicode's form NFKC, so that the same letters typed on another keyboard are
/// the same password.
public final class Password {
    private static final int FEWEST = 8;
    private static final int MOST_BYTES = 4096;

    private Password() {}

    /// Takes the password over: the array is wiped.
    public static Secret of(char[] typed) {
        try {
            return encode(isAscii(typed) ? CharBuffer.wrap(typed) : normalized(typed));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /// The same for a password that is chosen now, and that therefore may be refused.
    public static Secret chosen(char[] typed) {
        if (Character.codePointCount(typed, 0, typed.length) < FEWEST) {
            Arrays.fill(typed, '\0');
            throw Problem.invalid("The password is too short: use at least %d characters", FEWEST)
                    .toException();
        }
        return of(typed);
    }

    private static boolean isAscii(char[] typed) {
        for (var letter : typed) {
            if (letter > 0x7f) {
                return false;
            }
        }
        return true;
    }

    /// Java's normaliser knows only text that cannot be wiped; plain ASCII does not need it.
    private static CharBuffer normalized(char[] typed) {
        return CharBuffer.wrap(Normalizer.normalize(CharBuffer.wrap(typed), Normalizer.Form.NFKC));
    }

    private static Secret encode(CharBuffer letters) {
        try {
            var buffer = StandardCharsets.UTF_8.newEncoder().encode(letters);
            var bytes = Arrays.copyOf(buffer.array(), buffer.limit());
            Arrays.fill(buffer.array(), (byte) 0);
            if (bytes.length == 0 || bytes.length > MOST_BYTES) {
                Arrays.fill(bytes, (byte) 0);
                throw Problem.invalid("A password has 1 to %d bytes", MOST_BYTES)
                        .toException();
            }
            return Secret.take(bytes);
        } catch (CharacterCodingException e) {
            throw Problem.invalid("The password has half a character in it: type it again")
                    .toException();
        }
    }
}
