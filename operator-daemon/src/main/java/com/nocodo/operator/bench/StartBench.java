package com.nocodo.operator.bench;

import com.nocodo.operator.home.Ports;
import com.nocodo.operator.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From the start of the process to the first page, beside an empty application, in turns: both without what an earlier
/// run learnt, then, as the launcher starts it, both with that.
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
        seconds(Ports.anyFree(), port -> Launch.operator(home, port, Launch.bareFlags())); // makes the home
        System.out.println("start to first page");
        var ratio = compare(port -> Launch.operator(home, port, Launch.bareFlags()), empty::bare);
        Table.atMost("  ratio", ratio, "x", LIMIT);
        if (Launch.learnt()) {
            empty.learn(workplace);
            System.out.println("start to first page as the launcher starts it, both with what a first run learnt");
            ratio = compare(port -> Launch.operator(home, port, Launch.flags()), empty::learnt);
            Table.line("  ratio", ratio, "x", "");
        }
    }

    private double compare(Program ours, Program theirs) throws IOException, InterruptedException {
        List<Double> one = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            one.add(seconds(Ports.anyFree(), ours));
            other.add(seconds(Ports.anyFree(), theirs));
        }
        Table.line("  nocodo", Median.of(one), "s", "");
        Table.line("  an empty application of Spring Boot and Vaadin", Median.of(other), "s", "");
        return Median.of(one) / Median.of(other);
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
