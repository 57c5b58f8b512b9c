package com.nocodo.vault.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/// How something too long to be sealed at once lies in a file: `NCB1 | salt 16 | piece…`. Each piece is an envelope of
/// the file's own key. It is bound to whose file it is, to this one writing of it, to its number, and to whether it is
/// the last: a file that was cut off, put together anew, or mixed with another one does not open.
///
/// @param file what it is the file of
/// @param salt another one each time that it is written
/// @param size of a piece that is not the last
record SealedPieces(byte[] key, String file, byte[] salt, int size) {
    static final byte[] MAGIC = "NCB1".getBytes(StandardCharsets.US_ASCII);
    static final int SALT = 16;
    static final int HEAD = MAGIC.length + SALT;
    static final int USUAL = 256 * 1024;
    private static final int NO_TERM = 0;

    int sealedSize() {
        return size + Envelope.OVERHEAD;
    }

    byte[] seal(long number, boolean last, byte[] plain, SecureRandom random) {
        return Envelope.seal(key, NO_TERM, place(number, last), plain, random);
    }

    Optional<byte[]> open(long number, boolean last, byte[] sealed) {
        return Envelope.open(key, NO_TERM, place(number, last), sealed);
    }

    private Bound place(long number, boolean last) {
        return Bound.to("piece").and(file).and(salt).and(number).and(last ? 1 : 0);
    }

    @Override
    public String toString() {
        return "SealedPieces[%s, ***]".formatted(file);
    }
}
