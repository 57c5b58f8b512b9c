package com.nocodo.operator.preview;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// The first account of a project's application. The password is made once and lies in a file that only we can read.
record Credentials(String email, Path passwordFile, Path previewTokenFile) {
    private static final String PASSWORD = "owner-password";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    static Credentials of(Path state, SecureRandom random) {
        return new Credentials(
                "owner@example.org", secret(state, PASSWORD, random), secret(state, "preview-token", random));
    }

    private static Path secret(Path state, String name, SecureRandom random) {
        if (!Files.exists(state.resolve(name))) {
            keep(state, name, password(random).getBytes(StandardCharsets.UTF_8));
        }
        return state.resolve(name);
    }

    static Path file(Path state) {
        return state.resolve(PASSWORD);
    }

    static void keep(Path state, byte[] password) {
        keep(state, PASSWORD, password);
    }

    private static void keep(Path state, String name, byte[] secret) {
        var file = state.resolve(name);
        var beside = state.resolve("." + name + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(beside, secret);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", file, Reason.of(e))
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
