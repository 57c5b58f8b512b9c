package com.nocodo.operator.preview;

import com.nocodo.operator.home.Reason;
import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// The first account of a project's application. The password is made once and lies in a file that only we can read.
record Credentials(String email, Path passwordFile) {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    static Credentials of(Path state, SecureRandom random) {
        if (!Files.exists(file(state))) {
            keep(state, password(random).getBytes(StandardCharsets.UTF_8));
        }
        return new Credentials("owner@example.org", file(state));
    }

    static Path file(Path state) {
        return state.resolve("owner-password");
    }

    static void keep(Path state, byte[] password) {
        var beside = state.resolve(".owner-password.new");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(beside, password);
            Files.move(beside, file(state), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", file(state), Reason.of(e))
                    .toException();
        }
    }

    private static String password(SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(i > 0 && i % 5 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be read: %s", passwordFile, Reason.of(e))
                    .toException();
        }
    }
}
