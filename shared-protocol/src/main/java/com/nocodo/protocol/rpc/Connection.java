package com.nocodo.protocol.rpc;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The client's end of a connection.
final class Connection implements AutoCloseable {
    private final InputStream in;
    private final Closeable all;
    private final String owner;
    private final Outbox outbox;
    private final Map<Long, Exchange> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean ended;

    private Connection(InputStream in, OutputStream out, Closeable all, String owner) {
        this.in = in;
        this.all = all;
        this.owner = owner;
        this.outbox = new Outbox(out, this::end);
        Thread.ofVirtual().name("socket-in").start(this::read);
    }

    static Connection open(Path socket, String owner) throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        return greeted(
                new Connection(Channels.newInputStream(channel), Channels.newOutputStream(channel), channel, owner));
    }

    static Connection open(InputStream in, OutputStream out, String owner) {
        return greeted(new Connection(in, out, out, owner));
    }

    private static Connection greeted(Connection connection) {
        try {
            connection.request(
                    Wire.HELLO,
                    Map.of("protocols", List.of(Wire.PROTOCOL), "client", "nocodo " + OperatorApi.VERSION),
                    progress -> {});
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    JsonNode request(String method, Object params, Consumer<JsonNode> progress) {
        var id = ids.incrementAndGet();
        var exchange = new Exchange(owner);
        waiting.put(id, exchange);
        try {
            outbox.give(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
            if (ended) {
                throw lost();
            }
            return exchange.result(
                    progress,
                    () -> outbox.give(Map.of("jsonrpc", "2.0", "method", Wire.CANCEL, "params", Map.of("id", id))));
        } finally {
            waiting.remove(id);
        }
    }

    private void read() {
        var lines = new Lines(in, Wire.LONGEST_LINE);
        try {
            for (var line = lines.next(); line != null; line = lines.next()) {
                var message = Wire.JSON.readTree(line);
                var id = message.has("method") ? message.path("params").path("id") : message.path("id");
                var exchange = waiting.get(id.asLong(0));
                if (exchange != null) {
                    exchange.arrive(message);
                }
            }
        } catch (IOException | JacksonException e) {
            // The other end is gone, or is none of ours.
        } finally {
            end();
        }
    }

    private void end() {
        ended = true;
        JsonNode gone = Wire.JSON.valueToTree(Map.of("error", Map.of("code", Wire.PROBLEM, "data", lost().problem())));
        waiting.values().forEach(exchange -> exchange.arrive(gone));
    }

    private ProblemException lost() {
        return Problem.unavailable(
                        "The %s has ended, or is being started again. What was done is kept; ask again.", owner)
                .toException();
    }

    @Override
    public void close() {
        outbox.close();
        try {
            all.close();
        } catch (IOException e) {
            // It is of no use any more, either way.
        }
    }
}
