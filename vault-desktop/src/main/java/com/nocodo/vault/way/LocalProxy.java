package com.nocodo.vault.way;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.bridge.MuxStream;
import com.nocodo.protocol.local.Reason;
import com.nocodo.vault.process.KeptPort;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers on this computer's loopback what the operator answers, one request for each stream of the line to it. It
/// looks at the head of a request and at nothing else.
public final class LocalProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalProxy.class);
    /// Below what the line takes at once.
    private static final int MOST_CONNECTIONS = 128;

    private static final int BACKLOG = 64;
    private static final Duration HEAD = Duration.ofSeconds(20);
    private static final int LAST_WORDS_MILLIS = 2_000;

    private final OperatorNames names;
    private final Line line;
    private final Runnable used;
    private final Duration patience;
    private final ServerSocket server;
    private final Semaphore room = new Semaphore(MOST_CONNECTIONS);
    private final KeptPort other;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /// A stream to the operator's web app.
    public interface Line {
        MuxStream open() throws IOException;
    }

    private LocalProxy(
            OperatorNames names, Line line, Runnable used, Duration patience, ServerSocket server, KeptPort other) {
        this.names = names;
        this.line = line;
        this.used = used;
        this.patience = patience;
        this.server = server;
        this.other = other;
    }

    /// @param used hears each time that a person does something
    /// @throws com.nocodo.protocol.ProblemException `conflict` where another program has the port
    public static LocalProxy start(OperatorNames names, Line line, Runnable used) {
        return start(names, line, used, HEAD);
    }

    /// @param patience how long the head of a request may take
    static LocalProxy start(OperatorNames names, Line line, Runnable used, Duration patience) {
        ServerSocket server;
        try {
            server = KeptPort.listen(names.port(), BACKLOG);
        } catch (IOException e) {
            throw Problem.conflict(
                            "Port %d of this computer, where the operator %s is shown, is in use (%s). End the program that"
                                    + " has it, and try again.",
                            names.port(), names.operator(), Reason.of(e))
                    .toException();
        }
        try {
            var proxy = new LocalProxy(names, line, used, patience, server, KeptPort.keepOther(names.port()));
            Thread.ofPlatform().daemon().name("way-in").start(proxy::accept);
            return proxy;
        } catch (RuntimeException e) {
            closed(server);
            throw e;
        }
    }

    private static void closed(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("a port was closed already", e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                clients.add(client);
                Thread.ofVirtual().name("way-in-" + client.getPort()).start(() -> serve(client));
            } catch (IOException e) {
                LOG.debug("a connection was not accepted", e);
            }
        }
    }

    private void serve(Socket client) {
        var hasRoom = room.tryAcquire();
        try (client) {
            answer(client, hasRoom);
        } catch (IOException e) {
            LOG.debug("a connection broke", e);
        } finally {
            clients.remove(client);
            if (hasRoom) {
                room.release();
            }
        }
    }

    private void answer(Socket client, boolean hasRoom) throws IOException {
        try {
            if (!hasRoom) {
                throw new Refused(503, "Service Unavailable", "Too many connections at once. Try again.");
            }
            pass(client);
        } catch (Refused e) {
            LOG.debug("a request was refused: {}", e.getMessage());
            refuse(client, e);
        }
    }

    private void pass(Socket client) throws IOException, Refused {
        client.setTcpNoDelay(true);
        var inTime = new InTime(client, patience);
        var in = new BufferedInputStream(inTime);
        var head = readHead(in);
        if (head == null) {
            return;
        }
        inTime.end();
        names.check(head);
        if (head.isUse(names.isUi(head.host()))) {
            used.run();
        }
        try (var stream = opened()) {
            stream.out().write(head.goesOn());
            var body = Thread.ofVirtual().name("way-in-body").start(() -> sendBody(head, in, stream));
            stream.in().transferTo(client.getOutputStream());
            client.shutdownOutput();
            body.join(Duration.ofMillis(LAST_WORDS_MILLIS)); // until the browser has read all and closes
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable RequestHead readHead(InputStream in) throws IOException, Refused {
        try {
            return RequestHead.read(in).orElse(null);
        } catch (SocketTimeoutException e) {
            throw new Refused(408, "Request Timeout", "The request took too long.");
        }
    }

    private MuxStream opened() throws Refused {
        try {
            return line.open();
        } catch (IOException e) {
            throw new Refused(
                    503,
                    "Service Unavailable",
                    "The line to the operator broke and is being made again. Try again soon.");
        }
    }

    /// Sends the body, and notices when the browser goes away.
    private static void sendBody(RequestHead head, InputStream in, MuxStream stream) {
        try {
            if (head.isWebSocket() || head.isChunked()) {
                in.transferTo(stream.out());
                stream.close();
                return;
            }
            copy(in, stream.out(), head.bodyBytes());
            if (in.read() < 0) {
                stream.close();
            }
        } catch (IOException e) {
            stream.close();
        }
    }

    private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        var piece = new byte[16 * 1024];
        for (long left = bytes; left > 0; ) {
            var count = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (count < 0) {
                throw new IOException("the body was cut off");
            }
            out.write(piece, 0, count);
            left -= count;
        }
    }

    private static void refuse(Socket client, Refused why) throws IOException {
        client.getOutputStream().write(why.answer());
        client.shutdownOutput();
        client.setSoTimeout(LAST_WORDS_MILLIS);
        // What is left unread takes the answer with it.
        copy(client.getInputStream(), OutputStream.nullOutputStream(), RequestHead.LONGEST);
    }

    @Override
    public void close() {
        other.close();
        try {
            server.close();
            for (var client : clients) {
                client.close();
            }
        } catch (IOException e) {
            LOG.debug("a connection was closed already", e);
        }
    }

    /// What a client sends until a moment: a limit of the socket alone is one for each piece.
    private static final class InTime extends FilterInputStream {
        private final Socket client;
        private final long until;
        private boolean limited = true;

        InTime(Socket client, Duration limit) throws IOException {
            super(client.getInputStream());
            this.client = client;
            this.until = System.nanoTime() + limit.toNanos();
        }

        void end() throws IOException {
            limited = false;
            client.setSoTimeout(0);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (limited) {
                var left = Duration.ofNanos(until - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new SocketTimeoutException("the head took too long");
                }
                client.setSoTimeout((int) left);
            }
            return super.read(bytes, from, length);
        }
    }
}
