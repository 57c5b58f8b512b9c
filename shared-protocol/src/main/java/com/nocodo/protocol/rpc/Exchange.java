package com.nocodo.protocol.rpc;

import com.nocodo.protocol.Problem;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// One request that waits for its answer. Progress is told on the thread that asked.
final class Exchange {
    private final String owner;
    private final BlockingQueue<JsonNode> arrived = new LinkedBlockingQueue<>();

    /// @param owner who answers, in messages
    Exchange(String owner) {
        this.owner = owner;
    }

    void arrive(JsonNode message) {
        arrived.add(message);
    }

    /// @param stop asks the other end to stop; called when this thread is interrupted, which then waits on for the
    ///     answer: what was begun is put away at the other end first
    JsonNode result(Consumer<JsonNode> progress, Runnable stop) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    var message = arrived.take();
                    if (!message.has("method")) {
                        return resultOf(message);
                    }
                    progress.accept(message.path("params").path("value"));
                } catch (InterruptedException e) {
                    if (!interrupted) {
                        stop.run();
                    }
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private JsonNode resultOf(JsonNode message) {
        var error = message.get("error");
        if (error == null) {
            return message.path("result");
        }
        if (error.path("code").asInt() == Wire.PROBLEM) {
            throw Wire.JSON.treeToValue(error.path("data"), Problem.class).toException();
        }
        var text = error.path("message").asString("no reason was given");
        throw new Problem(Problem.Code.INTERNAL, "The %s did not understand: %s".formatted(owner, text)).toException();
    }
}
