package com.nocodo.operator.bridge;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.bridge.Identity;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// The operator's own key pair, in a file that only its account can read; made where there is none.
final class KeyFile {
    private final byte[] seed;

    private KeyFile(byte[] seed) {
        this.seed = seed;
    }

    static KeyFile of(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            var seed = Files.readAllBytes(file);
            if (seed.length != Identity.SIZE) {
                throw Problem.unavailable(
                                "%s is no key. Put it back from a backup, or remove it and pair the vault again.", file)
                        .toException();
            }
            return new KeyFile(seed);
        } catch (IOException e) {
            throw Problem.unavailable("The operator's key %s cannot be used: %s", file, Reason.of(e))
                    .toException();
        }
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        var seed = new byte[Identity.SIZE];
        random.nextBytes(seed);
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(beside, seed);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    byte[] publicKey() {
        return new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    }

    byte[] sign(byte[] message) {
        return Identity.sign(seed, message);
    }
}
