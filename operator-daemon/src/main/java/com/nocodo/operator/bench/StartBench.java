package com.nocodo.operator.bench;

import com.nocodo.operator.home.Ports;
import com.nocodo.operator.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From the start of the process to the first page, beside an empty application, in turns: both with what the launcher
/// has the Java machine learn from a first run, or both without.
final class StartBench {
    private static final int ROUNDS = 5;
    private static final double LIMIT = 1.5;

    private final Workplace workplace;

    StartBench(Workplace workplace) {
        this.workplace = workplace;
    }

    void run() throws IOException, InterruptedException {
        var empty = EmptyApplication.compiled(workplace);
        var home = Files.createDirectories(workplace.root().resolve("home"));
        seconds(Ports.anyFree(), port -> Launch.operator(home, port, Launch.flags())); // makes the home
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ours.add(seconds(Ports.anyFree(), port -> Launch.operator(home, port, Launch.flags())));
            theirs.add(seconds(Ports.anyFree(), empty::command));
        }
        Table.line("start to first page", Median.of(ours), "s", "");
        Table.line("  an empty application of Spring Boot and Vaadin", Median.of(theirs), "s", "");
        Table.atMost("  ratio", Median.of(ours) / Median.of(theirs), "x", LIMIT);
    }

    private interface Program {
        Command at(int port);
    }

    private double seconds(int port, Program program) throws IOException, InterruptedException {
        var command = program.at(port);
        Path log = command.log();
        var start = System.nanoTime();
        try (var running = workplace.start(command)) {
            FirstPage.await(port, running, log);
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
