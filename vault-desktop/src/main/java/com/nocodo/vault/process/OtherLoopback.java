package com.nocodo.vault.process;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// Keeps others away from a port of ours at `[::1]`: browsers ask there first for names that end with `localhost`, and
/// whoever answered would be believed. It is held and not listened at, so that browsers go on to 127.0.0.1.
public final class OtherLoopback implements AutoCloseable {
    private final @Nullable Socket held;

    private OtherLoopback(@Nullable Socket held) {
        this.held = held;
    }

    /// @throws com.nocodo.protocol.ProblemException `conflict` where somebody holds it already
    public static OtherLoopback hold(int port) {
        try {
            var six = InetAddress.getByName("::1");
            if (NetworkInterface.getByInetAddress(six) == null) {
                return new OtherLoopback(null); // nobody can answer where there is no such address
            }
            var socket = new Socket();
            socket.bind(new InetSocketAddress(six, port));
            return new OtherLoopback(socket);
        } catch (IOException e) {
            throw Problem.conflict(
                            "Another program answers at [::1], port %d, where your browser would ask first. Do not type a"
                                    + " password there. End that program, then start again.",
                            port)
                    .toException();
        }
    }

    @Override
    public void close() {
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                // It ends with the process at the latest.
            }
        }
    }
}
