package com.nocodo.protocol.rpc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers at a Unix socket, for processes of the same user, until it is closed.
public final class SocketServer<T extends AutoCloseable> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    static final int MOST_CONNECTIONS = 128;

    private final Answers<T> answers;
    private final Path socket;
    private final ServerSocketChannel server;
    private final UserPrincipal self;
    private final Set<DoorSession<T>> sessions = ConcurrentHashMap.newKeySet();

    private SocketServer(Answers<T> answers, Path socket, ServerSocketChannel server, UserPrincipal self) {
        this.answers = answers;
        this.socket = socket;
        this.server = server;
        this.self = self;
    }

    /// @param socket in a folder that only its owner can enter; nothing is there yet
    /// @throws IOException if it cannot be made
    public static <T extends AutoCloseable> SocketServer<T> start(Answers<T> answers, Path socket) throws IOException {
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        var server = new SocketServer<>(answers, socket, channel, Files.getOwner(socket));
        Thread.ofPlatform().daemon().name("socket").start(server::accept);
        return server;
    }

    /// Where it answers.
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
        var ends = new DoorSession.Ends(
                Channels.newInputStream(channel),
                Channels.newOutputStream(channel),
                channel::shutdownInput,
                channel::shutdownOutput,
                channel);
        var session = new DoorSession<>(answers, ends, sessions::remove);
        sessions.add(session);
        session.begin();
    }

    @Override
    public void close() {
        try {
            server.close();
            sessions.forEach(DoorSession::close);
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.warn("the socket {} was not removed", socket, e);
        }
    }
}
