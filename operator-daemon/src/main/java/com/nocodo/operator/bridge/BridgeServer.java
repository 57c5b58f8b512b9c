package com.nocodo.operator.bridge;

import com.nocodo.operator.home.Database;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.bridge.BridgeApi;
import com.nocodo.protocol.bridge.Mux;
import com.nocodo.protocol.bridge.MuxStream;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.rpc.Answers;
import com.nocodo.protocol.rpc.WireDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers vaults at a socket of its own, which the bridge's account reaches and nobody else.
public final class BridgeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeServer.class);
    private static final WireDoor<BridgeApi> DOOR = WireDoor.of(BridgeApi.class, "operator");

    private final Bridge bridge;
    private final Settings settings;
    private final int port;
    private final ServerSocketChannel server;

    /// @param socket where vaults come in
    /// @param account of the bridge; whoever else connects is refused, but for ourselves
    /// @param hostKey the file of this server's public host key
    public record Settings(Path socket, String account, Path hostKey) {

        /// Nothing where no vault is meant to come in.
        public static Optional<Settings> of(Map<String, String> environment) {
            return Optional.ofNullable(environment.get("NOCODO_BRIDGE_SOCKET"))
                    .filter(text -> !text.isBlank())
                    .map(socket -> new Settings(
                            Path.of(socket),
                            environment.getOrDefault("NOCODO_BRIDGE_ACCOUNT", "nocodo-bridge"),
                            Path.of(environment.getOrDefault(
                                    "NOCODO_BRIDGE_HOST_KEY", "/etc/ssh/ssh_host_ed25519_key.pub"))));
        }
    }

    private BridgeServer(Bridge bridge, Settings settings, int port, ServerSocketChannel server) {
        this.bridge = bridge;
        this.settings = settings;
        this.port = port;
        this.server = server;
    }

    /// @param folder where the operator's key is, and the pairing secret while there is one
    /// @param address of the web app, and its port
    public static BridgeServer start(
            Settings settings, Database db, Path folder, String address, int port, SignIns signIns) {
        var bridge = Bridge.of(
                db, folder, Clock.systemUTC(), address, signIns, () -> HostKey.fingerprint(settings.hostKey()));
        try {
            Files.deleteIfExists(settings.socket());
            var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(settings.socket()));
            Files.setPosixFilePermissions(settings.socket(), PosixFilePermissions.fromString("rw-rw----"));
            var server = new BridgeServer(bridge, settings, port, channel);
            Thread.ofPlatform().daemon().name("bridge").start(server::accept);
            return server;
        } catch (IOException e) {
            throw Problem.unavailable("The bridge's socket %s cannot be made: %s", settings.socket(), Reason.of(e))
                    .toException();
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                begin(server.accept());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("a connection to the bridge was not accepted", e);
            }
        }
    }

    private void begin(SocketChannel channel) throws IOException {
        var peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        if (!peer.getName().equals(settings.account()) && !peer.equals(Files.getOwner(settings.socket()))
                || bridge.lines().areFull()) {
            LOG.warn("a connection of {} to the bridge was refused", peer);
            channel.close();
            return;
        }
        var door = new BridgeDoor(bridge);
        var answers = Answers.always(DOOR, door, Map.of());
        var mux = Mux.called(
                Channels.newInputStream(channel),
                Channels.newOutputStream(channel),
                channel,
                stream -> answer(stream, door, answers));
        bridge.lines().add(mux, door);
    }

    private void answer(MuxStream stream, BridgeDoor door, Answers<BridgeApi> answers) {
        switch (stream.kind()) {
            case BridgeApi.CONTROL -> answers.serve(stream.in(), stream.out());
            case BridgeApi.HTTP -> {
                if (door.isProven()) {
                    passOn(stream);
                } else {
                    stream.close();
                }
            }
            default -> stream.close();
        }
    }

    private void passOn(MuxStream stream) {
        try (stream;
                var own = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var back = Thread.ofVirtual().name("bridge-back").start(() -> copyBack(own, stream));
            stream.in().transferTo(own.getOutputStream());
            own.shutdownOutput();
            back.join();
        } catch (IOException e) {
            LOG.debug("a stream of a vault broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copyBack(Socket own, MuxStream stream) {
        try {
            own.getInputStream().transferTo(stream.out());
            stream.out().close();
        } catch (IOException e) {
            stream.close();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            bridge.lines().endAll();
            Files.deleteIfExists(settings.socket());
        } catch (IOException e) {
            LOG.warn("the bridge's socket was not removed", e);
        }
    }
}
