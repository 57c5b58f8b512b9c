package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// An operator whose state is a text, on a server that takes nothing out of turn.
final class FakeStateServer implements StateServer {
    private static final String FILE = "/var/lib/nocodo-state/saved.nocodo";

    String state;
    String version = "1.2.0";
    /// What it tells otherwise than it is.
    final Map<String, String> lies = new HashMap<>();

    byte @Nullable [] archive;
    byte @Nullable [] sent;
    int saves;
    int restores;
    boolean starts = true;
    /// Called before each piece that it sends.
    Runnable beforePiece = () -> {};

    FakeStateServer(String state) {
        this.state = state;
    }

    static String sum(byte[] bytes) {
        return HexFormat.of().formatHex(SealedState.sha256().digest(bytes));
    }

    @Override
    public Map<String, String> save(Consumer<String> line) {
        saves++;
        var made = state.getBytes(StandardCharsets.UTF_8);
        archive = made;
        var facts = new HashMap<>(Map.of(
                "state-file",
                FILE,
                "state-bytes",
                Integer.toString(made.length),
                "state-sum",
                sum(made),
                "state-version",
                version,
                "state-projects",
                "2"));
        facts.putAll(lies);
        return Map.copyOf(facts);
    }

    @Override
    public void fetch(String file, long bytes, OutputStream to, LongConsumer count) throws IOException {
        if (!file.equals(FILE) || archive == null) {
            throw Problem.unavailable("There is no such file.").toException();
        }
        var piece = Math.max(1, archive.length / 3);
        for (int from = 0; from < archive.length; from += piece) {
            beforePiece.run();
            to.write(archive, from, Math.min(piece, archive.length - from));
            count.accept(from);
        }
    }

    @Override
    public boolean isReached() {
        return true;
    }

    @Override
    public void drop(Consumer<String> line) {
        archive = null;
    }

    @Override
    public void send(InputStream content, long bytes, Consumer<String> line) {
        try {
            var came = content.readAllBytes();
            if (came.length != bytes) {
                throw Problem.unavailable("%d of %d came", came.length, bytes).toException();
            }
            sent = came;
        } catch (IOException e) {
            throw Problem.unavailable("%s", String.valueOf(e.getMessage())).toException();
        }
    }

    /// As the real one: where it was done already, it says so again.
    @Override
    public Map<String, String> restore(SavedState wanted, boolean replace, Consumer<String> line) {
        if (sent == null) {
            if (sum(state.getBytes(StandardCharsets.UTF_8)).equals(wanted.sum())) {
                return Map.of("restore", "done", "restored-projects", "2");
            }
            throw Problem.unavailable("the backup was not sent").toException();
        }
        if (!MessageDigest.isEqual(
                sum(sent).getBytes(StandardCharsets.US_ASCII), wanted.sum().getBytes(StandardCharsets.US_ASCII))) {
            throw Problem.unavailable("the backup is not the one that was sent").toException();
        }
        var came = new String(sent, StandardCharsets.UTF_8);
        sent = null;
        if (!state.isEmpty() && !replace) {
            return Map.of("restore", "undone", "restore-why", "there are projects");
        }
        if (!starts) {
            return Map.of("restore", "undone", "restore-why", "it does not start");
        }
        restores++;
        state = came;
        return Map.of("restore", "done", "restored-projects", "2");
    }

    @Override
    public String health(Consumer<String> line) {
        return version;
    }
}
