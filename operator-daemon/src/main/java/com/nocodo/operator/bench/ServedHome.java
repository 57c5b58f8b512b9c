package com.nocodo.operator.bench;

import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.Ports;
import com.nocodo.operator.identity.Accounts;
import com.nocodo.operator.identity.ApiTokens;
import com.nocodo.operator.process.Running;
import com.nocodo.protocol.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A home that `nocodo up` serves in a process of its own, with a script's way in.
record ServedHome(Path root, int port, Running program, String token) implements AutoCloseable {

    /// Projects that are described and not built.
    ///
    /// @return their ids
    static List<String> described(Path root, int projects) {
        try (var operator = LocalOperator.open(root, System.getenv())) {
            return IntStream.range(0, projects)
                    .mapToObj(n -> operator.begin(new Said(
                                    "bench-" + n,
                                    "I run shop number %d. Customers have a name and a phone number. Each order is for one customer, with a date and a price."
                                            .formatted(n)))
                            .id())
                    .toList();
        }
    }

    static ServedHome start(Workplace workplace, Path root) throws IOException, InterruptedException {
        String token;
        try (var db = Database.open(Home.open(root, Map.of()).database())) {
            var clock = Clock.systemUTC();
            token = new ApiTokens(db, clock, new SecureRandom())
                    .make(new Accounts(db, clock).owner(), "bench", "read", 1)
                    .secret();
        }
        var port = Ports.anyFree();
        var command = Launch.operator(root, port, Launch.flags());
        var program = workplace.start(command);
        FirstPage.await(port, program, command.log());
        return new ServedHome(root, port, program, token);
    }

    Database database() {
        return Database.open(Home.open(root, Map.of()).database());
    }

    /// The head of a request, as HTTP writes it.
    String request(String path, String accept) {
        return "GET /api/v1/projects/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nAccept: %s\r\n\r\n"
                .formatted(path, port, token, accept);
    }

    @Override
    public void close() throws InterruptedException {
        program.close();
    }
}
