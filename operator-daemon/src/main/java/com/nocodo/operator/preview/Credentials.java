package com.nocodo.operator.preview;

import com.nocodo.operator.home.Reason;
import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// The first account of a project's application. The password is made once and lies in a file that only we can read.
record Credentials(String email, Path passwordFile, Path previewTokenFile) {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    static Credentials of(Path state, SecureRandom random) {
        return new Credentials(
                "owner@example.org",
                secret(state, "owner-password", random),
                secret(state, "preview-token", random));
    }

    private static Path secret(Path state, String name, SecureRandom random) {
        var file = state.resolve(name);
        try {
            if (!Files.exists(file)) {
                var beside = state.resolve("." + name + ".new");
                Files.deleteIfExists(beside);
                Files.createFile(
                        beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(beside, password(random));
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", file, Reason.of(e))
                    .toException();
        }
        return file;
    }

    private static String password(SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(i > 0 && i % 5 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    String password() {
        return read(passwordFile);
    }

    /// What the operator signs sample accounts in with.
    String previewToken() {
        return read(previewTokenFile);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be read: %s", file, Reason.of(e))
                    .toException();
        }
    }
}
