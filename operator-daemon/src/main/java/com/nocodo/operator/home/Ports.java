package com.nocodo.operator.home;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports on loopback.
public final class Ports {
    private Ports() {}

    public static boolean free(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /// A port that nobody uses at the moment.
    public static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Problem.unavailable("No port is free on this machine: %s", Reason.of(e))
                    .toException();
        }
    }
}
