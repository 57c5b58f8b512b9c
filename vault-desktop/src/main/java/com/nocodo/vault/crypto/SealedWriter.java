package com.nocodo.vault.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;

/// Seals what is written to it, piece by piece, while it comes. It is whole only once it is finished; what was only
/// closed does not open.
///
/// @see <a href="../../../../../../../../docs/decisions/0078-sealed-backups.md">decision 0078</a>
public final class SealedWriter extends OutputStream {
    private final OutputStream out;
    private final SealedPieces pieces;
    private final SecureRandom random;
    private final byte[] piece;
    private int filled;
    private long number;
    private boolean finished;

    /// @param key of this file alone
    /// @param file what it is the file of
    public SealedWriter(OutputStream out, byte[] key, String file, SecureRandom random) throws IOException {
        this(out, key, file, random, SealedPieces.USUAL);
    }

    SealedWriter(OutputStream out, byte[] key, String file, SecureRandom random, int size) throws IOException {
        var salt = new byte[SealedPieces.SALT];
        random.nextBytes(salt);
        this.out = out;
        this.pieces = new SealedPieces(key, file, salt, size);
        this.random = random;
        this.piece = new byte[size];
        out.write(SealedPieces.MAGIC);
        out.write(salt);
    }

    /// How large a file becomes with so much in it.
    public static long sealedSize(long plain) {
        var pieces = Math.max(1, Math.ceilDiv(plain, SealedPieces.USUAL));
        return SealedPieces.HEAD + plain + pieces * Envelope.OVERHEAD;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (finished) {
            throw new IOException("it is finished already");
        }
        for (int done = 0; done < length; ) {
            if (filled == piece.length) {
                seal(false); // only now, since the last piece may be a full one
            }
            var count = Math.min(length - done, piece.length - filled);
            System.arraycopy(bytes, from + done, piece, filled, count);
            filled += count;
            done += count;
        }
    }

    private void seal(boolean last) throws IOException {
        var plain = Arrays.copyOf(piece, filled);
        try {
            out.write(pieces.seal(number++, last, plain, random));
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(piece, (byte) 0);
            filled = 0;
        }
    }

    /// Nothing comes any more.
    public void finish() throws IOException {
        seal(true);
        finished = true;
        out.flush();
    }
}
