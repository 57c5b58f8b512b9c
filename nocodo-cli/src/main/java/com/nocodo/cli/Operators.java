package com.nocodo.cli;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.OperatorServer;
import com.nocodo.protocol.Problem;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/// The way to the operator of a home.
final class Operators {
    private Operators() {}

    static OperatorApi open() {
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
