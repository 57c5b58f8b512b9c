package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A server, as far as backups of its operator go.
interface StateServer {
    /// Makes the archive, in the place of an earlier one.
    ///
    /// @return what it told of it
    Map<String, String> save(Consumer<String> line) throws InterruptedException;

    /// @param count hears how much came so far
    /// @throws IOException where it cannot be written here
    void fetch(String file, long bytes, OutputStream to, LongConsumer count) throws IOException, InterruptedException;

    /// Whether it can be told something without waiting for it.
    boolean isReached();

    /// Removes archives, also one that was sent and with which nothing was begun.
    void drop(Consumer<String> line) throws InterruptedException;

    /// How far a restore of this state is there, and how much room: `state-sent` and `state-room`. Changes nothing.
    ///
    /// @return nothing where the line broke
    Optional<Map<String, String>> look(SavedState state, Consumer<String> line) throws InterruptedException;

    /// Puts an archive where only root reads it.
    void send(InputStream content, long bytes, Consumer<String> line) throws InterruptedException;

    /// Makes what was sent the operator's state, or goes on with that.
    ///
    /// @return what became of it; nothing where the line broke, and it is to be asked once more
    Optional<Map<String, String>> restore(SavedState state, boolean replace, Consumer<String> line)
            throws InterruptedException;

    /// What it told.
    ///
    /// @throws com.nocodo.protocol.ProblemException `unavailable` where the line broke
    static Map<String, String> told(Optional<Map<String, String>> told) {
        return told.orElseThrow(() -> Problem.unavailable("The connection to the server broke. Try again.")
                .toException());
    }

    /// Has the operator prove that it is the one of this server, by the way that people come in.
    ///
    /// @return its version
    String health(Consumer<String> line) throws InterruptedException;
}
