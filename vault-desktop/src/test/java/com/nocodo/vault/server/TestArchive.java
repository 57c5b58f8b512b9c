package com.nocodo.vault.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Something that is called like the operator's archive, for what never reaches a server.
public final class TestArchive {
    private TestArchive() {}

    /// @return for `NOCODO_OPERATOR_DIST`
    public static Path in(Path folder) throws IOException {
        var file = folder.resolve("nocodo-operator-0.0.1-linux-x86_64.tar.gz");
        var content = "no archive".getBytes(StandardCharsets.US_ASCII);
        Files.createDirectories(folder);
        Files.write(file, content);
        sign(file);
        Files.writeString(
                folder.resolve(file.getFileName() + ".sha256"), "%s  %s\n".formatted(sum(content), file.getFileName()));
        return file;
    }

    /// What `./nocodo dist` made.
    public static Path real() throws IOException {
        var named = System.getenv("NOCODO_OPERATOR_DIST");
        if (named != null) {
            return Path.of(named);
        }
        try (var files = Files.newDirectoryStream(Path.of("../target"), "nocodo-operator-*.tar.gz")) {
            var found = files.iterator();
            if (!found.hasNext()) {
                throw new IllegalStateException("make it before: ./nocodo dist");
            }
            return found.next().toAbsolutePath().normalize();
        }
    }

    /// By a key that is made where there is none yet.
    public static void sign(Path file) throws IOException {
        var key = file.resolveSibling("signer");
        if (!Files.exists(key)) {
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        }
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".sig"));
        run("ssh-keygen", "-q", "-Y", "sign", "-f", key.toString(), "-n", OperatorArchive.PURPOSE, file.toString());
    }

    private static void run(String... argv) throws IOException {
        try {
            if (new ProcessBuilder(argv).start().waitFor() != 0) {
                throw new IOException("failed: " + String.join(" ", argv));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
