package com.nocodo.operator.socket;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Reason;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers at the socket until it is closed.
public final class SocketServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    static final int MOST_CONNECTIONS = 128;

    private final OperatorApi operator;
    private final Path socket;
    private final ServerSocketChannel server;
    private final UserPrincipal self;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

    private SocketServer(OperatorApi operator, Path socket, ServerSocketChannel server, UserPrincipal self) {
        this.operator = operator;
        this.socket = socket;
        this.server = server;
        this.self = self;
    }

    /// Called by the one process that serves the home.
    public static SocketServer start(OperatorApi operator, Home home, Map<String, String> environment) {
        var socket = SocketPlace.of(home, environment);
        SocketPlace.prepare(socket);
        try {
            var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            var server = new SocketServer(operator, socket, channel, Files.getOwner(socket));
            Thread.ofPlatform().daemon().name("socket").start(server::accept);
            return server;
        } catch (IOException e) {
            throw Problem.unavailable("The socket %s cannot be made: %s", socket, Reason.of(e))
                    .toException();
        }
    }

    public Path path() {
        return socket;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                begin(server.accept());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("a connection to the socket was not accepted", e);
            }
        }
    }

    /// The folder keeps others out; who holds it open all the same, or was given the socket, is refused by its user.
    private void begin(SocketChannel channel) throws IOException {
        var peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
        if (!peer.user().equals(self) || sessions.size() >= MOST_CONNECTIONS) {
            LOG.warn("a connection of {} was refused, beside {} others", peer.user(), sessions.size());
            channel.close();
            return;
        }
        var session = new Session(operator, channel, sessions::remove);
        sessions.add(session);
        session.begin();
    }

    @Override
    public void close() {
        try {
            server.close();
            sessions.forEach(Session::close);
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.warn("the socket {} was not removed", socket, e);
        }
    }
}
