package com.nocodo.vault.process;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;

/// Keeps a port of loopback for processes of ours, while none of them listens at it: what another user starts cannot
/// have it. Whoever listens shares it; nobody is answered by this.
public final class KeptPort implements AutoCloseable {
    private static final int CONNECT_MILLIS = 300;

    private final Socket four;
    private final Socket six;

    private KeptPort(Socket four, Socket six) {
        this.four = four;
        this.six = six;
    }

    /// Also at `[::1]`, where browsers ask first. Where the system knows no sharing, nothing is kept: whoever listens
    /// could not have it either.
    ///
    /// @throws com.nocodo.protocol.ProblemException `conflict` where somebody else has it
    public static KeptPort keep(int port) {
        return isShared() ? keep(port, true) : new KeptPort(new Socket(), new Socket());
    }

    /// At `[::1]` alone, for whoever listens at 127.0.0.1.
    public static KeptPort keepOther(int port) {
        return keep(port, false);
    }

    private static boolean isShared() {
        try (var socket = new ServerSocket()) {
            return socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
        } catch (IOException e) {
            return false;
        }
    }

    private static KeptPort keep(int port, boolean both) {
        var four = new Socket();
        var six = new Socket();
        try {
            if (both) {
                bind(four, InetAddress.getByName("127.0.0.1"), port);
            }
            var other = InetAddress.getByName("::1");
            if (NetworkInterface.getByInetAddress(other) != null) {
                bind(six, other, port);
            }
            return new KeptPort(four, six);
        } catch (IOException e) {
            closed(four);
            closed(six);
            throw Problem.conflict(
                            "Port %d of this computer was taken by another program (%s). Do not type anything there.",
                            port, Reason.of(e))
                    .toException();
        }
    }

    private static void bind(Socket socket, InetAddress address, int port) throws IOException {
        if (socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
            socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        socket.bind(new InetSocketAddress(address, port));
    }

    /// Listens at 127.0.0.1 beside whoever of ours keeps the port, but never beside somebody who answers.
    public static ServerSocket listen(int port, int backlog) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        if (answers(address)) {
            throw new IOException("somebody answers there");
        }
        var server = new ServerSocket();
        try {
            if (server.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
                server.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            server.bind(address, backlog);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private static boolean answers(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It ends with the process at the latest.
        }
    }

    @Override
    public void close() {
        closed(four);
        closed(six);
    }
}
