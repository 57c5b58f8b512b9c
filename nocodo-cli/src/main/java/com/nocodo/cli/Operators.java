package com.nocodo.cli;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorServer;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.rpc.WireDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/// The way to the operator of a home.
final class Operators {
    private Operators() {}

    /// The operator that serves the home, through its socket; where nobody does, one in this process.
    static OperatorApi open() {
        var running = servers().find(home());
        if (running.isPresent()) {
            try {
                return WireDoor.OPERATOR.connect(Path.of(running.get().socket()));
            } catch (IOException e) {
                // It ends just now, or does not listen yet; both work on the same state.
            }
        }
        return inProcess();
    }

    private static OperatorApi inProcess() {
        return ServiceLoader.load(OperatorApi.Provider.class)
                .findFirst()
                .orElseThrow(() -> Problem.unavailable("This installation of nocodo has no operator in it.")
                        .toException())
                .open(home());
    }

    static OperatorServer.Provider servers() {
        return ServiceLoader.load(OperatorServer.Provider.class)
                .findFirst()
                .orElseThrow(() -> Problem.unavailable("This installation of nocodo has no operator in it.")
                        .toException());
    }

    static Path home() {
        return named("NOCODO_HOME")
                .or(() -> named("XDG_DATA_HOME").map(data -> data.resolve("nocodo")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share", "nocodo"));
    }

    private static Optional<Path> named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(v -> !v.isBlank())
                .map(Path::of);
    }
}
