package com.nocodo.vault.provider.fake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 on loopback, by hand: only so can answers be cut off, sent twice or never sent.
final class LoopbackHttp implements AutoCloseable {
    /// How long SLOW lets the client wait; longer than a test's client waits.
    private static final Duration SLOWNESS = Duration.ofMillis(900);

    private final ServerSocket socket;
    private final Handler handler;

    /// @return null: the line is dropped
    @FunctionalInterface
    interface Handler {
        @Nullable
        Served serve(Call call);
    }

    /// @param fault what happens to the reply on its way
    record Served(Reply reply, @Nullable Fault fault) {}

    LoopbackHttp(int port, Handler handler) {
        try {
            this.socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.handler = handler;
        Thread.ofVirtual().name("stand-in-" + socket.getLocalPort()).start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var line = socket.accept();
                Thread.ofVirtual().start(() -> talk(line));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket line) {
        try (line) {
            var in = new BufferedInputStream(line.getInputStream());
            @Nullable Call call = read(in);
            while (call != null) {
                var served = handler.serve(call);
                if (served == null
                        || !answer(line, served)
                        || "close".equals(call.headers().get("connection"))) {
                    return;
                }
                call = read(in);
            }
        } catch (IOException e) {
            // The client has gone; nobody is left to tell.
        }
    }

    private static @Nullable Call read(InputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        var words = first.split(" ");
        var headers = new LinkedHashMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var at = header.indexOf(':');
            headers.put(
                    header.substring(0, at).toLowerCase(Locale.ROOT),
                    header.substring(at + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        var target = words[1].split("\\?", 2);
        return new Call(words[0], target[0], query(target.length > 1 ? target[1] : ""), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private static Map<String, List<String>> query(String text) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                query.computeIfAbsent(decoded(pair.substring(0, at)), _ -> new ArrayList<>())
                        .add(decoded(pair.substring(at + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// @return whether the line is still good
    private static boolean answer(Socket line, Served served) throws IOException {
        var out = line.getOutputStream();
        var bytes = bytes(served.reply());
        if (served.fault() == null) {
            out.write(bytes);
            return true;
        }
        switch (served.fault()) {
            case CUT_OFF ->
                out.write(bytes, 0, bytes.length - Math.max(1, served.reply().body().length / 2 + 1));
            case TWICE -> {
                out.write(bytes);
                out.write(bytes);
            }
            case HUGE -> endless(out);
            case SLOW -> {
                sleep();
                out.write(bytes);
            }
            default -> throw new IllegalStateException("Not a fault of the way: " + served.fault());
        }
        return false;
    }

    private static void sleep() {
        try {
            Thread.sleep(SLOWNESS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endless(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        var piece = "[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],".repeat(100).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(piece); // until the client goes
        }
    }

    private static byte[] bytes(Reply reply) {
        var head = new StringBuilder("HTTP/1.1 " + reply.status() + " Status\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (reply.status() != 204) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(reply.body());
        return out.toByteArray();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
