package com.nocodo.protocol.rpc;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// What a process answers with, who asks.
///
/// @param opened gives each connection its door
/// @param closed hears of each connection's end
/// @param specials methods that are no method of the door, by name
public record Answers<T extends AutoCloseable>(
        WireDoor<T> door, Supplier<T> opened, Consumer<T> closed, Map<String, Special<T>> specials) {

    /// A method that answers in a way of its own.
    public interface Special<T> {
        void answer(T door, JsonNode id, JsonNode params, Replies replies);
    }

    /// The same door for everybody, which outlives them.
    public static <T extends AutoCloseable> Answers<T> always(
            WireDoor<T> door, T target, Map<String, Special<T>> specials) {
        return new Answers<>(door, () -> target, one -> {}, specials);
    }

    /// Answers at the other end of two streams, as a child's and its parent's, until the first ends.
    public void serve(InputStream in, OutputStream out) {
        new DoorSession<>(this, new DoorSession.Ends(in, out, in, out, out), ended -> {}).begin();
    }
}
