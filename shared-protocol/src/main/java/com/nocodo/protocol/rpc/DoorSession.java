package com.nocodo.protocol.rpc;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One connection: its requests run side by side, and end with it.
final class DoorSession<T extends AutoCloseable> {
    private static final Logger LOG = LoggerFactory.getLogger(DoorSession.class);
    static final int MOST_REQUESTS = 64;

    private final Answers<T> answers;
    private final T door;
    private final Ends ends;
    private final Consumer<DoorSession<T>> ended;
    private final Replies replies;
    private final Map<JsonNode, Thread> running = new ConcurrentHashMap<>();
    private final AtomicBoolean agreed = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// What a connection is made of.
    ///
    /// @param noInput ends what is read, and leaves what is written
    /// @param noOutput ends what is written
    /// @param all ends both
    record Ends(InputStream in, OutputStream out, Closeable noInput, Closeable noOutput, Closeable all) {}

    DoorSession(Answers<T> answers, Ends ends, Consumer<DoorSession<T>> ended) {
        this.answers = answers;
        this.door = answers.opened().get();
        this.ends = ends;
        this.ended = ended;
        this.replies = new Replies(answers.door().owner(), new Outbox(ends.out(), this::shut));
    }

    void begin() {
        Thread.ofVirtual().name("socket-in").start(this::read);
        Thread.ofVirtual().name("socket-greeting").start(this::awaitGreeting);
    }

    private void awaitGreeting() {
        try {
            TimeUnit.SECONDS.sleep(Wire.GREETING.toSeconds());
            if (!agreed.get()) {
                shut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        var lines = new Lines(ends.in(), Wire.LONGEST_LINE);
        try {
            for (var line = lines.next(); line != null; line = lines.next()) {
                take(line);
            }
        } catch (Lines.NoLine e) {
            replies.error(null, Wire.PARSE_ERROR, e.getMessage() + " The connection ends.", null);
            leave(lines);
        } catch (IOException e) {
            LOG.debug("a connection broke", e);
        } finally {
            close();
        }
    }

    /// What is not read when a socket is closed takes the last answer with it.
    private void leave(Lines lines) {
        replies.close();
        Thread.ofVirtual().name("socket-leave").start(() -> {
            try {
                TimeUnit.SECONDS.sleep(2);
                ends.all().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                LOG.debug("a connection was closed already", e);
            }
        });
        try {
            ends.noOutput().close();
            lines.skipRest();
        } catch (IOException e) {
            LOG.debug("a connection broke", e);
        }
    }

    private void take(String line) {
        JsonNode message;
        try {
            message = Wire.JSON.readTree(line);
        } catch (JacksonException e) {
            replies.error(null, Wire.PARSE_ERROR, "The line is no JSON: " + e.getOriginalMessage(), null);
            return;
        }
        var id = message.path("id");
        var named = id.isString() || id.isIntegralNumber();
        var method = message.path("method");
        if (!message.isObject() || !message.path("jsonrpc").asString("").equals("2.0") || !method.isString()) {
            replies.error(
                    named ? id : null,
                    Wire.INVALID_REQUEST,
                    "A request is one object with jsonrpc \"2.0\", an id, a method, and params.",
                    null);
        } else if (!named) {
            notified(method.asString(), message.path("params"));
        } else {
            request(id, method.asString(), message.path("params"));
        }
    }

    private void notified(String method, JsonNode params) {
        if (method.equals(Wire.CANCEL)) {
            var thread = running.get(params.path("id"));
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    private void request(JsonNode id, String method, JsonNode params) {
        if (method.equals(Wire.HELLO)) {
            agreed.set(replies.greet(id, params) || agreed.get());
        } else if (!agreed.get()) {
            replies.error(
                    id,
                    Wire.NOT_AGREED,
                    "Say hello first: {\"method\":\"hello\",\"params\":{\"protocols\":[1]}}",
                    null);
        } else if (running.containsKey(id)) {
            replies.error(id, Wire.INVALID_REQUEST, "A request with this id runs already.", null);
        } else if (running.size() >= MOST_REQUESTS) {
            replies.problem(id, Problem.unavailable("A connection runs at most %d requests at once.", MOST_REQUESTS));
        } else {
            var thread = Thread.ofVirtual().name("socket-" + method).unstarted(() -> run(id, method, params));
            running.put(id, thread);
            thread.start();
        }
    }

    private void run(JsonNode id, String method, JsonNode params) {
        try {
            var special = answers.specials().get(method);
            if (special != null) {
                special.answer(door, id, params, replies);
            } else {
                answer(id, method, params);
            }
        } catch (ProblemException e) {
            replies.problem(id, e.problem());
        } catch (Throwable e) {
            LOG.error("{} at the socket failed", method, e);
            replies.error(
                    id,
                    Wire.INTERNAL_ERROR,
                    "This is a mistake of ours; the %s's log says more."
                            .formatted(answers.door().owner()),
                    null);
        } finally {
            running.remove(id);
        }
    }

    private void answer(JsonNode id, String method, JsonNode params) throws Throwable {
        var wire = answers.door().methods().get(method);
        if (wire == null) {
            replies.error(id, Wire.METHOD_NOT_FOUND, "There is no method '%.60s'.".formatted(method), null);
            return;
        }
        var given = params.isMissingNode() ? Wire.JSON.createObjectNode() : params;
        @Nullable Object result = wire.call(door, given, step -> replies.progress(id, step));
        replies.result(id, result == null ? null : Wire.JSON.valueToTree(result)); // with its kind
    }

    /// Whatever still runs is asked to stop; nothing more is read.
    private void shut() {
        running.values().forEach(Thread::interrupt);
        try {
            ends.noInput().close();
        } catch (IOException e) {
            LOG.debug("a connection was shut already", e);
        }
    }

    void close() {
        shut();
        replies.close();
        try {
            ends.all().close();
        } catch (IOException e) {
            LOG.debug("a connection was closed already", e);
        }
        if (closed.compareAndSet(false, true)) {
            answers.closed().accept(door);
        }
        ended.accept(this);
    }
}
