package com.nocodo.vault.entry;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Folders;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/// The links and the browsers that a running keeper let in, as a folder of hashes: whoever reads it cannot come in by
/// it, and a page process that takes another's place knows them, too. Coming in opens nothing: the password does.
public final class Entrance {
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int MOST_BROWSERS = 64;
    private static final int BYTES = 32;

    private final Path folder;
    private final Clock clock;
    private final SecureRandom random;

    /// What came of a link.
    public enum Redeemed {
        LET_IN,
        /// It was used before: by the person, or by somebody who saw it.
        USED_BEFORE,
        TOO_OLD,
        UNKNOWN
    }

    public Entrance(Path vault, Clock clock, SecureRandom random) {
        this.folder = vault.resolve("entrance");
        this.clock = clock;
        this.random = random;
    }

    /// Nothing of an earlier keeper is good any more.
    public void clear() {
        Folders.remove(folder);
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// @return what stands in a link, for one use within an hour
    public String newLink() {
        var token = secret();
        note("link-" + hash(token), String.valueOf(clock.millis()));
        return token;
    }

    /// Of two that come with the same link, one is let in.
    public Redeemed redeem(String token) {
        var hash = hash(token);
        var link = folder.resolve("link-" + hash);
        var used = folder.resolve("used-" + hash);
        try {
            if (Files.exists(used)) {
                return Redeemed.USED_BEFORE;
            }
            var made = Long.parseLong(Files.readString(link, StandardCharsets.US_ASCII));
            Files.createFile(used);
            Files.deleteIfExists(link);
            return clock.millis() - made > GOOD_FOR.toMillis() ? Redeemed.TOO_OLD : Redeemed.LET_IN;
        } catch (NoSuchFileException e) {
            return Redeemed.UNKNOWN;
        } catch (FileAlreadyExistsException e) {
            return Redeemed.USED_BEFORE;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// @return the key by which this browser comes back
    public String newBrowser() {
        try (var files = Files.list(folder)) {
            if (files.filter(file -> file.getFileName().toString().startsWith("browser-"))
                            .count()
                    >= MOST_BROWSERS) {
                throw Problem.conflict("Too many browsers were let in. End the vault and start it again.")
                        .toException();
            }
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e);
        }
        var key = secret();
        note("browser-" + hash(key), "");
        return key;
    }

    public boolean knows(String browser) {
        return Files.exists(folder.resolve("browser-" + hash(browser)));
    }

    private void note(String name, String text) {
        try {
            var file = Files.createFile(
                    folder.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private String secret() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Guessing is hopeless at this length, so no slow hash is needed.
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java machine has SHA-256", e);
        }
    }

    private static RuntimeException unusable(Exception e) {
        return Problem.unavailable(
                        "The folder of the vault's links cannot be used: %s. Is there room on the disk?", Reason.of(e))
                .toException();
    }
}
