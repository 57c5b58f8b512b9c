package com.nocodo.vault.crypto;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.jspecify.annotations.Nullable;

/// Derives in a Java machine of its own, as large as its parameters need: the one who asks stays small, and what the
/// derivation left in memory is gone a second later. One at a time, else a few callers could take all memory.
final class ChildDerivation implements KeyDerivation {
    private static final Object ONE_AT_A_TIME = new Object();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration WANTED = Duration.ofSeconds(1);
    private static final int MOST_CALIBRATED_KIB = 256 * 1024;

    private record Run(Secret key, Duration took) {}

    @Override
    public Secret derive(Secret password, byte[] salt, Argon2Parameters parameters) {
        return run(password, salt, parameters).key;
    }

    /// Memory first, since that is what makes guessing dear on the hardware of those who guess; then passes.
    @Override
    public Argon2Parameters calibrated() {
        var parameters = Argon2Parameters.FLOOR;
        var took = time(parameters);
        while (took.multipliedBy(2).compareTo(WANTED) <= 0 && parameters.memoryKib() * 2 <= MOST_CALIBRATED_KIB) {
            parameters = new Argon2Parameters(parameters.memoryKib() * 2, parameters.passes(), parameters.lanes());
            took = time(parameters);
        }
        var passes = Math.round((double) parameters.passes() * WANTED.toNanos() / took.toNanos());
        return new Argon2Parameters(
                parameters.memoryKib(),
                Math.clamp(passes, parameters.passes(), Argon2Parameters.MOST_PASSES),
                parameters.lanes());
    }

    private static Duration time(Argon2Parameters parameters) {
        try (var password = Secret.take(new byte[16])) {
            var run = run(password, new byte[SALT_SIZE], parameters);
            run.key.close();
            return run.took;
        }
    }

    private static Run run(Secret password, byte[] salt, Argon2Parameters parameters) {
        synchronized (ONE_AT_A_TIME) {
            Process child = null;
            try {
                child = start(parameters);
                return talk(child, password, salt);
            } catch (IOException e) {
                throw failed(child, parameters);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.unavailable("The key was not derived: somebody ended the wait")
                        .toException();
            } finally {
                if (child != null) {
                    child.destroyForcibly();
                }
            }
        }
    }

    private static Process start(Argon2Parameters parameters) throws IOException {
        var builder = new ProcessBuilder(command(parameters))
                .redirectError(ProcessBuilder.Redirect.DISCARD); // what a failing machine says is not for a log
        builder.environment().clear();
        return builder.start();
    }

    static List<String> command(Argon2Parameters parameters) {
        // Each KiB is an array with a header; the young generation only ever holds what was made last.
        var heap = parameters.memoryKib() / 1024 * 17 / 16 + 32;
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmn8m",
                "-Xms" + heap + "m",
                "-Xmx" + heap + "m",
                "-XX:+DisableAttachMechanism",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Stream.of(DerivationChild.class, Argon2BytesGenerator.class)
                        .map(ChildDerivation::placeOf)
                        .collect(Collectors.joining(java.io.File.pathSeparator)),
                DerivationChild.class.getName(),
                String.valueOf(parameters.memoryKib()),
                String.valueOf(parameters.passes()),
                String.valueOf(parameters.lanes()));
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Where this program lies is not known", e);
        }
    }

    private static Run talk(Process child, Secret password, byte[] salt) throws IOException, InterruptedException {
        var watch = Thread.ofVirtual().name("derivation-limit").start(() -> endLate(child));
        try (var out = new DataOutputStream(child.getOutputStream())) {
            out.write(salt);
            out.writeInt(password.size());
            password.use(bytes -> written(out, bytes));
            out.flush();
            var in = new DataInputStream(child.getInputStream());
            var key = new byte[Argon2.SIZE];
            in.readFully(key);
            return new Run(Secret.take(key), Duration.ofNanos(in.readLong()));
        } finally {
            watch.interrupt();
        }
    }

    private static boolean written(DataOutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
            return true;
        } catch (IOException e) {
            return false; // the answer will be missing, too, and its reader says so
        }
    }

    private static void endLate(Process child) {
        try {
            if (!child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // It answered.
        }
    }

    private static ProblemException failed(@Nullable Process child, Argon2Parameters parameters) {
        if (child == null) {
            return Problem.unavailable("The key cannot be derived: no second Java could be started")
                    .toException();
        }
        var memory = ended(child) == DerivationChild.OUT_OF_MEMORY;
        return Problem.unavailable(
                        memory
                                ? "The key cannot be derived: %d MiB of memory are needed for it. Close other programs, then"
                                        + " try again"
                                : "The key was not derived (%d MiB): its process ended early or took too long. Try again",
                        parameters.memoryKib() / 1024)
                .toException();
    }

    private static int ended(Process child) {
        try {
            return child.waitFor(1, TimeUnit.SECONDS) ? child.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
