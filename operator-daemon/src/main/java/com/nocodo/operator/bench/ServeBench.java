package com.nocodo.operator.bench;

import com.nocodo.operator.home.Ports;
import com.nocodo.operator.process.AppCommand;
import com.nocodo.operator.process.Command;
import com.nocodo.operator.process.Health;
import com.nocodo.operator.process.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The generated application beside a minimal handler written by hand: the same SQL, the same rows, both release
/// builds, in turns.
final class ServeBench {
    private static final int ROWS = 100_000;
    private static final int PARENTS = 500;
    private static final int ROUNDS = 3;
    private static final String EMAIL = "owner@example.org";
    private static final String PASSWORD = "a benchmark's own password 7";
    private static final String LIST = "/api/farones?page=1&page_size=20&sort=-id";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    private final Workplace workplace;
    private final Path app;
    private final Path data;

    ServeBench(Workplace workplace, Path app) {
        this.workplace = workplace;
        this.app = app;
        this.data = workplace.root().resolve("serve");
    }

    void run() throws IOException, InterruptedException, SQLException {
        Files.createDirectories(data);
        Path program;
        Path minimal;
        try (var held = workplace.alone()) {
            workplace.run(app, "cargo", "build", "--locked", "--release", "--workspace");
            program = kept("app");
            workplace.run(minimal(), "cargo", "build", "--release");
            minimal = kept("minimal");
        }
        Table.line("release program, 20 entities", Files.size(program) / 1e6, "MB", "<= 15");
        var port = Ports.anyFree();
        var password = Files.writeString(data.resolve("password"), PASSWORD);
        var application = AppCommand.of(
                program, port, data, EMAIL, password, workplace.root().resolve("app.log"), Workplace.LIMIT);
        try (var first = workplace.start(application)) {
            await("http://127.0.0.1:" + port + "/readyz", first);
        }
        fill();
        var otherPort = Ports.anyFree();
        try (var ours = workplace.start(application);
                var theirs = workplace.start(new Command(
                        List.of(minimal.toString()),
                        data,
                        Map.of(
                                "BIND",
                                "127.0.0.1:" + otherPort,
                                "DATABASE",
                                data.resolve("app.db").toString()),
                        workplace.root().resolve("minimal.log"),
                        Workplace.LIMIT))) {
            var base = "http://127.0.0.1:" + port;
            var other = "http://127.0.0.1:" + otherPort;
            await(base + "/readyz", ours);
            await(other + LIST, theirs);
            Table.line("  memory, idle", Memory.of(ours), "MB", "<= 30");
            var cookie = signIn(base);
            compare("newest 20 of 100,000", base + LIST, other + LIST, cookie);
            compare("  with a filter on an indexed column", base + filtered(), other + filtered(), cookie);
            Table.line("  memory, after this load", Memory.of(ours), "MB", "<= 30");
        }
    }

    private static String filtered() {
        return LIST + "&damonk_id=7";
    }

    private Path kept(String name) throws IOException {
        var place = workplace.root().resolve(name + "-release");
        return Files.copy(
                workplace.cargoTarget().resolve("release").resolve(name), place, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /// The source of the minimal handler, with the application's own lock file.
    private Path minimal() throws IOException {
        var folder = Files.createDirectories(workplace.root().resolve("minimal"));
        for (var file : List.of("Cargo.toml", "main.rs")) {
            try (var in = Objects.requireNonNull(ServeBench.class.getResourceAsStream("minimal/" + file))) {
                Files.copy(in, folder.resolve(file));
            }
        }
        Files.copy(app.resolve("Cargo.lock"), folder.resolve("Cargo.lock"));
        return folder;
    }

    private static void await(String url, Running program) throws IOException, InterruptedException {
        if (!Health.await(url, program::alive, Duration.ofSeconds(30))) {
            throw new IOException(url + " does not answer");
        }
    }

    private void fill() throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("app.db"));
                var statement = db.createStatement()) {
            statement.executeUpdate("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    INSERT INTO damonks (phone_number, created_at, updated_at)
                    SELECT 'Parent ' || i, '2026-01-01 00:00:00', '2026-01-01 00:00:00' FROM n
                    """.formatted(PARENTS));
            statement.executeUpdate("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    INSERT INTO farones (date, phone_number, notes, damonk_id, created_at, updated_at)
                    SELECT date('2026-01-01', (i %% 365) || ' days'), '+49 30 ' || i, 'Note ' || i, 1 + i %% %d,
                           '2026-01-01 00:00:00', '2026-01-01 00:00:00'
                      FROM n
                    """.formatted(ROWS, PARENTS));
            statement.execute("ANALYZE");
        }
    }

    private static String signIn(String base) throws IOException, InterruptedException {
        try (var http = Health.client()) {
            var request = HttpRequest.newBuilder(URI.create(base + "/api/session"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD)))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("Set-Cookie")
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                    .orElseThrow(() -> new IOException("no session: " + answer.statusCode() + " " + answer.body()));
        }
    }

    private void compare(String what, String ours, String theirs, String cookie)
            throws IOException, InterruptedException {
        List<Double> mine = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            mine.add(rate(ours, cookie));
            other.add(rate(theirs, cookie));
        }
        Table.line(what + ": generated", Median.of(mine), "/s", "");
        Table.line("  minimal handler by hand", Median.of(other), "/s", "");
        Table.line("  ratio", Median.of(mine) / Median.of(other), "x", ">= 0.60");
    }

    private double rate(String url, String cookie) throws IOException, InterruptedException {
        var output = workplace.run(
                workplace.root(), "wrk", "-t", "1", "-c", "16", "-d", "5s", "-H", "Cookie: " + cookie, url);
        if (REFUSED.matcher(output).find()) {
            throw new IOException("not every answer of " + url + " was good:\n" + output);
        }
        var rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IOException("wrk printed no rate:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
