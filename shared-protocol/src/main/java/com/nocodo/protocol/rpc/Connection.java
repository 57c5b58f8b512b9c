package com.nocodo.protocol.rpc;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import java.io.IOException;
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

/// The client's end of the socket.
final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    private final Outbox outbox;
    private final Map<Long, Exchange> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean ended;

    private Connection(SocketChannel channel) {
        this.channel = channel;
        this.outbox = new Outbox(Channels.newOutputStream(channel), this::end);
        Thread.ofVirtual().name("socket-in").start(this::read);
    }

    static Connection open(Path socket) throws IOException {
        var connection = new Connection(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
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
        var exchange = new Exchange();
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
        var lines = new Lines(Channels.newInputStream(channel), Wire.LONGEST_LINE);
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

    private static ProblemException lost() {
        return Problem.unavailable(
                        "The operator has ended, or is being started again. What was done is kept; ask again.")
                .toException();
    }

    @Override
    public void close() {
        outbox.close();
        try {
            channel.close();
        } catch (IOException e) {
            // It is of no use any more, either way.
        }
    }
}
