package com.nocodo.vault.crypto;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

/// 128 random bits that a person keeps on paper: 26 letters and 2 more that tell when one was misread.
///
/// The two are the number modulo 1021, a prime: any one wrong letter and any two neighbours that changed places are
/// noticed for sure, because both change the number by something that 1021 does not divide.
public final class RecoveryCode implements AutoCloseable {
    /// Crockford's: without I, L, O (read as 1 and 0) and U.
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int VALUE_LETTERS = 26;
    private static final int ALL_LETTERS = 28;
    private static final int BYTES = 16;
    private static final BigInteger PRIME = BigInteger.valueOf(1021);

    private final Secret bits;

    private RecoveryCode(Secret bits) {
        this.bits = bits;
    }

    public static RecoveryCode random(SecureRandom random) {
        return new RecoveryCode(Secret.random(BYTES, random));
    }

    /// As somebody typed it: small letters, spaces and dashes do not matter.
    public static RecoveryCode typed(char[] typed) {
        var letters = new String(typed)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('I', '1')
                .replace('L', '1')
                .replace('O', '0');
        Arrays.fill(typed, '\0');
        if (letters.length() != ALL_LETTERS) {
            throw mistyped("it has %d letters and digits instead of %d".formatted(letters.length(), ALL_LETTERS));
        }
        var value = number(letters.substring(0, VALUE_LETTERS));
        var check = number(letters.substring(VALUE_LETTERS));
        if (!value.mod(PRIME).equals(check) || value.bitLength() > BYTES * 8) {
            throw mistyped("one of its letters is another");
        }
        return new RecoveryCode(Secret.take(bytes(value)));
    }

    /// For the sheet to print: seven groups of four.
    public String text() {
        var value = bits.use(bytes -> new BigInteger(1, bytes));
        var letters = letters(value, VALUE_LETTERS) + letters(value.mod(PRIME), ALL_LETTERS - VALUE_LETTERS);
        return letters.replaceAll("(.{4})(?!$)", "$1-");
    }

    Secret derive(String purpose, String vault) {
        var info = Bound.to("nocodo/recovery/1").and(purpose).and(vault).bytes();
        return Secret.take(bits.use(bytes -> Hkdf.derive(bytes, new byte[0], info, 32)));
    }

    private static String letters(BigInteger value, int count) {
        var text = new StringBuilder();
        for (int i = count - 1; i >= 0; i--) {
            text.append(LETTERS.charAt(value.shiftRight(5 * i).intValue() & 31));
        }
        return text.toString();
    }

    private static BigInteger number(String letters) {
        var value = BigInteger.ZERO;
        for (var letter : letters.toCharArray()) {
            var digit = LETTERS.indexOf(letter);
            if (digit < 0) {
                throw mistyped("it has a character that no code has");
            }
            value = value.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        return value;
    }

    private static byte[] bytes(BigInteger value) {
        var bytes = value.toByteArray(); // with a leading zero, or shorter
        var fixed = new byte[BYTES];
        var length = Math.min(BYTES, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, BYTES - length, length);
        return fixed;
    }

    private static ProblemException mistyped(String how) {
        return Problem.invalid("This is not the recovery code of the sheet: %s. Compare it group by group", how)
                .toException();
    }

    @Override
    public void close() {
        bits.close();
    }

    @Override
    public String toString() {
        return "RecoveryCode[***]";
    }
}
