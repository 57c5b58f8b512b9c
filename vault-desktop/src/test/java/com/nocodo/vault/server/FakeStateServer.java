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
import java.util.Optional;
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
    int sends;
    long room = 1L << 50;
    /// Whether something was begun with what was sent, and how the last one ended.
    boolean begun;

    @Nullable
    Map<String, String> ended;

    /// At which of its restores the line breaks, from 1; before anything was done, or after all of it.
    int breaksAt;

    boolean breaksBefore;
    int asked;
    boolean starts = true;
    boolean reached = true;
    /// Called when it is to save.
    Runnable beforeSave = () -> {};

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
        beforeSave.run();
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
        return reached;
    }

    @Override
    public void drop(Consumer<String> line) {
        if (!reached) {
            throw new AssertionError("nobody waits for a server that is not reached");
        }
        archive = null;
        ended = sent != null && !begun ? null : ended;
        sent = begun ? sent : null;
    }

    @Override
    public Optional<Map<String, String>> look(SavedState wanted, Consumer<String> line) {
        var here = sent != null && sum(sent).equals(wanted.sum());
        var far = begun ? sent != null ? "begun" : "lost" : here ? "here" : ended != null ? "ended" : "missing";
        return Optional.of(Map.of("state-sent", far, "state-room", Long.toString(room), "surplus", "word"));
    }

    @Override
    public void send(InputStream content, long bytes, Consumer<String> line) {
        try {
            var came = content.readAllBytes();
            if (came.length != bytes) {
                throw Problem.unavailable("%d of %d came", came.length, bytes).toException();
            }
            sent = came;
            sends++;
        } catch (IOException e) {
            throw Problem.unavailable("%s", String.valueOf(e.getMessage())).toException();
        }
    }

    /// As the real one: where it was done already, it says so again.
    @Override
    public Optional<Map<String, String>> restore(SavedState wanted, boolean replace, Consumer<String> line) {
        var breaks = ++asked == breaksAt;
        if (breaks && breaksBefore) {
            begun = begun || sent != null;
            return Optional.empty();
        }
        var outcome = restored(wanted, replace);
        return breaks ? Optional.empty() : Optional.of(outcome);
    }

    private Map<String, String> restored(SavedState wanted, boolean replace) {
        if (sent == null) {
            if (begun) {
                begun = false;
                ended = Map.of("restore", "undone", "restore-why", "what was sent for it is gone");
            }
            if (ended != null) {
                return ended;
            }
            throw Problem.unavailable("the backup was not sent").toException();
        }
        if (!MessageDigest.isEqual(
                sum(sent).getBytes(StandardCharsets.US_ASCII), wanted.sum().getBytes(StandardCharsets.US_ASCII))) {
            sent = null;
            throw Problem.unavailable("the backup is not the one that was sent").toException();
        }
        var came = new String(sent, StandardCharsets.UTF_8);
        sent = null;
        begun = false;
        ended = outcome(came, replace);
        return ended;
    }

    private Map<String, String> outcome(String came, boolean replace) {
        if (!state.isEmpty() && !replace) {
            return Map.of("restore", "undone", "restore-why", "there are projects");
        }
        if (!starts) {
            return Map.of("restore", "undone", "restore-why", "it does not start");
        }
        restores++;
        state = came;
        return Map.of("restore", "done", "restored-projects", "2", "operator-says", "9.9.9");
    }

    @Override
    public String health(Consumer<String> line) {
        return version;
    }
}
