package com.nocodo.vault.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was sealed piece by piece opens whole and as it was, or not at all.
class SealedPiecesTest {
    private static final int PIECE = 16;
    private static final int SEALED = PIECE + Envelope.OVERHEAD;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = random(Envelope.KEY_SIZE);

    private byte[] random(int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] sealed(byte[] plain, byte[] key, String file) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new SealedWriter(out, key, file, random, PIECE);
        for (int from = 0; from < plain.length; from += 7) { // in bites that fit no piece
            writer.write(plain, from, Math.min(7, plain.length - from));
        }
        writer.finish();
        return out.toByteArray();
    }

    private byte[] opened(byte[] sealed) throws IOException {
        try (var in = new SealedReader(new ByteArrayInputStream(sealed), sealed.length, key, "b-1", PIECE)) {
            return in.readAllBytes();
        }
    }

    private void isRefused(byte[] sealed, String as) {
        assertThatThrownBy(() -> opened(sealed))
                .as(as)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not what");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 32, 33, 160})
    void whatWasSealedOpensAsItWas(int size) throws Exception {
        var plain = random(size);

        assertThat(opened(sealed(plain, key, "b-1"))).isEqualTo(plain);
    }

    @Test
    void itIsAsLargeAsWasSaid() throws Exception {
        for (var size : new int[] {0, 1, SealedPieces.USUAL, SealedPieces.USUAL + 1}) {
            var out = new ByteArrayOutputStream();
            var writer = new SealedWriter(out, key, "b-1", random);
            writer.write(new byte[size]);
            writer.finish();
            assertThat(SealedWriter.sealedSize(size)).isEqualTo(out.size());
        }
    }

    @Test
    void everyByteThatIsAnotherIsRefused() throws Exception {
        var sealed = sealed(random(40), key, "b-1");
        for (int i = 0; i < sealed.length; i++) {
            for (var bit : new int[] {1, 0x80}) {
                var changed = sealed.clone();
                changed[i] ^= (byte) bit;
                isRefused(changed, "byte " + i);
            }
        }
    }

    @Test
    void whatWasCutOffOrGrewIsRefusedWhereverThatIs() throws Exception {
        var sealed = sealed(random(48), key, "b-1");
        for (int length = 0; length < sealed.length; length++) {
            isRefused(Arrays.copyOf(sealed, length), "the first %d bytes".formatted(length));
        }
        for (var more : new int[] {1, SEALED}) {
            isRefused(Arrays.copyOf(sealed, sealed.length + more), more + " bytes more");
        }
    }

    private static byte[] piece(byte[] sealed, int number) {
        var from = SealedPieces.HEAD + number * SEALED;
        return Arrays.copyOfRange(sealed, from, from + SEALED);
    }

    private static byte[] with(byte[] sealed, int number, byte[] piece) {
        var changed = sealed.clone();
        System.arraycopy(piece, 0, changed, SealedPieces.HEAD + number * SEALED, SEALED);
        return changed;
    }

    @Test
    void piecesInAnotherOrderAreRefused() throws Exception {
        var sealed = sealed(random(4 * PIECE), key, "b-1");
        for (int one = 0; one < 4; one++) {
            for (int other = 0; other < 4; other++) {
                if (one != other) {
                    isRefused(with(sealed, one, piece(sealed, other)), "piece %d at %d".formatted(other, one));
                }
            }
        }
    }

    /// Also of the same backup, written once more: it may be another state.
    @Test
    void piecesOfAnotherWritingAreRefused() throws Exception {
        var plain = random(3 * PIECE);
        var one = sealed(plain, key, "b-1");
        var again = sealed(plain, key, "b-1");
        for (int number = 0; number < 3; number++) {
            isRefused(with(one, number, piece(again, number)), "piece " + number);
        }
    }

    @Test
    void anotherBackupsKeyOrNameOpensNothing() throws Exception {
        isRefused(sealed(random(40), random(Envelope.KEY_SIZE), "b-1"), "another key");
        isRefused(sealed(random(40), key, "b-2"), "another backup");
    }

    @Test
    void whatWasNeverFinishedIsRefused() throws Exception {
        for (var size : new int[] {0, 5, PIECE, 3 * PIECE}) {
            var out = new ByteArrayOutputStream();
            try (var writer = new SealedWriter(out, key, "b-1", random, PIECE)) {
                writer.write(random(size));
            }
            isRefused(out.toByteArray(), size + " bytes");
        }
    }

    @Test
    void nothingOfItIsInClear() throws Exception {
        var plain = "a canary that everybody would know again".getBytes();

        assertThat(new String(sealed(plain, key, "b-1"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("canary", "everybody", "know");
    }
}
