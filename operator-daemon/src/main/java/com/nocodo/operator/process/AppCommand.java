package com.nocodo.operator.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a generated application is started: where it listens, where its data is, and who its first account is.
public final class AppCommand {
    private AppCommand() {}

    /// @param password a file with the first account's password
    public static Command of(Path program, int port, Path data, String email, Path password, Path log, Duration limit) {
        var environment = Map.of(
                "BIND",
                "127.0.0.1:" + port,
                "DATA_DIR",
                data.toString(),
                "OWNER_EMAIL",
                email,
                "OWNER_PASSWORD_FILE",
                password.toString());
        return new Command(List.of(program.toString()), data, environment, log, limit)
                .in(Sandbox.build(List.of(data), List.of(program, password)));
    }

    /// The same, for who holds the token to look at it as any role.
    public static Command seenAs(Command command, String token) {
        return command.with(Map.of("PREVIEW_TOKEN", token));
    }
}
