package com.nocodo.operator.socket;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.rpc.Lines;
import com.nocodo.protocol.rpc.Outbox;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.protocol.rpc.WireMethod;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
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
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    static final int MOST_REQUESTS = 64;

    private final OperatorApi operator;
    private final SocketChannel channel;
    private final Consumer<Session> ended;
    private final Replies replies;
    private final Map<JsonNode, Thread> running = new ConcurrentHashMap<>();
    private final AtomicBoolean agreed = new AtomicBoolean();

    Session(OperatorApi operator, SocketChannel channel, Consumer<Session> ended) {
        this.operator = operator;
        this.channel = channel;
        this.ended = ended;
        this.replies = new Replies(new Outbox(Channels.newOutputStream(channel), this::shut));
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
        var lines = new Lines(Channels.newInputStream(channel), Wire.LONGEST_LINE);
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
                channel.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                LOG.debug("a connection was closed already", e);
            }
        });
        try {
            channel.shutdownOutput();
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
            if (method.equals(Subscription.METHOD)) {
                new Subscription(operator, id, replies).follow(params);
            } else {
                answer(id, method, params);
            }
        } catch (ProblemException e) {
            replies.problem(id, e.problem());
        } catch (Throwable e) {
            LOG.error("{} at the socket failed", method, e);
            replies.error(id, Wire.INTERNAL_ERROR, "This is a mistake of ours; the operator's log says more.", null);
        } finally {
            running.remove(id);
        }
    }

    private void answer(JsonNode id, String method, JsonNode params) throws Throwable {
        var wire = WireMethod.ALL.get(method);
        if (wire == null) {
            replies.error(id, Wire.METHOD_NOT_FOUND, "There is no method '%.60s'.".formatted(method), null);
            return;
        }
        var given = params.isMissingNode() ? Wire.JSON.createObjectNode() : params;
        @Nullable Object result = wire.call(operator, given, step -> replies.progress(id, step));
        replies.result(id, result);
    }

    /// Whatever still runs is asked to stop; nothing more is read.
    private void shut() {
        running.values().forEach(Thread::interrupt);
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            LOG.debug("a connection was shut already", e);
        }
    }

    void close() {
        shut();
        replies.close();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a connection was closed already", e);
        }
        ended.accept(this);
    }
}
