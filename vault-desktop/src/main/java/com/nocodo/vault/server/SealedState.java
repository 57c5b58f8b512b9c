package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import com.nocodo.vault.crypto.SealedReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A backup's file on this computer.
record SealedState(Path file, String id, byte[] key) {
    boolean isThere() {
        return Files.exists(file);
    }

    /// Whether all of it opens and is that state.
    boolean is(SavedState state) {
        try {
            mustBe(state);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// @throws IOException that says what is wrong with it
    void mustBe(SavedState state) throws IOException {
        long bytes;
        var digest = sha256();
        try (var in = new DigestInputStream(open(), digest)) {
            bytes = in.transferTo(OutputStream.nullOutputStream());
        }
        if (bytes != state.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(state.sum())) {
            throw new IOException("it is a backup of another state");
        }
    }

    /// What it holds, in clear.
    InputStream open() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new SealedReader(in, Files.size(file), key, id);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    RuntimeException unusable(IOException e) {
        return Problem.unavailable(
                        "The backup %s cannot be used: %s (%s). Nothing was sent.",
                        id, Reason.of(e), file.getFileName())
                .toException();
    }

    @Override
    public String toString() {
        return "SealedState[%s]".formatted(id);
    }
}
