package com.nocodo.vault.crypto;

import com.nocodo.protocol.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jasypt.encryption.pbe.PBEByteCleanablePasswordEncryptor;
import org.jspecify.annotations.Nullable;

/// Jasypt's interface over the vault's own envelope, for a file as a whole: `NCX1 | memory u32 | passes u8 | lanes u8
/// | salt 16 | commitment 32 | sealed key | sealed content`. Jasypt's own encryptors seal without noticing a change,
/// and know no Argon2.
///
/// @see "docs/decisions/0067-jasypt-as-a-facade.md"
public final class EnvelopeByteEncryptor implements PBEByteCleanablePasswordEncryptor, AutoCloseable {
    private static final byte[] MAGIC = "NCX1".getBytes(StandardCharsets.US_ASCII);
    private static final int COMMITMENT = 32;
    private static final int SEALED_KEY = 4 + 4 + 1 + 12 + 32 + 16;
    private static final int HEAD = 4 + 4 + 1 + 1 + KeyDerivation.SALT_SIZE + COMMITMENT + SEALED_KEY;
    private static final int NO_TERM = 0;
    private static final Bound SLOT = Bound.to("export");

    private final KeyDerivation derivation;
    private final SecureRandom random;
    private @Nullable Secret password;

    public EnvelopeByteEncryptor(KeyDerivation derivation, SecureRandom random) {
        this.derivation = derivation;
        this.random = random;
    }

    /// There because Jasypt asks for it: a `String` cannot be wiped, so this encryptor takes none.
    @Override
    public void setPassword(String text) {
        throw new UnsupportedOperationException("Give the password as an array, which can be wiped");
    }

    /// Takes the password over: the array is wiped.
    @Override
    public void setPasswordCharArray(char[] typed) {
        close();
        password = Password.of(typed);
    }

    @Override
    public byte[] encrypt(byte[] message) {
        var key = new byte[Envelope.KEY_SIZE];
        random.nextBytes(key);
        try {
            var slot = PasswordSlot.seal(derivation, derivation.calibrated(), password(), SLOT, NO_TERM, key, random);
            var head = head(slot);
            var body = Envelope.seal(key, NO_TERM, Bound.to("export body").and(head), message, random);
            return ByteBuffer.allocate(head.length + body.length)
                    .put(head)
                    .put(body)
                    .array();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public byte[] decrypt(byte[] sealed) {
        if (sealed.length < HEAD || !Arrays.equals(sealed, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw Problem.invalid("This is no export of a vault, or it is cut off")
                    .toException();
        }
        var head = Arrays.copyOf(sealed, HEAD);
        return switch (slot(head).open(derivation, password(), SLOT)) {
            case Opening.WrongKey() ->
                throw Problem.denied("This export does not open with this password")
                        .toException();
            case Opening.Damaged() -> throw damaged();
            case Opening.Opened(var key) -> {
                try (key) {
                    var place = Bound.to("export body").and(head);
                    var body = Arrays.copyOfRange(sealed, HEAD, sealed.length);
                    yield key.use(bytes -> Envelope.open(bytes, NO_TERM, place, body))
                            .orElseThrow(EnvelopeByteEncryptor::damaged);
                }
            }
        };
    }

    private static byte[] head(PasswordSlot slot) {
        return ByteBuffer.allocate(HEAD)
                .put(MAGIC)
                .putInt(slot.parameters().memoryKib())
                .put((byte) slot.parameters().passes())
                .put((byte) slot.parameters().lanes())
                .put(slot.salt())
                .put(slot.commitment())
                .put(slot.blob())
                .array();
    }

    private static PasswordSlot slot(byte[] head) {
        var in = ByteBuffer.wrap(head, MAGIC.length, HEAD - MAGIC.length);
        var parameters = new Argon2Parameters(in.getInt(), in.get() & 0xff, in.get() & 0xff);
        var salt = new byte[KeyDerivation.SALT_SIZE];
        var commitment = new byte[COMMITMENT];
        var blob = new byte[SEALED_KEY];
        in.get(salt).get(commitment).get(blob);
        return new PasswordSlot(parameters, salt, NO_TERM, commitment, blob);
    }

    private static RuntimeException damaged() {
        return Problem.invalid("The password is right, and this export is damaged: use another copy of it")
                .toException();
    }

    private Secret password() {
        if (password == null) {
            throw new IllegalStateException("Set a password first");
        }
        return password;
    }

    @Override
    public void close() {
        if (password != null) {
            password.close();
            password = null;
        }
    }
}
