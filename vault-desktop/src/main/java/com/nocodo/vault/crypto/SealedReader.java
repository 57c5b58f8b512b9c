package com.nocodo.vault.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Opens what a [SealedWriter] sealed, and gives no byte of a piece before all of that piece is found to be right.
/// That the last piece is there is seen only when it is read: whoever acts on a part has to be able to take it back.
public final class SealedReader extends InputStream {
    private final InputStream in;
    private final SealedPieces pieces;
    private long left;
    private long number;
    private byte[] piece = new byte[0];
    private int given;

    /// @param length of the file
    /// @param file what it is the file of
    public SealedReader(InputStream in, long length, byte[] key, String file) throws IOException {
        this(in, length, key, file, SealedPieces.USUAL);
    }

    SealedReader(InputStream in, long length, byte[] key, String file, int size) throws IOException {
        var head = in.readNBytes(SealedPieces.HEAD);
        if (head.length < SealedPieces.HEAD || !Arrays.equals(head, 0, 4, SealedPieces.MAGIC, 0, 4)) {
            throw damaged();
        }
        this.in = in;
        this.pieces = new SealedPieces(key, file, Arrays.copyOfRange(head, 4, head.length), size);
        this.left = length - SealedPieces.HEAD;
        next(); // there is at least one
    }

    private static IOException damaged() {
        return new IOException("it is not what was sealed: it was changed, cut off, or is another one");
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (given == piece.length && left > 0) {
            next();
        }
        if (given == piece.length) {
            return -1;
        }
        var count = Math.min(length, piece.length - given);
        System.arraycopy(piece, given, bytes, from, count);
        given += count;
        return count;
    }

    private void next() throws IOException {
        Arrays.fill(piece, (byte) 0);
        piece = new byte[0];
        given = 0;
        var wanted = (int) Math.clamp(left, 0, pieces.sealedSize());
        var sealed = in.readNBytes(wanted);
        left -= wanted;
        if (sealed.length < wanted) {
            throw damaged();
        }
        piece = pieces.open(number++, left == 0, sealed).orElseThrow(SealedReader::damaged);
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(piece, (byte) 0);
        in.close();
    }
}
