package com.nocodo.vault.keeper;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/// Chooses where the vault's page answers: where it did the last time, and nowhere else without being told.
final class Place {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LABEL = 12;

    private Place() {}

    static KeeperNote choose(Path vault, Map<String, String> environment, SecureRandom random) {
        var before = KeeperNote.read(vault);
        var port =
                wanted(environment).orElseGet(() -> before.map(KeeperNote::port).orElseGet(Place::anyFree));
        if (!isFree(port)) {
            throw Problem.conflict(
                            "Port %d, where this vault's page answers, is in use by another program. Do not type your"
                                    + " password there. End that program, or choose another port:"
                                    + " NOCODO_VAULT_PORT=… nocodo vault",
                            port)
                    .toException();
        }
        var host = switch (environment.getOrDefault("NOCODO_VAULT_HOST", "")) {
            case "" ->
                before.map(KeeperNote::host)
                        .filter(name -> name.endsWith(".localhost"))
                        .orElseGet(() -> name(random));
            case "127.0.0.1" -> "127.0.0.1"; // for a browser that finds no names under localhost
            default ->
                throw Problem.invalid("NOCODO_VAULT_HOST is 127.0.0.1, or not set.")
                        .toException();
        };
        var chosen = new KeeperNote(port, host, ProcessHandle.current().pid());
        chosen.write(vault);
        return chosen;
    }

    private static Optional<Integer> wanted(Map<String, String> environment) {
        var text = environment.getOrDefault("NOCODO_VAULT_PORT", "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw Problem.invalid(
                            "NOCODO_VAULT_PORT=%.20s is no port; say a number up to 65535, or leave it away.", text)
                    .toException();
        }
        return Optional.of(Integer.valueOf(text));
    }

    private static String name(SecureRandom random) {
        var label = new StringBuilder("vault-");
        random.ints(LABEL, 0, LETTERS.length()).forEach(one -> label.append(LETTERS.charAt(one)));
        return label + ".localhost";
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Problem.unavailable("No port is free on this computer.").toException();
        }
    }
}
