package com.nocodo.operator.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// The host key of this server, as `ssh-keygen -l` shows it.
final class HostKey {
    private HostKey() {}

    static Optional<String> fingerprint(Path file) {
        try {
            var words = Files.readString(file).strip().split(" ");
            var sum = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(words.length > 1 ? words[1] : ""));
            return Optional.of("SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
