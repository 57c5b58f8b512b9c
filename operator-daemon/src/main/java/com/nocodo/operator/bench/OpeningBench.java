package com.nocodo.operator.bench;

import com.nocodo.operator.LocalOperator;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.protocol.OperatorApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A project's page reads the snapshot, the newest events and the jobs: of a long story as fast as of a short one.
final class OpeningBench {
    private static final int FEW = 100;
    private static final int MANY = 100_000;
    private static final int ROUNDS = 40;
    private static final int PAGE = 300; // as the page reads
    private static final double LIMIT = 1.5;

    private final Workplace workplace;

    OpeningBench(Workplace workplace) {
        this.workplace = workplace;
    }

    private interface Opening {
        void open(String project) throws IOException, InterruptedException;
    }

    void run() throws IOException, InterruptedException {
        var root = Files.createDirectories(workplace.root().resolve("home"));
        var projects = ServedHome.described(root, 2);
        try (var db = Database.open(Home.open(root, Map.of()).database())) {
            var story = new LongStory(db, Clock.systemUTC());
            story.tell(projects.getFirst(), FEW);
            story.tell(projects.getLast(), MANY);
        }
        try (var operator = LocalOperator.open(root, System.getenv())) {
            compare("through the door", projects, project -> open(operator, project));
        }
        try (var served = ServedHome.start(workplace, root);
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            compare("through REST", projects, project -> open(served, http, project));
        }
    }

    private static void open(OperatorApi operator, String project) {
        var snapshot = operator.snapshot(project);
        operator.eventsBefore(project, snapshot.seq() + 1, PAGE);
        operator.jobs(project);
    }

    private static void open(ServedHome served, HttpClient http, String project)
            throws IOException, InterruptedException {
        var snapshot = get(served, http, project + "/snapshot");
        var seq = Long.parseLong(snapshot.replaceAll("(?s).*\"seq\":(\\d+).*", "$1"));
        get(served, http, "%s/events?before=%d&limit=%d".formatted(project, seq + 1, PAGE));
        get(served, http, project + "/jobs");
    }

    private static String get(ServedHome served, HttpClient http, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/projects/%s".formatted(served.port(), path)))
                .header("Authorization", "Bearer " + served.token())
                .header("Accept", "application/json")
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static void compare(String how, List<String> projects, Opening opening)
            throws IOException, InterruptedException {
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int i = -ROUNDS / 2; i < ROUNDS; i++) {
            var first = millis(opening, projects.getFirst());
            var second = millis(opening, projects.getLast());
            if (i >= 0) { // the first rounds warm up
                few.add(first);
                many.add(second);
            }
        }
        Table.line("a project of 100,000 messages opens " + how, Median.of(many), "ms", "");
        Table.line("  of 100 messages", Median.of(few), "ms", "");
        Table.atMost("  ratio", Median.of(many) / Median.of(few), "x", LIMIT);
    }

    private static double millis(Opening opening, String project) throws IOException, InterruptedException {
        var start = System.nanoTime();
        opening.open(project);
        return (System.nanoTime() - start) / 1e6;
    }
}
